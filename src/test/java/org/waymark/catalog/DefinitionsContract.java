package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
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
    void showsNothingOfAnotherDistrict() {
        assertThat(definitions.published(elsewhere)).isEmpty();
        assertThat(definitions.current(smallGroups.definition(), elsewhere)).isEmpty();
        assertThat(definitions.current(smallGroups.slug(), elsewhere)).isEmpty();
        assertThat(definitions.titles(List.of(smallGroups.id()), elsewhere)).isEmpty();
    }
}
