package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.people.earners.Audience;

class ContentAsJsonTests {

    private final ContentAsJson json = new ContentAsJson();

    @Test
    void aVersionWrittenBeforeThereWasMoreToSayIsStillRead() {
        DefinitionContent old = json.convertToEntityAttribute("""
                {"title":"T","competency":"C","keyMethod":{"name":"K","summary":"S"},"methodComponents":[],"overview":[],
                "evidence":[{"id":"A1","kinds":["DOCUMENT"],"title":"Plan","count":1,"limit":null,"consent":"NEVER",
                "deidentified":false,"annotated":false,"alternative":null}],
                "criteria":[{"id":"C1","title":"One","from":["A1"],"levels":{"NOT_YET":"n","APPROACHING":"a","DEMONSTRATED":"d"}}],
                "reflection":[],"workload":{"contactHours":10,"elapsedWeeks":"3","beyondNormalTeachingHours":"4","split":{}},
                "alignment":{}}
                """);

        assertThat(old.about().readers()).isEqualTo(2);
        assertThat(old.about().audiences()).containsExactly(Audience.EDUCATOR);
        assertThat(old.evidence().get(0).shareable()).isFalse();
        assertThat(old.criterion("C1").goals()).isEmpty();
    }

    /** V202611221110 puts the one in place of the other in what was published before, as text. */
    @Test
    void aPictureIsWrittenAsTheMigrationOfOlderVersionsExpects() {
        DefinitionContent sample = TestDefinitions.smallGroupWork();

        assertThat(json.convertToDatabaseColumn(sample.with(sample.about().with(About.Picture.PLAIN))))
                .contains(
                        "\"picture\":{\"shape\":\"SHIELD\",\"colour\":\"GREEN\",\"symbol\":\"MARK\",\"upload\":null}");
        assertThat(json.convertToDatabaseColumn(sample.with(sample.about().with(About.Picture.NONE))))
                .contains("\"picture\":{\"shape\":\"\",\"colour\":\"\",\"symbol\":\"\",\"upload\":null}");
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        DefinitionContent sample = TestDefinitions.smallGroupWork();
        About about = new About(
                "Assessment",
                Set.of(Audience.PRINCIPAL, Audience.EDUCATOR),
                "es",
                List.of("talk"),
                "Because.",
                List.of(new About.Reference("A study", "https://example.org/study")),
                List.of(),
                1,
                new About.Picture("CIRCLE", "BLUE", "LEAF", null),
                List.of("G1"),
                null);
        DefinitionContent content = new DefinitionContent(
                sample.title(),
                sample.competency(),
                sample.keyMethod(),
                sample.methodComponents(),
                sample.overview(),
                sample.evidence(),
                sample.criteria(),
                sample.reflection(),
                sample.workload(),
                sample.alignment(),
                about);

        assertThat(json.convertToEntityAttribute(json.convertToDatabaseColumn(content)))
                .isEqualTo(content);
    }
}
