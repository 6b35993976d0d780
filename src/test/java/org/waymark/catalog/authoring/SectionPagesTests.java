package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.PlainText;
import org.waymark.catalog.TestDefinitions;

class SectionPagesTests {

    private static final DefinitionContent SAMPLE = TestDefinitions.smallGroupWork();

    @ParameterizedTest
    @EnumSource
    void whatIsReadAndWrittenAgainIsTheSame(Section section) {
        Writing writing = new Writing("WM-1", SAMPLE);

        section.page().write(section.page().read(writing), writing);

        assertThat(writing.content()).isEqualTo(SAMPLE);
        assertThat(writing.code).isEqualTo("WM-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsHasNoFaults(Section section) {
        SectionEdit edit = edit(section, SAMPLE);

        assertThat(edit.problems(edit.stored(), "")).isEmpty();
    }

    @Test
    void evidenceThatIsRemovedIsNoLongerJudged() {
        SectionEdit edit = edit(Section.EVIDENCE, SAMPLE);
        Writing writing = new Writing("WM-1", SAMPLE);

        Section.EVIDENCE.page().write(edit.stored().with(Fields.ITEM, List.of("A1", "A3")), writing);

        assertThat(writing.content().evidence()).extracting("id").containsExactly("A1", "A3");
        assertThat(writing.content().criteria())
                .extracting(Criterion::from)
                .containsExactly(List.of("A1"), List.of(), List.of("A1"), List.of("A3"));
    }

    @Test
    void aSourceWithAnAddressOnlyIsCalledByIt() {
        Writing writing = new Writing("WM-1", SAMPLE);

        Section.RESEARCH
                .page()
                .write(
                        Fields.none()
                                .withItem("S1")
                                .withItem("S2")
                                .withItem("S3")
                                .with("S2-url", "https://example.org/paper")
                                .with("S3-title", "A book"),
                        writing);

        assertThat(writing.research)
                .containsExactly(
                        new About.Reference("https://example.org/paper", "https://example.org/paper"),
                        new About.Reference("A book", null));
    }

    @Test
    void onePictureChangesNothingOfAnUpload() {
        Writing writing = new Writing("WM-1", SAMPLE);
        writing.picture = new About.Picture("SHIELD", "GREEN", "MARK", "key");

        Section.PICTURE
                .page()
                .write(
                        Fields.none()
                                .with("shape", "CIRCLE")
                                .with("colour", "RED")
                                .with("symbol", "STAR"),
                        writing);

        assertThat(writing.picture).isEqualTo(new About.Picture("CIRCLE", "RED", "STAR", "key"));
    }

    @Test
    void initialsAreNoPictureThatSomebodyMade() {
        SectionEdit initials = edit(Section.PICTURE, SAMPLE.with(SAMPLE.about().with(About.Picture.NONE)));
        SectionEdit drawn = edit(Section.PICTURE, SAMPLE.with(SAMPLE.about().with(About.Picture.PLAIN)));

        assertThat(SectionView.of(initials, initials.stored()).pictured()).isFalse();
        assertThat(SectionView.of(drawn, drawn.stored()).pictured()).isTrue();
    }

    @Test
    void aFrameworkThatIsWrittenTwiceIsOne() {
        Writing writing = new Writing("WM-1", SAMPLE);

        Section.ALIGNMENT
                .page()
                .write(
                        Fields.none()
                                .withItem("F1")
                                .with("F1-framework", "InTASC")
                                .with("F1-codes", "1\n2")
                                .withItem("F2")
                                .with("F2-framework", "InTASC")
                                .with("F2-codes", "2\n3,a; b"),
                        writing);

        assertThat(writing.alignment).containsOnlyKeys("InTASC").containsEntry("InTASC", List.of("1", "2", "3,a; b"));
    }

    @Test
    void hoursMustBeForSomething() {
        Fields typed = Fields.none().withItem("W1").with("W1-hours", "2");

        assertThat(edit(Section.WORKLOAD, SAMPLE).problems(typed, "")).containsOnlyKeys("W1-activity");
    }

    @Test
    void aTitleIsTheOnlyThingThatMayNotBeEmpty() {
        assertThat(Section.values())
                .filteredOn(section ->
                        !edit(section, SAMPLE).problems(Fields.none(), "").isEmpty())
                .containsExactly(Section.ABOUT);
        assertThat(edit(Section.ABOUT, SAMPLE).problems(Fields.none().with("code", "X-1"), ""))
                .containsOnlyKeys("title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.org", "https://", "javascript:alert(1)", "https://a@example.org", "ftp://x.y"})
    void linksAreHttps(String link) {
        Fields typed = Fields.none().withItem("S1").with("S1-title", "Paper").with("S1-url", link);

        assertThat(edit(Section.RESEARCH, SAMPLE).problems(typed, "")).containsOnlyKeys("S1-url");
    }

    @Test
    void textsHaveALength() {
        Fields typed = Fields.none()
                .withItem("C1")
                .with("C1-title", "x".repeat(501))
                .with("C1-NOT_YET", "x".repeat(10_001))
                .with("C1-DEMONSTRATED", "x".repeat(10_000));

        assertThat(edit(Section.CRITERIA, SAMPLE).problems(typed, "")).containsOnlyKeys("C1-title", "C1-NOT_YET");
    }

    @Test
    void markupIsRefusedAndALessThanSignIsNot() {
        Fields typed = Fields.typed(
                Map.of("name", List.of("a<b, 5 < 6, c>d"), "summary", List.of("<script>alert(1)</script>")));

        assertThat(edit(Section.METHOD, SAMPLE).problems(typed, "")).containsOnlyKeys("summary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>x</b>",
                "a <i/> b",
                "<b onclick=alert(1)>",
                "<a href=x>",
                "</p>",
                "<br >",
                "<div hidden>",
                "<!-- x -->",
                "<svg onload=x",
                "&lt;b&gt;"
            })
    void whatABrowserWouldTakeForATagIsRefused(String text) {
        assertThat(PlainText.fault(text)).contains("markup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"where a<b and c>d", "a<b", "5 < 6 > 3", "if x<n for every n>5", "p<q or\nr>s", "<3", "A & B"})
    void aComparisonIsNone(String text) {
        assertThat(PlainText.fault(text)).isEmpty();
    }

    @Test
    void whatNobodySeesIsTakenOut() {
        assertThat(Fields.typed(Map.of("name", List.of("\uFEFFa\u202Eb\u0000c\r\nd")))
                        .one("name"))
                .isEqualTo("abc\nd");
    }

    @Test
    void numbersAreNumbers() {
        Fields typed = Fields.none()
                .with("contactHours", "ten")
                .with("elapsedWeeks", "a month")
                .withItem("W1")
                .with("W1-activity", "Plan")
                .with("W1-hours", "1,75h");

        assertThat(edit(Section.WORKLOAD, SAMPLE).problems(typed, ""))
                .containsOnlyKeys("contactHours", "elapsedWeeks", "W1-hours");
    }

    @Test
    void onlyWhatIsOfferedCanBeChosen() {
        Fields typed = Fields.none().withItem("A1").with("A1-kind", "DIARY").with("A1-consent", "PERHAPS");

        assertThat(edit(Section.EVIDENCE, SAMPLE).problems(typed, "")).containsOnlyKeys("A1-kind", "A1-consent");
    }

    @Test
    void whatStandsStaysPossibleThoughNobodyOffersIt() {
        Writing writing = new Writing("WM-1", SAMPLE);
        writing.goals = List.of("G-OLD");
        SectionEdit edit = edit(Section.ALIGNMENT, writing.content());

        assertThat(edit.problems(edit.stored(), "")).isEmpty();
        assertThat(SectionView.of(edit, edit.stored()).fields().get(0).choices())
                .extracting(Field.Choice::value)
                .containsExactly("G-OLD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EVIDENCE A 30", "CRITERIA C 30", "OVERVIEW O 30", "REFLECTION R 30", "RESEARCH S 30"})
    void listsEnd(String limit) {
        String[] words = limit.split(" ");
        SectionEdit edit = edit(Section.valueOf(words[0]), SAMPLE);
        Fields full = Fields.none();
        for (int i = 1; i <= Integer.parseInt(words[2]); i++) {
            full = full.withItem(words[1] + i);
        }

        assertThat(edit.problems(full, "")).isEmpty();
        assertThat(edit.problems(full, "add:" + words[1])).containsOnlyKeys("list-" + words[1]);
        assertThat(edit.problems(full.withItem(words[1] + "99"), "")).containsOnlyKeys("list-" + words[1]);
    }

    private static SectionEdit edit(Section section, DefinitionContent content) {
        return TestDrafts.edit(section, content);
    }
}
