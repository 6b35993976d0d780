package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictCreated;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

class SampleContentTests {

    private final List<FileDefinition> samples = SampleContent.read();
    private final DefinitionContent first = samples.get(0).content();

    @Test
    void holdsThreeMicroCredentials() {
        assertThat(samples).extracting(FileDefinition::code).containsExactly("WM-PSG-01", "WM-FAE-01", "WM-CRT-01");
    }

    @Test
    void comesIntoNoDistrictWhereItIsSwitchedOff() {
        Definitions definitions = mock();
        WaymarkSettings off =
                new WaymarkSettings(URI.create("http://localhost:8080"), Path.of("data"), null, null, List.of(), false);

        new SampleContent(definitions, off).on(new DistrictCreated(DistrictId.fresh(), Instant.EPOCH, false));

        verifyNoInteractions(definitions);
    }

    @Test
    void numbersThePrompts() {
        assertThat(first.overview()).extracting(DefinitionContent.Prompt::id).containsExactly("O1", "O2");
        assertThat(first.reflection()).extracting(DefinitionContent.Prompt::id).containsExactly("R1", "R2", "R3");
    }

    @Test
    void keepsTheWordGuides() {
        assertThat(first.overview().get(0).words()).isEqualTo("150-300");
    }

    @Test
    void readsWhatEvidenceIsAskedFor() {
        EvidenceRequirement filmed = first.evidence().get(1);

        assertThat(filmed.kinds()).containsExactly("VIDEO", "AUDIO");
        assertThat(filmed.limit()).isEqualTo("5-10 min continuous");
        assertThat(filmed.asksForConsent()).isTrue();
        assertThat(filmed.alternative()).startsWith("Audio plus a transcript");
    }

    @Test
    void countsOnePieceWhereNoneIsNamed() {
        assertThat(first.evidence()).extracting(EvidenceRequirement::count).containsExactly(1, 1, 3);
    }

    @Test
    void describesEachLevelOfEachCriterion() {
        assertThat(samples)
                .flatExtracting(sample -> sample.content().criteria())
                .allSatisfy(criterion -> assertThat(criterion.levels()).containsOnlyKeys(RubricLevel.values()));
    }

    @Test
    void keepsTheHoursInTheAuthorsOrder() {
        assertThat(first.workload().split().keySet())
                .containsExactly("plan", "teach", "collect", "annotate", "write", "submit");
    }
}
