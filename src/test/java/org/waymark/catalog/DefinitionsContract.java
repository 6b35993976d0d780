package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.waymark.people.DistrictId;

abstract class DefinitionsContract {

    @Autowired
    Definitions definitions;

    @Autowired
    ApplicationContext context;

    private final DistrictId district = DistrictId.fresh();
    private final DistrictId elsewhere = DistrictId.fresh();
    private DefinitionVersion smallGroups;

    @BeforeEach
    void publish() {
        smallGroups = TestDefinitions.smallGroupWorkIn(district, context);
    }

    @Test
    void listsWhatIsLiveByTitle() {
        assertThat(definitions.published(district))
                .extracting(DefinitionVersion::title)
                .containsExactly(
                        "Culturally responsive text selection",
                        "Formative assessment: acting on evidence",
                        "Productive small-group work");
    }

    @Test
    void givesTheContentBackAsItWasPublished() {
        assertThat(definitions.version(smallGroups.id(), district).content())
                .isEqualTo(TestDefinitions.smallGroupWork());
        assertThat(smallGroups.content().workload().split().keySet())
                .containsExactly("plan", "teach", "collect", "annotate", "write", "submit");
    }

    @Test
    void findsOneByItsId() {
        assertThat(definitions.current(smallGroups.definition(), district))
                .map(DefinitionVersion::id)
                .contains(smallGroups.id());
    }

    @Test
    void namesTheTitlesOfVersions() {
        assertThat(definitions.titles(List.of(smallGroups.id()), district))
                .containsEntry(smallGroups.id(), "Productive small-group work");
    }

    @Test
    void listsOnlyWhatIsLive() {
        definitions.publish(district, "WM-P-01", "1.0.0", titled("Tried out"), Stage.PILOT);
        definitions.publish(district, "WM-R-01", "1.0.0", titled("Over"), Stage.RETIRED);

        assertThat(definitions.published(district))
                .extracting(DefinitionVersion::title)
                .doesNotContain("Tried out", "Over");
        assertThat(definitions.byCode("WM-P-01", district))
                .map(DefinitionVersion::stage)
                .contains(Stage.PILOT);
    }

    @Test
    void givesTwoOfTheSameTitleTwoAddresses() {
        definitions.publish(district, "WM-T-01", "1.0.0", titled("Twice"), Stage.LIVE);
        definitions.publish(district, "WM-T-02", "1.0.0", titled("Twice"), Stage.LIVE);

        assertThat(definitions.published(district))
                .extracting(DefinitionVersion::slug)
                .contains("twice", "twice-wm-t-02");
    }

    @Test
    void makesANewVersionAndKeepsTheOld() {
        DefinitionVersionId next =
                definitions.publishVersion(smallGroups.definition(), district, "1.1.0", titled("Small groups at work"));

        assertThat(definitions.current(smallGroups.definition(), district)).hasValueSatisfying(current -> {
            assertThat(current.id()).isEqualTo(next);
            assertThat(current.number()).isEqualTo("1.1.0");
            assertThat(current.slug()).isEqualTo(smallGroups.slug());
        });
        assertThat(definitions.version(smallGroups.id(), district).title()).isEqualTo("Productive small-group work");
    }

    @Test
    void takesEachNumberOnce() {
        assertThatThrownBy(() -> definitions.publishVersion(
                        smallGroups.definition(), district, smallGroups.number(), titled("Again")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void changesNothingOfAnotherDistrict() {
        assertThatThrownBy(() ->
                        definitions.publishVersion(smallGroups.definition(), elsewhere, "2.0.0", titled("Taken over")))
                .isInstanceOf(DefinitionNotFound.class);
    }

    private static DefinitionContent titled(String title) {
        DefinitionContent content = TestDefinitions.smallGroupWork();
        return new DefinitionContent(
                title,
                content.competency(),
                content.keyMethod(),
                content.methodComponents(),
                content.overview(),
                content.evidence(),
                content.criteria(),
                content.reflection(),
                content.workload(),
                content.alignment(),
                content.about());
    }

    @Test
    void showsNothingOfAnotherDistrict() {
        assertThat(definitions.published(elsewhere)).isEmpty();
        assertThat(definitions.current(smallGroups.definition(), elsewhere)).isEmpty();
        assertThat(definitions.current(smallGroups.slug(), elsewhere)).isEmpty();
        assertThat(definitions.byCode(smallGroups.code(), elsewhere)).isEmpty();
        assertThat(definitions.titles(List.of(smallGroups.id()), elsewhere)).isEmpty();
    }

    @Test
    void makesAnAddressOfATitle() {
        assertThat(Definitions.slug("Formative assessment: acting on evidence"))
                .isEqualTo("formative-assessment-acting-on-evidence");
        assertThat(Definitions.slug("¿Qué más?")).isEqualTo("que-mas");
    }
}
