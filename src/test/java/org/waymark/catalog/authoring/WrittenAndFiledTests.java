package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.TestPeople;

/** What the editor lets through can be exported and imported unchanged, and what a file brings can be saved unchanged. */
@OnH2
class WrittenAndFiledTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";

    private static final List<String> NASTY = List.of(
            "a<b",
            "5 < 6 & 7 > 3; R&D; AT&T",
            "a\u202Eb\u2066c",
            "\uFEFFmark",
            "two  spaces\tand\ttabs",
            "lines\r\nand\rmore\n\n\nlines",
            "line\u2028and\u2029paragraph\u0085next",
            "null",
            "~",
            "yes",
            "1.0",
            "0x1F",
            "2026-11-22",
            "- dash",
            "? question",
            ": colon: # comment",
            "{brace",
            "[bracket",
            "\"quoted\" and 'single' and \\ back",
            "*alias &anchor !tag %percent @at `tick`",
            "| pipe",
            "> fold",
            "¿Qué? ñ 小组合作 עברית العربية 😀👩🏽‍🏫",
            "a\u00A0b\u200Bc",
            "comma, semicolon; both",
            "\\n \\u0041 ${x} #{y} [[z]]",
            " leading and trailing ",
            "<script>alert(1)</script>",
            "x".repeat(199),
            "word ".repeat(400),
            "https://example.org/a?b=c#d");

    @Autowired
    MockMvcTester web;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    TestPeople people;

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/json"})
    void whatTheEditorLetsThroughComesBackUnchanged(String type) throws Exception {
        String name = "Written " + UUID.randomUUID();
        DistrictId district = districts.bare(name);
        Map<String, DefinitionContent> written = new HashMap<>();
        for (int i = 0; i < NASTY.size() + 40; i++) {
            String value = i < NASTY.size() ? NASTY.get(i) : random(i);
            DefinitionContent content = TestContents.titled("Title");
            for (Section section : Section.values()) {
                content = typedInto(section, content, value);
            }
            written.put("N-" + i, content);
            definitions.publish(district, "N-" + i, "1.0.0", content, Stage.LIVE);
        }

        String file = web.get()
                .uri("/api/catalogue/export?district=" + name)
                .header("Authorization", TOKEN)
                .header("Accept", type)
                .exchange()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(web.post()
                        .uri("/api/catalogue/import?district=" + name + "-2")
                        .header("Authorization", TOKEN)
                        .contentType(type)
                        .content(file.getBytes(StandardCharsets.UTF_8)))
                .hasStatus(201);

        DistrictId elsewhere = districts.known(name + "-2").orElseThrow();
        definitions
                .all(elsewhere)
                .forEach(version ->
                        assertThat(version.content()).as(version.code()).isEqualTo(written.get(version.code())));
        assertThat(definitions.all(elsewhere)).hasSize(written.size());
    }

    @Test
    void whatAFileBringsCanBeSavedUnchanged() {
        String name = "Filed " + UUID.randomUUID();
        String code = "c_" + "x".repeat(62);
        String evidence = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "{id: A" + i + ", kind: DOCUMENT, title: Plan " + i + "}")
                .collect(Collectors.joining(", "));
        String file = """
                definitions:
                  - id: %s
                    title: "T  two"
                    version: 3
                    area: %s
                    tags: ["a, b; c", "%s"]
                    competency: "%s"
                    keyMethod: {name: Ask, summary: "Ask\\r\\nfirst."}
                    methodComponents: ["%s"]
                    part1: [{prompt: What, words: about three pages}]
                    evidence: [%s]
                    criteria:
                      - {id: C1, title: Asks, from: [A1], NOT_YET: a<b, APPROACHING: Some., DEMONSTRATED: Yes., goals: [GONE]}
                    reflection: [Why]
                    workload: {contactHours: 900, elapsedWeeks: a term, beyondNormalTeachingHours: few, split: {plan: 123456.125}}
                    alignment: {Ours: ["3.OA.1,2", "4; 5"]}
                    research: [{title: A, url: "https://example.org/%s"}]
                """.formatted(
                        code,
                        "a".repeat(200),
                        "t".repeat(200),
                        "word ".repeat(1900),
                        "m".repeat(500),
                        evidence,
                        "p".repeat(1500));
        assertThat(web.post()
                        .uri("/api/catalogue/import?district=" + name)
                        .header("Authorization", TOKEN)
                        .contentType("application/yaml")
                        .content(file))
                .hasStatus(201);
        DefinitionContent content = definitions
                .byCode(code, districts.known(name).orElseThrow())
                .orElseThrow()
                .content();

        for (Section section : Section.values()) {
            SectionEdit edit = TestDrafts.edit(section, content);
            Writing again = new Writing(code, content);
            section.page().write(edit.asKept(edit.stored()), again);
            assertThat(edit.problems(edit.stored(), "")).as(section.name()).isEmpty();
            assertThat(again.content()).as(section.name()).isEqualTo(content);
        }
    }

    /** Every field of the page that takes it gets the same text. */
    private static DefinitionContent typedInto(Section section, DefinitionContent content, String value) {
        SectionEdit edit = TestDrafts.edit(section, content);
        Map<String, List<String>> sent = new HashMap<>();
        edit.stored()
                .values()
                .forEach((name, values) -> sent.put(name, name.equals(Fields.ITEM) ? values : List.of(value)));
        Fields typed = Fields.typed(sent);
        for (String refused : edit.problems(typed, "").keySet()) {
            typed = typed.with(refused, edit.stored().all(refused));
        }
        for (String needed : edit.stored().values().keySet()) {
            if (typed.all(needed).isEmpty()) {
                typed = typed.with(needed, edit.stored().all(needed));
            }
        }
        Writing writing = new Writing("N-1", content);
        section.page().write(edit.asKept(typed), writing);
        return writing.content();
    }

    private static String random(int seed) {
        Random random = new Random(seed);
        int[] letters = random.ints(40, 0, 0x3000)
                .filter(Character::isDefined)
                .filter(letter -> letter != '&' && letter != '<')
                .toArray();
        return "x" + new String(letters, 0, letters.length) + "x";
    }
}
