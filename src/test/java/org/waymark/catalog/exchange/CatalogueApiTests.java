package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.finding.TestTold;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.StackView;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

@OnH2
class CatalogueApiTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";
    private static final String YAML = "application/yaml";
    private static final String SAMPLES = read("src/main/resources/samples/definitions.yaml");

    @Autowired
    MockMvcTester web;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    AuditLog audit;

    @Autowired
    Stacks stacks;

    @Autowired
    Goals goals;

    @Autowired
    SessionFactory sessions;

    @Autowired
    TestPeople people;

    @Autowired
    TestTold told;

    @Autowired
    TransactionTemplate transaction;

    private final String district = "District " + UUID.randomUUID();

    @Test
    void makesTheDistrictWithWhatTheFileSaysAndNothingElse() {
        String one = SAMPLES.substring(0, SAMPLES.indexOf("- id: WM-FAE-01"));

        MvcTestResult answer = post(one, YAML);

        assertThat(answer).hasStatus(201).hasContentTypeCompatibleWith("application/json");
        assertThat(answer).bodyJson().extractingPath("$.districtMade").isEqualTo(true);
        assertThat(answer).bodyJson().extractingPath("$.made[*].id").asArray().containsExactly("WM-PSG-01");
        assertThat(definitions.published(id()))
                .singleElement()
                .satisfies(version -> assertThat(version.stage()).isEqualTo(Stage.LIVE));
    }

    @Test
    void changesNothingTheSecondTime() {
        post(SAMPLES, YAML);

        MvcTestResult again = post(SAMPLES, YAML);

        assertThat(again).hasStatus(200);
        assertThat(again).bodyJson().extractingPath("$.unchanged").asArray().hasSize(3);
        assertThat(again).bodyJson().extractingPath("$.made").asArray().isEmpty();
    }

    @Test
    void leavesNothingToOneReaderThatPayRestsOn() {
        post(SAMPLES, YAML);
        String byOne = SAMPLES.substring(0, SAMPLES.indexOf("- id: WM-FAE-01"))
                .replaceFirst("version: 1.0.0", "version: 1.1.0\n  readers: 1");
        told.brings(definitions.byCode("WM-PSG-01", id()).orElseThrow().definition(), "200 USD once");

        MvcTestResult answer = post(byOne, YAML);

        assertThat(answer).hasStatus4xxClientError();
        assertThat(answer).bodyText().contains("so two must read it", "readers");
        assertThat(definitions.byCode("WM-PSG-01", id()).orElseThrow().number()).isEqualTo("1.0.0");
    }

    @Test
    void refusesWhatAVersionPublishedMeanwhileRulesOut() throws Exception {
        post(SAMPLES, YAML);
        DefinitionVersion before = smallGroups();
        String next = SAMPLES.substring(0, SAMPLES.indexOf("- id: WM-FAE-01"))
                .replaceFirst("version: 1.0.0", "version: 1.1.0")
                .replace("Only a group product.", "What the group made.");
        DistrictId here = id();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<MvcTestResult> answer = transaction.execute(status -> {
                definitions.publishVersion(before.definition(), here, "1.1.0", before.content());
                Future<MvcTestResult> importing = other.submit(() -> post(next, YAML));
                try {
                    // It has come to where it waits.
                    importing.get(700, TimeUnit.MILLISECONDS);
                } catch (TimeoutException waits) {
                    return importing;
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
                return importing;
            });
            assertThat(answer.get(20, TimeUnit.SECONDS))
                    .hasStatus(422)
                    .hasContentTypeCompatibleWith("application/problem+json");
        } finally {
            other.shutdownNow();
        }
        assertThat(smallGroups().content()).isEqualTo(before.content());
    }

    @Test
    void showsBeforehandWhatItWouldDo() {
        MvcTestResult answer = web.post()
                .uri("/api/catalogue/import?dryRun=true&district=" + district)
                .header("Authorization", TOKEN)
                .contentType(YAML)
                .content(SAMPLES)
                .exchange();

        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyJson().extractingPath("$.made").asArray().hasSize(3);
        assertThat(districts.known(district)).isEmpty();
    }

    @Test
    void makesANewVersionOfWhatChanged() {
        post(SAMPLES, YAML);
        DefinitionVersion before = smallGroups();

        MvcTestResult answer = post(
                SAMPLES.replaceFirst("1\\.0\\.0", "1.1.0").replace("Only a group product.", "A group product only."),
                YAML);

        assertThat(answer).hasStatus(201);
        assertThat(answer).bodyJson().extractingPath("$.changed[0].before").isEqualTo("1.0.0");
        assertThat(answer).bodyJson().extractingPath("$.changed[0].version").isEqualTo("1.1.0");
        assertThat(smallGroups().number()).isEqualTo("1.1.0");
        assertThat(smallGroups().slug()).isEqualTo(before.slug());
        assertThat(definitions.version(before.id(), id()).content()).isEqualTo(before.content());
    }

    @Test
    void refusesAChangeThatKeepsItsNumber() {
        post(SAMPLES, YAML);

        MvcTestResult answer = post(SAMPLES.replace("Only a group product.", "A group product only."), YAML);

        assertThat(answer).hasStatus(422).hasContentTypeCompatibleWith("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.faults[0].line").isEqualTo(5);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.faults[0].problem")
                .asString()
                .contains("higher number");
        assertThat(smallGroups().content().criteria().get(3).levels().values()).contains("Only a group product.");
    }

    @Test
    void refusesALowerNumber() {
        post(SAMPLES, YAML);

        assertThat(post(SAMPLES.replaceFirst("1\\.0\\.0", "0.9"), YAML)).hasStatus(422);
    }

    @Test
    void takesNothingOfAFileThatIsHalfRight() {
        MvcTestResult answer = post(SAMPLES.replace("from: [A5]", "from: [A7]"), YAML);

        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.faults").asArray().hasSize(1);
        assertThat(answer).bodyJson().extractingPath("$.faults[0].path").isEqualTo("definitions[1].criteria[3].from");
        assertThat(districts.known(district)).isEmpty();
    }

    @Test
    void namesTheLineOfBrokenJson() {
        MvcTestResult answer = post("{\n\"definitions\": [\n  {]\n}", "application/json");

        assertThat(answer).hasStatus(422).hasContentTypeCompatibleWith("application/problem+json");
        assertThat(answer).bodyJson().extractingPath("$.faults[0].line").isEqualTo(3);
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(post("# " + "x".repeat(TextFile.LARGEST), YAML))
                .hasStatus(413)
                .hasContentTypeCompatibleWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/yaml; charset=iso-8859-1"
            })
    void refusesWhatCannotBeTheFileItself(String type) {
        assertThat(post(SAMPLES, type)).hasStatus(415).hasContentTypeCompatibleWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?district=", "?district=%20", "?district=D&dryRun=maybe"})
    void refusesARequestThatDoesNotSayWhatItWants(String query) {
        assertThat(web.post()
                        .uri(java.net.URI.create("/api/catalogue/import" + query))
                        .header("Authorization", TOKEN)
                        .contentType(YAML)
                        .content(SAMPLES))
                .hasStatus(400)
                .hasContentTypeCompatibleWith("application/problem+json");
    }

    @Test
    void isForTheOperatorAlone() {
        assertThat(web.post()
                        .uri("/api/catalogue/import?district=" + district)
                        .contentType(YAML)
                        .content(SAMPLES))
                .hasStatus(401);
        assertThat(web.get().uri("/api/catalogue/export?district=" + district)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void givesBackWhatAnotherDistrictTakesUnchanged(String type) throws Exception {
        post(SAMPLES, YAML);

        MvcTestResult file = export(type);

        assertThat(file).hasStatusOk().hasContentTypeCompatibleWith(type);
        assertThat(post(file.getResponse().getContentAsString(StandardCharsets.UTF_8), type))
                .hasStatus(200);
    }

    @Test
    void exportsJsonUnlessToldOtherwise() {
        post(SAMPLES, YAML);

        assertThat(export("*/*")).hasStatusOk().hasContentTypeCompatibleWith("application/json");
    }

    @Test
    void knowsNoDistrictOfAnUnknownName() {
        assertThat(export("*/*")).hasStatus(404).hasContentTypeCompatibleWith("application/problem+json");
    }

    @Test
    void recordsEachVersionItMade() {
        post(SAMPLES, YAML);
        post(SAMPLES, YAML);

        assertThat(audit.by(id().id(), List.of(AuditLog.OPERATOR)))
                .filteredOn(done -> done.verb().equals("catalogue-imported"))
                .hasSize(3);
    }

    @Test
    void tellsInTheHistoryThatTheOperatorBroughtIt() {
        post(SAMPLES, YAML);
        PersonId anyone = people.person(id(), "Ana");

        assertThat(web.get()
                        .uri("/credentials/" + smallGroups().slug() + "/history")
                        .with(SecurityMockMvcRequestPostProcessors.authentication(TestPeople.as(anyone, id()))))
                .bodyText()
                .contains("operator brought it from a file, as version", "1.0.0");
    }

    @Test
    void neverOverwritesWhatSomebodyIsWritingUnlessAskedTo() {
        post(SAMPLES, YAML);
        Stacks.By by = new Stacks.By(id(), "operator", "OPERATOR");
        stacks.begin("TALK", false, new StackText("Being written", "", Rule.all(List.of())), by);

        MvcTestResult refused = post(MORE, YAML);
        MvcTestResult asked = post(MORE, YAML, "&overwriteDrafts=true");

        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.faults[0].problem")
                .asString()
                .contains("overwriteDrafts=true");
        assertThat(asked).hasStatus(201);
        assertThat(asked)
                .bodyJson()
                .extractingPath("$.overwritten[*].id")
                .asArray()
                .containsExactly("TALK");
    }

    @Test
    void bringsBackWhatWasRetiredOnlyWhenAskedTo() {
        post(SAMPLES, YAML);
        post(MORE, YAML);
        Stacks.By by = new Stacks.By(id(), "operator", "OPERATOR");
        stacks.of(id()).stream()
                .filter(stack -> stack.code().equals("LEAD"))
                .forEach(stack -> stacks.retire(stack.id(), by));

        assertThat(post(MORE, YAML)).hasStatus(200);
        assertThat(post(MORE.replace("title: Teacher leader", "title: Leader"), YAML))
                .hasStatus(422);
        assertThat(stacks.of(id())).extracting(StackView::code).doesNotContain("LEAD");
        MvcTestResult asked = post(MORE, YAML, "&revive=true");
        assertThat(asked).hasStatus(201);
        assertThat(asked).bodyJson().extractingPath("$.revived[*].id").asArray().containsExactly("LEAD");
    }

    @Test
    void givesOneStackThatAnotherDistrictTakes() throws Exception {
        post(SAMPLES, YAML);
        post(MORE, YAML);
        String file = export(YAML, "&stack=LEAD").getResponse().getContentAsString(StandardCharsets.UTF_8);

        MvcTestResult elsewhere = web.post()
                .uri("/api/catalogue/import?district=" + district + "-3")
                .header("Authorization", TOKEN)
                .contentType(YAML)
                .content(file)
                .exchange();

        assertThat(elsewhere).hasStatus(201);
        assertThat(elsewhere)
                .bodyJson()
                .extractingPath("$.made[*].id")
                .asArray()
                .containsExactlyInAnyOrder("WM-CRT-01", "WM-FAE-01", "WM-PSG-01", "TALK", "BOTH", "LEAD");
        assertThat(export(YAML, "&stack=NONE")).hasStatus(404);
    }

    @Test
    void asksTheDatabaseNoMoreForEachOfManyThanForEachOfFew() {
        Statistics asked = sessions.getStatistics();
        asked.setStatisticsEnabled(true);
        post("waymark: 1\n" + MORE.substring(MORE.indexOf("goals:")), YAML);

        long forTwenty = statements(asked, many(0, 20, "1.0.0"));
        long forTwoHundred = statements(asked, many(20, 220, "1.0.0"));
        long changedTwenty = statements(asked, many(0, 20, "2.0.0"));
        long changedTwoHundred = statements(asked, many(20, 220, "2.0.0"));

        assertThat(forTwoHundred - forTwenty).isEqualTo(180 * 5);
        assertThat(changedTwoHundred - changedTwenty).isLessThanOrEqualTo(180 * 6);
    }

    private long statements(Statistics asked, String file) {
        long before = asked.getPrepareStatementCount();
        assertThat(post(file, YAML)).hasStatus(201);
        return asked.getPrepareStatementCount() - before;
    }

    private static String many(int from, int to, String number) {
        String one = SAMPLES.substring(SAMPLES.indexOf("- id: WM-PSG-01"), SAMPLES.indexOf("- id: WM-FAE-01"));
        return IntStream.range(from, to)
                .mapToObj(i -> one.replace("WM-PSG-01", "M-" + i).replace("1.0.0", number))
                .collect(Collectors.joining());
    }

    @Test
    void findsAnAddressForAnyNumberOfOneTitle() {
        String one = SAMPLES.substring(SAMPLES.indexOf("- id: WM-PSG-01"), SAMPLES.indexOf("- id: WM-FAE-01"));
        String twins = one
                + one.replace("WM-PSG-01", "A.B")
                + one.replace("WM-PSG-01", "A-B")
                + one.replace("WM-PSG-01", "A_B");

        assertThat(post(twins, YAML)).hasStatus(201);
        assertThat(definitions.published(id()))
                .extracting(DefinitionVersion::slug)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    private static final String MORE = """
            stacks:
              - {id: BOTH, title: Both, any: 1, of: [{stack: TALK}, WM-CRT-01]}
              - {id: TALK, title: Talk in class, summary: Two of three., any: 2, of: [WM-PSG-01, {name: Texts, all: [WM-FAE-01]}, WM-CRT-01]}
            pathways:
              - {id: LEAD, title: Teacher leader, stacks: [TALK, BOTH]}
            goals:
              - id: READ
                title: Every child reads
                why: Because.
                audiences: [EDUCATOR, COMMUNITY]
                begins: 2026-08-01
                ends: 2029-06-30
                owner: Office of Literacy
                contribution: A criterion.
            """;

    @Test
    void takesStacksPathwaysAndGoals() {
        post(SAMPLES, YAML);

        MvcTestResult answer = post(MORE, YAML);

        assertThat(answer).hasStatus(201);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.made[*].kind")
                .asArray()
                .containsExactly("stack", "stack", "pathway", "goal");
        assertThat(stacks.of(id())).extracting(StackView::code).containsExactlyInAnyOrder("BOTH", "TALK", "LEAD");
        assertThat(goals.byCode("READ", id())).isPresent();
        assertThat(post(MORE, YAML)).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/yaml"})
    void carriesStacksPathwaysAndGoalsIntoAnotherDistrict(String type) throws Exception {
        post(SAMPLES, YAML);
        post(MORE, YAML);
        String file = export(type).getResponse().getContentAsString(StandardCharsets.UTF_8);

        assertThat(post(file, type)).hasStatus(200);
        MvcTestResult elsewhere = web.post()
                .uri("/api/catalogue/import?district=" + district + "-2")
                .header("Authorization", TOKEN)
                .contentType(type)
                .content(file)
                .exchange();
        assertThat(elsewhere).hasStatus(201);
        assertThat(elsewhere).bodyJson().extractingPath("$.made").asArray().hasSize(7);
    }

    @Test
    void changesAStackThatSaysSomethingElse() {
        post(SAMPLES, YAML);
        post(MORE, YAML);

        MvcTestResult answer = post(MORE.replace("any: 2", "any: 3"), YAML);

        assertThat(answer).hasStatus(201);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.changed[*].id")
                .asArray()
                .containsExactly("TALK");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of: [WM-PSG-01,|of: [WM-NONE,|3|WM-NONE",
                "{stack: TALK}, |{stack: NONE}, |2|NONE",
                "[TALK, BOTH]|[TALK, NONE]|5|NONE",
                "any: 2|any: 4|3|from 1 to 3",
                "{name: Texts, all: [WM-FAE-01]}|{stack: BOTH}|2|itself",
                "ends: 2029-06-30|ends: 2025-06-30|12|before it begins",
                "begins: 2026-08-01|begins: next year|11|2027-08-15",
                "owner: Office of Literacy|owner:|13|missing",
            })
    void refusesWhatDoesNotFitTogether(String right, String wrong, int line, String words) {
        post(SAMPLES, YAML);

        MvcTestResult answer = post(MORE.replace(right, wrong), YAML);

        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.faults[0].line").isEqualTo(line);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.faults[0].problem")
                .asString()
                .contains(words);
        assertThat(stacks.of(id())).isEmpty();
    }

    @Test
    void keepsTwoOfOneTitleApart() {
        String twin = SAMPLES.substring(0, SAMPLES.indexOf("- id: WM-FAE-01"));

        post(twin + twin.substring(twin.indexOf("- id")).replace("WM-PSG-01", "WM-PSG-02"), YAML);

        assertThat(definitions.published(id()))
                .extracting(DefinitionVersion::slug)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void givesATitleInOtherLettersAnAddress() {
        String other =
                SAMPLES.substring(0, SAMPLES.indexOf("- id: WM-FAE-01")).replace("Productive small-group work", "小组合作");

        post(other, YAML);

        assertThat(definitions.published(id()))
                .extracting(DefinitionVersion::slug)
                .containsExactly("wm-psg-01");
    }

    private DistrictId id() {
        return districts.known(district).orElseThrow();
    }

    private DefinitionVersion smallGroups() {
        return definitions.byCode("WM-PSG-01", id()).orElseThrow();
    }

    private MvcTestResult post(String body, String type) {
        return post(body, type, "");
    }

    private MvcTestResult post(String body, String type, String asked) {
        return web.post()
                .uri("/api/catalogue/import?district=" + district + asked)
                .header("Authorization", TOKEN)
                .contentType(type)
                .content(body)
                .exchange();
    }

    private MvcTestResult export(String type) {
        return export(type, "");
    }

    private MvcTestResult export(String type, String part) {
        return web.get()
                .uri("/api/catalogue/export?district=" + district + part)
                .header("Authorization", TOKEN)
                .header("Accept", type)
                .exchange();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
