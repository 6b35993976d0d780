package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.waymark.OnH2;

@OnH2
class CredentialTextsTests {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Autowired
    CredentialTexts texts;

    @Test
    void escapeWhatAnAuthorWrote() {
        assertThat(texts.of(version(SCRIPT), 2, Locale.ENGLISH))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void escapeWhatStandsAroundThem() {
        DefinitionContent sample = TestDefinitions.smallGroupWork();
        DefinitionVersion version = new DefinitionVersion(
                DefinitionVersionId.fresh(), DefinitionId.fresh(), "WM-T-03", "t", SCRIPT, sample, Stage.LIVE, true);
        CredentialPages.CredentialPage page = new CredentialPages.CredentialPage(
                version,
                List.of(),
                Map.of(),
                new Beginnings.Standing(Beginnings.Door.OPEN, null),
                true,
                null,
                2,
                List.of(new DefaultMessageSourceResolvable(new String[0], SCRIPT)),
                null,
                List.of(SCRIPT),
                List.of(),
                true,
                null);

        CredentialTexts.Around around = texts.around(
                page, "/picture.svg", Locale.ENGLISH, new MockHttpServletRequest(), new MockHttpServletResponse());

        assertThat(around.before() + around.start() + around.after())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void showWhatTheMethodRestsOnAndWhatACriterionIsJudgedFrom() {
        DefinitionContent sample = TestDefinitions.smallGroupWork();
        About about = new About(
                "",
                Set.of(),
                "en",
                List.of(),
                "Explaining makes thinking visible.",
                List.of(new About.Reference("A study", "https://example.org/study")),
                List.of(new About.Reference("A guide", null)),
                2,
                About.Picture.PLAIN,
                List.of(),
                null);
        DefinitionVersion version = new DefinitionVersion(
                DefinitionVersionId.fresh(),
                DefinitionId.fresh(),
                "WM-T-02",
                "t",
                "1.0.0",
                sample.with(about),
                Stage.LIVE,
                true);

        assertThat(texts.of(version, 2, Locale.ENGLISH))
                .contains("Explaining makes thinking visible.", "href=\"https://example.org/study\"", "A guide")
                .contains("Judged from:");
    }

    @Test
    void areKeptForEachLanguage() {
        DefinitionVersion version = version("Listen, then ask.");

        assertThat(texts.of(version, 2, Locale.ENGLISH)).contains("How it is judged");
        assertThat(texts.of(version, 2, Locale.forLanguageTag("es"))).doesNotContain("How it is judged");
    }

    @Test
    void sayHowManyRead() {
        DefinitionVersion version = version("Listen, then ask.");

        assertThat(texts.of(version, 2, Locale.ENGLISH)).contains("Two colleagues");
        assertThat(texts.of(version, 1, Locale.ENGLISH))
                .contains("A colleague who does not know")
                .doesNotContain("Two colleagues");
    }

    private static DefinitionVersion version(String summary) {
        return new DefinitionVersion(
                DefinitionVersionId.fresh(),
                DefinitionId.fresh(),
                "WM-T-01",
                "t",
                "1.0.0",
                new DefinitionContent(
                        "Title",
                        "Competency",
                        new DefinitionContent.KeyMethod("Ask-Listen", summary),
                        List.of("Ask"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new DefinitionContent.Workload(10, "3-5", "4-5", Map.of("plan", 2.0)),
                        Map.of()),
                Stage.LIVE,
                true);
    }
}
