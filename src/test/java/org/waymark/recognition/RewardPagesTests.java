package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NeededReaders;
import org.waymark.jobs.TestJobs;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.review.DecisionMade;
import org.waymark.storage.InfectedFile;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

@OnH2
class RewardPagesTests {

    private static final String AGREEMENT = "/versions/1/agreement";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    RewardRules rules;

    @Autowired
    Entitlements entitlements;

    @Autowired
    SettlingRuns runs;

    @Autowired
    Preview preview;

    @Autowired
    NeededReaders readers;

    @Autowired
    MessageSource messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId ella;
    private PersonId lena;
    private Authentication earner;
    private Authentication lead;
    private List<DefinitionVersion> offered;

    @BeforeEach
    void aDistrict() {
        clock.reset();
        district = people.district();
        ella = people.person(district, "Ella Earner");
        lena = people.person(district, "Lena Lead", Role.LEAD);
        earner = TestPeople.as(ella, district);
        lead = TestPeople.as(lena, district);
        offered = definitions.published(district);
    }

    @Test
    void readARuleBackBeforeItIsSaved() {
        assertThat(post("/rules/new", lead, typed("pay", "200", "perYear", "600")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "When somebody earns a micro-credential, each time, it brings $200.",
                        "At most $600 to one person in a year that begins in July.",
                        "It would have brought nobody anything.");
        assertThat(rules.of(district)).isEmpty();
    }

    @Test
    void readItBackInSpanish() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(lena, district, "es"));

        assertThat(post("/rules/new", spanish, typed("pay", "200")))
                .bodyText()
                .contains("Cuando alguien obtiene una microcredencial, cada vez, aporta $200.");
    }

    @Test
    void saveARuleThatPaysFromThenOn() {
        assertThat(post("/rules/new", lead, typed("pay", "200", "save", "true")))
                .hasStatus3xxRedirection();

        awarded(0, ella);

        assertThat(entitlements.inForce(district).cents()).isEqualTo(200_00);
        assertThat(get("/rules", lead)).bodyText().contains("Promised so far: $200");
    }

    @Test
    void sayWhatIsWrongInTheOrderOfTheFields() {
        assertThat(post(
                        "/rules/new",
                        lead,
                        typed("pay", "200", "perYear", "100", "agreementOn", "2031-01-01", "count-1", "900")))
                .hasStatus(422)
                .bodyText()
                .containsSubsequence("href=\"#kind-1\"", "href=\"#perYear\"", "href=\"#from\"");
    }

    @Test
    void beginWhatIsWrittenAnewToday() {
        RewardRuleId rule = rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));

        assertThat(get("/rules/" + rule + "/edit", lead))
                .bodyText()
                .contains("name=\"from\" value=\"" + rules.today(district) + "\"");
    }

    @Test
    void goBackToTheFormWithWhatWasTyped() {
        assertThat(post("/rules/new", lead, typed("pay", "217", "save", "back")))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"217\"", "Name of the rule");
        assertThat(rules.of(district)).isEmpty();
    }

    @Test
    void writeARuleAnewAndKeepItsFirstVersion() {
        RewardRuleId rule = rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));

        assertThat(post("/rules/" + rule + "/edit", lead, typed("edition", "1", "pay", "50", "save", "true")))
                .hasStatus3xxRedirection();

        assertThat(get("/rules/" + rule, lead))
                .bodyText()
                .contains("it brings $50.", "it brings $200.", "Version 2", "Version 1");
    }

    @Test
    void showWhoSavesOverAVersionTheyDidNotSeeWhatStandsNow() {
        RewardRuleId rule = rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        assertThat(get("/rules/" + rule + "/edit", lead)).bodyText().containsPattern("name=\"edition\"\\s+value=\"1\"");
        post("/rules/" + rule + "/edit", lead, typed("edition", "1", "pay", "300", "save", "true"));

        assertThat(post("/rules/" + rule + "/edit", lead, typed("edition", "1", "pay", "217", "save", "true")))
                .hasStatus(409)
                .bodyText()
                .contains("it brings $300.", "value=\"217\"")
                .containsPattern("name=\"edition\"\\s+value=\"2\"");
        assertThat(rules.one(rule, district).versions()).hasSize(2);
    }

    @Test
    void writeNoRuleAnewThatHasEnded() {
        RewardRuleId rule = rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        post("/rules/" + rule + "/end", lead);

        assertThat(get("/rules/" + rule, lead)).bodyText().doesNotContain("/edit");
        assertThat(post("/rules/" + rule + "/edit", lead, typed("edition", "1", "pay", "50", "save", "true")))
                .hasStatus(422)
                .bodyText()
                .contains("This rule has ended");
    }

    @Test
    void sayThatWhatWasCountedDoesNotCountAgain() {
        RewardRuleId rule = rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));

        assertThat(post("/rules/" + rule + "/edit", lead, typed("edition", "1", "count-1", "2", "pay", "500")))
                .hasStatusOk()
                .bodyText()
                .contains("do not count again");
    }

    @Test
    void refuseALimitBelowTheAmountAndKeepWhatWasTyped() {
        assertThat(post("/rules/new", lead, typed("pay", "200", "perYear", "150")))
                .hasStatus(422)
                .bodyText()
                .contains("The limit is below the $200 that the rule brings", "value=\"150\"");
    }

    @Test
    void refuseWhatCanNeverHappen() {
        assertThat(post("/rules/new", lead, typed("count-1", "99", "pay", "200")))
                .hasStatus(422)
                .bodyText()
                .contains("nobody can ever reach it");
    }

    @Test
    void refuseADayBeforeTheAgreement() {
        assertThat(post("/rules/new", lead, typed("pay", "200", "agreementOn", "2100-01-01")))
                .hasStatus(422)
                .bodyText()
                .contains("The first day is before the day of the agreement");
    }

    @Test
    void refuseNothingAtAll() {
        assertThat(web.post().uri("/rules/new").with(authentication(lead)).with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Give the rule a name",
                        "Say what has to have happened",
                        "Say what it brings",
                        "Say the first day");
    }

    @Test
    void warnOfARuleThatPaysTwiceForOneAward() {
        rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));

        assertThat(post(
                        "/rules/new",
                        lead,
                        typed(
                                "kind-1",
                                "CREDENTIAL",
                                "credential-1",
                                offered.get(0).definition().toString(),
                                "pay",
                                "50")))
                .hasStatusOk()
                .bodyText()
                .contains("The rule “Pay for each” also pays for some of the same awards");
    }

    @Test
    void tellNoNumbersOfFewerThanFivePeople() {
        awarded(0, ella);

        assertThat(post("/rules/new", lead, typed("pay", "200")))
                .bodyText()
                .contains("So few people")
                .doesNotContain("In all");
    }

    @Test
    void tellWhatARuleWouldHaveBroughtFivePeople() {
        for (int n = 0; n < 5; n++) {
            awarded(0, people.person(district, "Earner"));
        }

        assertThat(post("/rules/new", lead, typed("pay", "200"))).bodyText().contains("$1,000");
    }

    @Test
    void areFoundByLeadsOnly() {
        RewardRuleId rule = rule("Pay", TestRules.twoHundred(PayLimits.NONE));

        assertThat(get("/rules", earner)).hasStatus(404);
        assertThat(get("/rules/" + rule + "/edit", earner)).hasStatus(404);
        DistrictId far = people.district();
        assertThat(get("/rules/" + rule, TestPeople.as(people.person(far, "Far", Role.LEAD), far)))
                .hasStatus(404);
    }

    @Test
    void showAnEarnerEachRowWithItsReasonAndTheLimitThatIsReached() {
        rule("Pay for each", TestRules.twoHundred(TestRules.lifetime(400_00)));
        awarded(0, ella);
        awarded(1, ella);
        awarded(2, ella);

        assertThat(get("/record/rewards", earner))
                .bodyText()
                .contains("$400", offered.get(0).title(), "Limit of $400 reached: $0 of $200.")
                .containsPattern(
                        "href=\"/badges/[0-9a-f-]{36}\">" + offered.get(0).title() + "</a>, awarded on ");
    }

    @Test
    void showNobodyElseWhatAnEarnerWasBrought() {
        rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        awarded(0, ella);

        assertThat(get("/record/rewards", lead)).bodyText().doesNotContain("$200");
    }

    @Test
    void takeAsManyQueriesForManyRowsAsForFew() throws Exception {
        rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        awarded(0, ella);
        long few = TestQueries.during(jdbc, () -> get("/record/rewards", earner));
        awarded(1, ella);
        awarded(2, ella);

        assertThat(TestQueries.during(jdbc, () -> get("/record/rewards", earner)))
                .isEqualTo(few);
    }

    @Test
    void sayBeforeTheStartWhatAnAwardWouldBring() {
        rule("Pay for each", TestRules.twoHundred(TestRules.lifetime(300_00)));
        assertThat(brings(1)).containsExactly("$200");

        awarded(0, ella);
        assertThat(brings(1)).containsExactly("$100 of $200: your limit of $300 is reached");
        assertThat(brings(0)).isEmpty();
    }

    @Test
    void sayBeforeTheStartHowFarOneWouldBe() {
        rule(
                "Pay for three",
                TestRules.content(
                        List.of(new Condition.AwardsCounted(3, false)), PayLimits.NONE, new Grant.Pay(500_00, true)));
        awarded(0, ella);

        assertThat(brings(1))
                .containsExactly("Nothing yet, but it counts towards $500 each year: 2 of 3 with this one");
    }

    @Test
    void settleAWholeDistrictInTheBackground() {
        for (int n = 0; n < 3; n++) {
            awarded(0, people.person(district, "Earner"));
        }
        rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        transaction.executeWithoutResult(status -> runs.begin(district));

        TestJobs.runDue(context, clock.instant());

        assertThat(runs.last(district)).hasValueSatisfying(run -> {
            assertThat(run.finishedAt()).isNotNull();
            assertThat(run.done()).isEqualTo(3);
        });
        assertThat(entitlements.inForce(district).cents()).isEqualTo(600_00);
    }

    @Test
    void keepTheAgreementOfAVersionForWhomItPays() {
        RewardRuleId rule = rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        String agreement = "/rules/" + rule + "/versions/1/agreement";
        assertThat(attach(agreement, "%PDF-1.4\n%%EOF\n")).hasStatus3xxRedirection();
        assertThat(get("/rules/" + rule, lead)).bodyText().contains(agreement).doesNotContain("multipart");

        assertThat(get(agreement, earner)).hasStatus(404);
        awarded(0, ella);
        assertThat(get("/record/rewards", earner)).bodyText().contains(agreement);
        assertThat(get(agreement, earner))
                .hasStatusOk()
                .hasHeader("Content-Type", "application/pdf")
                .hasHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .bodyText()
                .isEqualTo("%PDF-1.4\n%%EOF\n");
        assertThat(get(agreement, TestPeople.as(people.person(district, "Una Union", Role.UNION), district)))
                .hasStatusOk();
        assertThat(get(agreement, TestPeople.as(people.person(district, "Otto Other"), district)))
                .hasStatus(404);
    }

    @Test
    void changeNoAgreementThatIsThere() {
        String agreement =
                "/rules/" + rule("Pay for each", TestRules.twoHundred(PayLimits.NONE)) + "/versions/1/agreement";
        attach(agreement, "%PDF-1.4\n%%EOF\n");

        assertThat(attach(agreement, "%PDF-1.5\n%%EOF\n"))
                .hasStatus(409)
                .bodyText()
                .contains("This version has its agreement already");
        assertThat(get(agreement, lead)).bodyText().contains("%PDF-1.4");
    }

    @Test
    void takeAnAgreementAnewThatCouldNotBeChecked() {
        String rule = "/rules/" + rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        attach(rule + AGREEMENT, "%PDF-1.4\n%%EOF\n");
        jdbc.sql("update stored_file set state = 'UNCHECKED' where district_id = ?")
                .param(district.id())
                .update();
        assertThat(get(rule, lead))
                .bodyText()
                .contains("could not be checked for viruses")
                .doesNotContain("in a little while");

        assertThat(attach(rule + AGREEMENT, "%PDF-1.5\n%%EOF\n")).hasStatus3xxRedirection();

        assertThat(get(rule + AGREEMENT, lead)).bodyText().contains("%PDF-1.5");
    }

    @Test
    void tellLeadsThatAnAgreementHadAVirus() {
        String rule = "/rules/" + rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        attach(rule + AGREEMENT, "%PDF-1.4\n%%EOF\n");
        String key = jdbc.sql("select storage_key from reward_rule_agreement where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();

        transaction.executeWithoutResult(status -> context.publishEvent(new InfectedFile(key, district.id())));

        assertThat(context.getBean(TestNotices.class).told(lena, district)).contains("reward-agreement-infected");
        assertThat(get(rule, lead)).bodyText().contains("multipart");
    }

    @Test
    void takeBackAnAgreementUntilItPays() {
        String rule = "/rules/" + rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));
        attach(rule + AGREEMENT, "%PDF-1.4\n%%EOF\n");

        assertThat(post(rule + AGREEMENT + "/withdrawal", lead, "why", "PERSONAL"))
                .hasStatus3xxRedirection();
        assertThat(get(rule + AGREEMENT, lead)).hasStatus(404);

        attach(rule + AGREEMENT, "%PDF-1.5\n%%EOF\n");
        awarded(0, ella);
        assertThat(get(rule, lead)).bodyText().doesNotContain("/withdrawal");
        post(rule + AGREEMENT + "/withdrawal", lead, "why", "WRONG_FILE");
        assertThat(get(rule + AGREEMENT, earner)).bodyText().contains("%PDF-1.5");
    }

    @Test
    void takeNothingButAPdfThatOpensAsAnAgreement() {
        String agreement =
                "/rules/" + rule("Pay for each", TestRules.twoHundred(PayLimits.NONE)) + "/versions/1/agreement";
        long before = storedFiles();

        for (String content : List.of("Just a text", "%PDF-1.4\n/Encrypt 4 0 R\n%%EOF\n", "<html><script></script>")) {
            assertThat(attach(agreement, content))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Choose a PDF that opens without a password", "id=\"file-1-error\"");
        }
        assertThat(attach(agreement, "")).hasStatus(422).bodyText().contains("Choose the PDF of the agreement");
        assertThat(get(agreement, lead)).hasStatus(404);
        TestJobs.runDue(context, clock.instant());
        assertThat(storedFiles()).isEqualTo(before);
    }

    @Test
    void letNobodyElseAttachAnAgreement() {
        String rule = "/rules/" + rule("Pay for each", TestRules.twoHundred(PayLimits.NONE));

        assertThat(web.post()
                        .uri(rule + "/versions/1/agreement")
                        .multipart()
                        .file(new MockMultipartFile("file", "a.pdf", "application/pdf", new byte[] {1}))
                        .with(authentication(earner))
                        .with(csrf()))
                .hasStatus(404);
        assertThat(attach(rule + "/versions/2/agreement", "%PDF-1.4\n%%EOF\n")).hasStatus(404);
    }

    private long storedFiles() {
        return jdbc.sql("select count(*) from stored_file where district_id = ?")
                .param(district.id())
                .query(Long.class)
                .single();
    }

    private MvcTestResult attach(String path, String content) {
        return web.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile(
                        "file", "agreement.pdf", "application/pdf", content.getBytes(StandardCharsets.UTF_8)))
                .with(authentication(lead))
                .with(csrf())
                .exchange();
    }

    @Test
    void settleAgainWhereARuleWasSavedInTheMeantime() {
        awarded(0, ella);
        transaction.executeWithoutResult(status -> runs.begin(district));
        transaction.executeWithoutResult(status -> runs.begin(district));

        TestJobs.runDue(context, clock.instant());

        assertThat(jdbc.sql("select count(*) from settling_run where district_id = ? and finished_at is not null")
                        .param(district.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void sayUntilWhenAnAwardBringsWhatARuleThatEndsGives() {
        rules.make(
                new RuleDraft(
                        "Pay",
                        TestRules.twoHundred(PayLimits.NONE),
                        LocalDate.parse("2020-01-01"),
                        LocalDate.parse("2030-06-30"),
                        "",
                        null),
                district,
                lena);

        assertThat(brings(0)).containsExactly("$200, if it is awarded by June 30, 2030");
    }

    @Test
    void sayFromWhenAnAwardBringsWhatARuleOfLaterGives() {
        rules.make(draft(TestRules.twoHundred(PayLimits.NONE), LocalDate.parse("2030-07-01")), district, lena);

        assertThat(brings(0)).containsExactly("$200, if it is awarded on July 1, 2030 or later");
    }

    @Test
    void sayWhatAnAwardBringsNowAndOnceTheRuleHasChanged() {
        RewardRuleId rule = rule("Pay", TestRules.twoHundred(PayLimits.NONE));
        rules.write(
                rule,
                draft(TestRules.twoHundred(TestRules.lifetime(600_00)), LocalDate.parse("2030-01-01")),
                1,
                district,
                lena);
        RuleContent more = TestRules.content(
                List.of(new Condition.AwardsCounted(1, true)), PayLimits.NONE, new Grant.Pay(250_00, false));
        rules.write(rule, draft(more, LocalDate.parse("2030-07-01")), 2, district, lena);
        rules.write(rule, draft(more, LocalDate.parse("2031-07-01")), 3, district, lena);

        assertThat(brings(0))
                .containsExactly(
                        "$200, if it is awarded by December 31, 2029",
                        "$200, if it is awarded on January 1, 2030 or later",
                        "$250, if it is awarded on July 1, 2030 or later");
    }

    @Test
    void sayFromWhenAnAwardBringsMoreWhereTheRuleBringsItsFirstAmountBefore() {
        RewardRuleId rule = rule("Pay", TestRules.twoHundred(PayLimits.NONE));
        rules.write(rule, draft(lookingBack(250_00), LocalDate.parse("2030-01-01")), 1, district, lena);

        assertThat(brings(0))
                .containsExactly(
                        "$200, if it is awarded by December 31, 2029",
                        "$250, if it is awarded on January 1, 2030 or later");
    }

    @Test
    void sayFromWhenARuleOfLaterBringsSomethingForAnAwardOfTodayToo() {
        rules.make(draft(lookingBack(250_00), LocalDate.parse("2030-01-01")), district, lena);

        assertThat(brings(0)).containsExactly("$250, from January 1, 2030 on");
    }

    @Test
    void sayFromWhenARuleBringsSomethingThatWasWrittenAnewBeforeItBegan() {
        LocalDate july = LocalDate.parse("2030-07-01");
        RewardRuleId rule = rules.make(draft(TestRules.twoHundred(PayLimits.NONE), july), district, lena);
        rules.write(rule, draft(TestRules.twoHundred(PayLimits.NONE), july), 1, district, lena);

        assertThat(brings(0)).containsExactly("$200, if it is awarded on July 1, 2030 or later");
    }

    @Test
    void sayUntilWhenOfTheLastVersionThatSaysTheSame() {
        RuleContent content = TestRules.twoHundred(PayLimits.NONE);
        RewardRuleId rule = rule("Pay", content);
        rules.write(rule, draft(content, LocalDate.parse("2030-01-01")), 1, district, lena);
        assertThat(brings(0)).containsExactly("$200");

        rules.write(
                rule, draft(content, LocalDate.parse("2030-07-01"), LocalDate.parse("2031-06-30")), 2, district, lena);
        assertThat(brings(0)).containsExactly("$200, if it is awarded by June 30, 2031");
    }

    @Test
    void sayTheDayFirstOfWhatALimitLeavesAPartOf() {
        rules.make(
                draft(
                        TestRules.twoHundred(TestRules.lifetime(300_00)),
                        LocalDate.parse("2020-01-01"),
                        LocalDate.parse("2030-06-30")),
                district,
                lena);
        awarded(0, ella);
        assertThat(brings(1)).containsExactly("Awarded by June 30, 2030: $100 of $200: your limit of $300 is reached");

        awarded(1, ella);
        assertThat(brings(2)).containsExactly("$0 of $200: your limit of $300 is reached");
    }

    @Test
    void letTwoReadWhatIsPaidForFromALaterDay() {
        DefinitionId paid = offered.get(0).definition();
        assertThat(readers.muchRestsOn(paid, district)).isFalse();

        rules.make(draft(TestRules.twoHundred(PayLimits.NONE), LocalDate.parse("2030-07-01")), district, lena);

        assertThat(readers.muchRestsOn(paid, district)).isTrue();
    }

    @Test
    void letOneReadWhatARuleThatEndedPaidFor() {
        LocalDate over = LocalDate.parse("2020-06-30");
        rules.make(draft(TestRules.twoHundred(PayLimits.NONE), LocalDate.parse("2020-01-01"), over), district, lena);

        assertThat(readers.muchRestsOn(offered.get(0).definition(), district)).isFalse();
    }

    private static RuleContent lookingBack(long cents) {
        RuleContent pay = TestRules.content(
                List.of(new Condition.AwardsCounted(1, true)), PayLimits.NONE, new Grant.Pay(cents, false));
        return new RuleContent(pay.when(), pay.who(), pay.what(), pay.limits(), pay.yearBegins(), null, true);
    }

    private static RuleDraft draft(RuleContent content, LocalDate from) {
        return draft(content, from, null);
    }

    private static RuleDraft draft(RuleContent content, LocalDate from, @Nullable LocalDate until) {
        return new RuleDraft("Pay", content, from, until, "", null);
    }

    private List<String> brings(int definition) {
        SignedInPerson me = TestPeople.signedIn(ella, district);
        return preview.forEarner(offered.get(definition).definition(), me).stream()
                .map(each -> messages.getMessage(each, Locale.ENGLISH))
                .toList();
    }

    private RewardRuleId rule(String name, RuleContent content) {
        return rules.make(new RuleDraft(name, content, LocalDate.parse("2020-01-01"), null, "", null), district, lena);
    }

    private String[] typed(String... more) {
        String[] all = {
            "name",
            "Pay",
            "kind-1",
            "AWARDS_EACH",
            "count-1",
            "1",
            "yearBegins",
            "7",
            "from",
            rules.today(district).toString()
        };
        Map<String, String> fields = new LinkedHashMap<>();
        for (int at = 0; at < all.length; at += 2) {
            fields.put(all[at], all[at + 1]);
        }
        for (int at = 0; at < more.length; at += 2) {
            fields.put(more[at], more[at + 1]);
        }
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, String... fields) {
        var request = web.post().uri(path).with(authentication(who)).with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }

    private void awarded(int definition, PersonId earner) {
        DefinitionVersion version = offered.get(definition);
        transaction.executeWithoutResult(status -> context.publishEvent(new DecisionMade(
                SubmissionId.fresh(),
                version.definition(),
                version.id(),
                earner,
                district,
                Outcome.AWARDED,
                clock.instant())));
    }
}
