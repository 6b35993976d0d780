package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

class JoiningTests {

    private static final DefinitionContent BASE = TestDefinitions.smallGroupWork();
    private static final Offers NO_OFFERS = new Offers(List.of(), List.of(), List.of());

    @Test
    void whatOnlyTheNewerVersionChangedIsChosenUnlessItsAuthorSaysOtherwise() {
        Joining joining = joining(mine -> mine.competency = "Mine", theirs -> theirs.title = "Theirs");

        assertThat(choices(joining)).containsExactly(tuple(Section.ABOUT, "title", true));
        assertThat(joining.joined(Set.of("about.title")).title()).isEqualTo("Theirs");
        assertThat(joining.joined(Set.of("about.title")).competency()).isEqualTo("Mine");
        assertThat(joining.joined(Set.of()).title()).isEqualTo(BASE.title());
    }

    @Test
    void whereBothWroteTheAuthorsWordsAreChosen() {
        Joining joining = joining(mine -> mine.title = "Mine", theirs -> theirs.title = "Theirs");

        assertThat(choices(joining)).containsExactly(tuple(Section.ABOUT, "title", false));
        assertThat(joining.joined(Set.of()).title()).isEqualTo("Mine");
    }

    @Test
    void whatBothChangedAlikeIsNotAsked() {
        Joining joining = joining(mine -> mine.title = "Same", theirs -> theirs.title = "Same");

        assertThat(choices(joining)).isEmpty();
        assertThat(joining.joined(Set.of()).title()).isEqualTo("Same");
    }

    @Test
    void anotherPartWithTheSameIdStaysBesideIt() {
        Joining joining = joining(
                mine -> {
                    mine.evidence = with(mine.evidence, asked("A4", "My recording"));
                    mine.criteria = List.of(judgedFrom("A4", mine.criteria.get(0)));
                },
                theirs -> theirs.evidence = with(theirs.evidence, asked("A4", "Their survey")));

        DefinitionContent joined = joining.joined(Set.of("evidence.item-A4"));

        assertThat(joined.evidence())
                .filteredOn(asked -> !BASE.evidence().contains(asked))
                .extracting(EvidenceRequirement::id, EvidenceRequirement::title)
                .containsExactly(tuple("A5", "My recording"), tuple("A4", "Their survey"));
        assertThat(joined.criteria()).flatExtracting(Criterion::from).containsExactly("A5");
        assertThat(joining.given()).containsEntry("A", 5);
    }

    @Test
    void evidenceThatGoesIsNothingToJudgeFrom() {
        Joining joining = joining(
                mine -> mine.title = "Mine",
                theirs -> theirs.evidence = theirs.evidence.subList(1, theirs.evidence.size()));
        String gone = BASE.evidence().get(0).id();

        DefinitionContent joined = joining.joined(Set.of("evidence.item-" + gone));

        assertThat(joined.evidence()).extracting(EvidenceRequirement::id).doesNotContain(gone);
        assertThat(joined.criteria()).flatExtracting(Criterion::from).doesNotContain(gone);
    }

    @Test
    void aSourceThatIsPutFirstMovesNoOther() {
        About.Reference a = new About.Reference("A", null);
        About.Reference b = new About.Reference("B", null);
        About.Reference mine = new About.Reference("Mine", null);
        About.Reference theirs = new About.Reference("Theirs", null);
        Joining joining = joining(
                base -> base.research = List.of(a, b),
                draft -> draft.research = List.of(a, b, mine),
                newer -> newer.research = List.of(theirs, a, b));

        assertThat(choices(joining)).hasSize(1);
        Set<String> chosen = Set.copyOf(joining.pages().get(0).choices().stream()
                .map(each -> "research." + each.difference().name())
                .toList());
        assertThat(joining.joined(chosen).about().research()).containsExactlyInAnyOrder(a, b, mine, theirs);
        assertThat(joining.joined(Set.of()).about().research()).containsExactly(a, b, mine);
    }

    @Test
    void anUploadedPictureIsChosenToo() {
        About.Picture before = BASE.about().picture();
        Joining joining = joining(
                mine -> mine.title = "Mine",
                theirs -> theirs.picture =
                        new About.Picture(before.shape(), before.colour(), before.symbol(), "district/key"));

        assertThat(choices(joining)).containsExactly(tuple(Section.PICTURE, Joining.PICTURE, true));
        assertThat(joining.joined(Set.of("picture.upload")).about().picture().upload())
                .isEqualTo("district/key");
        assertThat(joining.joined(Set.of()).about().picture().upload()).isNull();
    }

    @Test
    void nobodyChoosesWhatWasNotShown() {
        Joining joining = joining(mine -> mine.title = "Mine", theirs -> theirs.competency = "Theirs");

        assertThat(joining.joined(Set.of("about.title")).title()).isEqualTo("Mine");
    }

    private static List<Tuple> choices(Joining joining) {
        return joining.pages().stream()
                .flatMap(page -> page.choices().stream()
                        .map(each -> tuple(page.section(), each.difference().name(), each.theirs())))
                .toList();
    }

    private static Joining joining(Consumer<Writing> mine, Consumer<Writing> theirs) {
        return joining(base -> {}, mine, theirs);
    }

    private static Joining joining(Consumer<Writing> first, Consumer<Writing> mine, Consumer<Writing> theirs) {
        DefinitionContent base = changed(BASE, first);
        DefinitionVersion begun = version("1.0.0", base);
        DefinitionContent content = changed(base, mine);
        DefinitionDraft draft = new DefinitionDraft(
                DraftId.fresh(),
                DistrictId.fresh(),
                PersonId.fresh(),
                begun,
                "WM-1",
                content,
                Drafts.lastNumbers(content),
                TestDrafts.NOON);
        DefinitionVersion newer = version("1.1.0", changed(base, theirs));
        return Joining.of(draft, begun, newer, Drafts.lastNumbers(newer.content()), section -> NO_OFFERS);
    }

    private static DefinitionContent changed(DefinitionContent content, Consumer<Writing> change) {
        Writing writing = new Writing("WM-1", content);
        change.accept(writing);
        return writing.content();
    }

    private static DefinitionVersion version(String number, DefinitionContent content) {
        return new DefinitionVersion(
                DefinitionVersionId.fresh(),
                DefinitionId.fresh(),
                "WM-1",
                "small-groups",
                number,
                content,
                Stage.LIVE,
                true);
    }

    private static List<EvidenceRequirement> with(List<EvidenceRequirement> some, EvidenceRequirement more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static EvidenceRequirement asked(String id, String title) {
        return new EvidenceRequirement(id, List.of("DOCUMENT"), title, 1, null, "NEVER", false, false, null, false);
    }

    private static Criterion judgedFrom(String evidence, Criterion criterion) {
        return new Criterion(criterion.id(), criterion.title(), List.of(evidence), criterion.levels());
    }
}
