package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import wiremock.com.networknt.schema.InputFormat;
import wiremock.com.networknt.schema.JsonSchema;
import wiremock.com.networknt.schema.JsonSchemaFactory;
import wiremock.com.networknt.schema.SpecVersion;
import wiremock.com.networknt.schema.ValidationMessage;

/** The schema of the catalogue file says what the reader takes; it is judged by the validator that WireMock brings. */
@OnH2
class CatalogueSchemaTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";
    private static final String SMALL = """
            {"definitions": [{"id": "T-1", "title": "Asking", "version": "1.0", "competency": "Asks.",
              "keyMethod": {"name": "Ask", "summary": "Ask first."}, "part1": ["What"],
              "evidence": [{"id": "A1", "kind": "DOCUMENT", "title": "Plan"}],
              "criteria": [{"id": "C1", "title": "Asks", "from": ["A1"],
                "NOT_YET": "No.", "APPROACHING": "Some.", "DEMONSTRATED": "Yes."}],
              "workload": {"contactHours": 3, "elapsedWeeks": "2", "beyondNormalTeachingHours": "", "split": {"plan": 3}}}],
             "stacks": [{"id": "S", "title": "Stack", "any": 1, "of": ["T-1", {"all": ["T-1"]}]}],
             "pathways": [{"id": "P", "title": "Path", "stacks": ["S"]}],
             "goals": [{"id": "G", "title": "Goal", "why": "So.", "begins": "2026-08-01", "ends": "2027-08-01",
               "owner": "Office", "contribution": "Any."}]}
            """;

    @Autowired
    MockMvcTester web;

    @Test
    void takesTheSamples() throws IOException {
        Object samples = new Yaml().load(Files.readString(Path.of("src/main/resources/samples/definitions.yaml")));

        assertThat(faults(JsonMapper.builder().build().writeValueAsString(samples)))
                .isEmpty();
    }

    @Test
    void takesWhatIsExported() throws Exception {
        String district = "Schema " + java.util.UUID.randomUUID();
        assertThat(web.post()
                        .uri("/api/catalogue/import?district=" + district)
                        .header("Authorization", TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SMALL))
                .hasStatus(201);

        String exported = web.get()
                .uri("/api/catalogue/export?district=" + district)
                .header("Authorization", TOKEN)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(exported).contains("\"stacks\"", "\"pathways\"", "\"goals\"");
        assertThat(faults(exported)).isEmpty();
        assertThat(faults(CatalogueWriter.json(CatalogueFileTests.nasty()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"title\": \"Asking\"|\"titel\": \"Asking\"",
                "\"version\": \"1.0\"|\"version\": \"one\"",
                "\"kind\": \"DOCUMENT\"|\"kind\": \"PAPER\"",
                "\"id\": \"A1\"|\"id\": \"B1\"",
                "\"contactHours\": 3|\"contactHours\": 0",
                "\"any\": 1|\"any\": 0",
                "\"begins\": \"2026-08-01\"|\"begins\": \"August\"",
                "\"DEMONSTRATED\": \"Yes.\"|\"DONE\": \"Yes.\"",
                "\"stacks\": [\"S\"]|\"stacks\": {}",
                "\"part1\"|\"policy\": 1, \"part1\"",
            })
    void refusesWhatTheReaderRefuses(String right, String wrong) {
        String broken = SMALL.replace(right, wrong);

        assertThat(faults(SMALL)).isEmpty();
        assertThat(faults(broken)).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        FileRefused.class,
                        () -> CatalogueFile.read(broken.getBytes(StandardCharsets.UTF_8), TextFile.Kind.JSON)))
                .isNotNull();
    }

    @Test
    void isThereForAnyone() {
        assertThat(web.get().uri("/open/catalogue-1.schema.json"))
                .hasStatusOk()
                .bodyText()
                .contains("https://json-schema.org/draft/2020-12/schema");
    }

    private static List<String> faults(String json) {
        try {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("src/main/resources/static/open/catalogue-1.schema.json")));
            return schema.validate(json, InputFormat.JSON).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
