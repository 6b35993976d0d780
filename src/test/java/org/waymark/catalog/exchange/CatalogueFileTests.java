package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Stage;
import org.waymark.people.earners.Audience;

class CatalogueFileTests {

    /** Line 1 is the list's, line 2 the definition's. */
    private static final String GOOD = """
            definitions:
              - id: T-1
                title: Asking
                version: 1.0.0
                competency: Asks.
                keyMethod: {name: Ask, summary: Ask first.}
                part1: [What]
                evidence:
                  - {id: A1, kind: DOCUMENT, title: Plan}
                criteria:
                  - id: C1
                    title: Open
                    from: [A1]
                    NOT_YET: No.
                    APPROACHING: Some.
                    DEMONSTRATED: Yes.
                workload: {contactHours: 3, elapsedWeeks: 1-2, beyondNormalTeachingHours: 1, split: {plan: 1, teach: 2}}
            """;

    @Test
    void readsAListOfDefinitionsAlone() {
        assertThat(SampleContent.read()).hasSize(3);
        assertThat(SampleContent.read().get(1).content().workload().split()).containsKey("look again");
        assertThat(SampleContent.read().get(2).content().about().localReview()).startsWith("District may require");
    }

    @Test
    void readsAWorkloadThatSaysItsHoursAlone() {
        String hours = GOOD.replace("elapsedWeeks: 1-2, beyondNormalTeachingHours: 1,", "elapsedWeeks: '',");

        assertThat(only(read(hours)).content().workload().elapsedWeeks()).isEmpty();
        assertThat(only(read(hours)).content().workload().beyondNormalTeachingHours())
                .isEmpty();
    }

    @Test
    void readsTheSameAsJson() {
        DefinitionContent yaml = only(read(GOOD)).content();
        String json = CatalogueWriter.json(List.of(version(yaml)));

        assertThat(only(read(json)).content()).isEqualTo(yaml);
    }

    @Test
    void readsBackWhatItWroteToTheLetter() {
        DefinitionContent full = full();

        assertThat(only(read(CatalogueWriter.json(List.of(version(full))))).content())
                .isEqualTo(full);
        assertThat(only(read(CatalogueWriter.yaml(List.of(version(full))))).content())
                .isEqualTo(full);
    }

    @Test
    void readsJsonWithTabsAndEscapes() {
        String json = CatalogueWriter.json(List.of(version(only(read(GOOD)).content())))
                .replace("  ", "\t")
                .replace("Asks.", "Asks\\/caf\\u00e9 \\ud83d\\ude00.");

        assertThat(only(read(json)).content().competency()).isEqualTo("Asks/café 😀.");
    }

    @Test
    void keepsTheLineOfEachDefinition() {
        assertThat(only(read(GOOD)).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title: Asking|titel: Asking|3|definitions[0].titel|unknown",
                "title: Asking|title:|3|definitions[0].title|missing",
                "id: T-1|id: T 1|2|definitions[0].id|code",
                "version: 1.0.0|version: one|4|definitions[0].version|version",
                "id: A1, kind|id: E1, kind|9|definitions[0].evidence[0].id|part-id",
                "from: [A1]|from: [A1, A9]|13|definitions[0].criteria[0].from|unknown-evidence",
                "from: [A1]|from: []|13|definitions[0].criteria[0].from|missing",
                "    APPROACHING: Some.|    APPROACHIN: Some.|11|definitions[0].criteria[0].APPROACHING|missing",
                "kind: DOCUMENT|kind: PAPER|9|definitions[0].evidence[0].kind|choice",
                "title: Plan}|title: Plan, count: many}|9|definitions[0].evidence[0].count|number",
                "title: Plan}|title: Plan, consent: MAYBE}|9|definitions[0].evidence[0].consent|choice",
                "contactHours: 3|contactHours: -3|17|definitions[0].workload.contactHours|number",
                "plan: 1|plan: much|17|definitions[0].workload.split.plan|hours",
                "competency: Asks.|competency: <script>alert(1)</script>|5|definitions[0].competency|markup",
                "competency: Asks.|competency: a &lt;b&gt; c|5|definitions[0].competency|markup",
                "competency: Asks.|competency: \"a\\u202Eb\"|5|definitions[0].competency|control",
                "competency: Asks.|competency: \"a\\0b\"|5|definitions[0].competency|control",
                "part1: [What]|part1: What|7|definitions[0].part1|no-list",
                "part1: [What]|readers: 3|7|definitions[0].readers|number",
                "part1: [What]|language: english|7|definitions[0].language|language",
                "part1: [What]|audiences: [DOG]|7|definitions[0].audiences|choice",
                "part1: [What]|research: [{title: A, url: 'http://a.example'}]|7|definitions[0].research[0].url|address",
                "part1: [What]|research: [{title: A, url: 'javascript:alert(1)'}]|7|definitions[0].research[0].url|address",
                "part1: [What]|picture: {shape: SHIELD, colour: RED, symbol: X, upload: /etc/passwd}|7"
                        + "|definitions[0].picture.upload|unknown",
                "competency: Asks.|competency: &a Asks.|5||alias",
                "competency: Asks.|competency: !!java.net.URL [Asks.]|5||tag",
                "competency: Asks.|competency: Asks.\\n    title: Again|6||twice",
                "keyMethod: {name: Ask, summary: Ask first.}|keyMethod: Ask|6|definitions[0].keyMethod|no-fields",
            })
    void refusesWhatIsHalfRightWithItsLine(String right, String wrong, int line, String path, String problem) {
        List<Fault> faults = faults(GOOD.replace(right, wrong.replace("\\n", "\n")));

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.path()).isEqualTo(path == null ? "" : path);
            assertThat(fault.is(problem)).isTrue();
        });
    }

    @Test
    void namesEveryFaultOfAFileAtOnce() {
        List<Fault> faults = faults(GOOD.replace("title: Asking", "titel: Asking")
                .replace("from: [A1]", "from: [A9]")
                .replace("kind: DOCUMENT", "kind: PAPER"));

        assertThat(faults).extracting(Fault::line).containsExactly(2, 3, 9, 13);
    }

    @Test
    void refusesTwoOfOneCode() {
        String second = GOOD.substring(GOOD.indexOf('\n') + 1);

        assertThat(faults(GOOD + second)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(18);
            assertThat(fault.is("same-definition")).isTrue();
        });
    }

    @Test
    void warnsOfHoursThatDoNotAddUp() {
        assertThat(read(GOOD.replace("contactHours: 3", "contactHours: 4")).warnings())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.is("hours-sum")).isTrue();
                    assertThat(fault.line()).isEqualTo(17);
                });
    }

    @Test
    void warnsOfEvidenceThatServesNoCriterion() {
        String more = GOOD.replace("title: Plan}", "title: Plan}\n      - {id: A2, kind: VIDEO, title: Talk}");

        assertThat(read(more).warnings()).singleElement().matches(fault -> fault.is("serves-nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "definitions: [",
                "definitions:\n\t- id: x",
                "{\"definitions\": [}",
                "{\"definitions\": []} x",
                "a: b: c",
                "--- {}\n--- {}",
                "\u0001",
                "@",
                "%TAG ! tag:evil,2000:\n--- !x {}",
                "definitions",
                "[]",
                "{}",
                "{definitions: 7}",
                "   ",
                ""
            })
    void refusesWhatIsNoCatalogue(String text) {
        assertThat(faults(text)).isNotEmpty();
    }

    @Test
    void neverFollowsABombOfReferences() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1) + ", ";
            bomb.append("a" + i + ": &a" + i + " [" + before.repeat(8) + "*a" + (i - 1) + "]\n");
        }

        assertThat(faults(bomb.toString())).anyMatch(fault -> fault.is("alias"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- ", "? "})
    void endsWhereItIsNestedTooDeeply(String open) {
        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(
                        Duration.ofSeconds(5), () -> faults(open.repeat(100_000))))
                .isNotEmpty();
    }

    @Test
    void refusesWhatIsTooLargeOrNoUtf8() {
        assertThat(faults(new byte[TextFile.LARGEST + 1])).singleElement().matches(fault -> fault.is("too-large"));
        assertThat(faults(GOOD.getBytes(StandardCharsets.UTF_16)))
                .singleElement()
                .matches(fault -> fault.is("encoding"));
        assertThat(faults(GOOD.getBytes(StandardCharsets.UTF_16LE)))
                .singleElement()
                .matches(fault -> fault.is("encoding"));
        assertThat(faults(GOOD.replace("Asks.", "¿Qué?").getBytes(StandardCharsets.ISO_8859_1)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.is("encoding")).isTrue();
                    assertThat(fault.line()).isEqualTo(5);
                });
    }

    @Test
    void takesTheMarkThatEditorsPutFirst() {
        assertThat(read("\uFEFF" + GOOD).definitions()).hasSize(1);
    }

    @Test
    void ordersVersionsByTheirNumbers() {
        assertThat(new VersionNumber("1.10.0")).isGreaterThan(new VersionNumber("1.9"));
        assertThat(new VersionNumber("1.0")).isEqualByComparingTo(new VersionNumber("1"));
    }

    /** Everything that can be said, in words that files stumble over. */
    static List<DefinitionVersion> nasty() {
        return List.of(version(full()));
    }

    private static DefinitionContent full() {
        DefinitionContent some = TestSamples.all().get(0);
        List<Criterion> criteria = some.criteria().stream()
                .map(one -> new Criterion(one.id(), one.title(), one.from(), one.levels(), List.of("G1")))
                .toList();
        About about = new About(
                "Talk: \"and\" #listening",
                Set.of(Audience.PRINCIPAL, Audience.STUDENT),
                "es-MX",
                List.of("null", "yes", "1.0", "- dash", "{brace"),
                "Because.\n\nIt works: ¿no? 😀\t- 5 < 6 & 7 > 3",
                List.of(new About.Reference("A study, 2020: \"x\"", "https://example.org/a?b=c#d")),
                List.of(new About.Reference("A book", null)),
                1,
                new About.Picture("CIRCLE", "BLUE", "LEAF", null),
                List.of("G1", "G2"),
                "Ask first.");
        return new DefinitionContent(
                some.title(),
                IntStream.range(0, 400).mapToObj(i -> "word" + i).collect(Collectors.joining(" ")),
                some.keyMethod(),
                some.methodComponents(),
                List.of(new DefinitionContent.Prompt("O3", "Why?", "150-300")),
                some.evidence(),
                criteria,
                some.reflection(),
                some.workload(),
                some.alignment(),
                about);
    }

    private static DefinitionVersion version(DefinitionContent content) {
        return new DefinitionVersion(
                DefinitionVersionId.fresh(), DefinitionId.fresh(), "T-1", "t", "1.0.0", content, Stage.LIVE, true);
    }

    private static FileDefinition only(CatalogueFile file) {
        assertThat(file.definitions()).hasSize(1);
        return file.definitions().get(0);
    }

    private static CatalogueFile read(String text) {
        return CatalogueFile.read(text.getBytes(StandardCharsets.UTF_8), TextFile.Kind.UNKNOWN);
    }

    private static List<Fault> faults(String text) {
        return faults(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fault> faults(byte[] bytes) {
        return catchThrowableOfType(FileRefused.class, () -> CatalogueFile.read(bytes, TextFile.Kind.UNKNOWN))
                .faults();
    }
}
