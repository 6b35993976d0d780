package org.waymark.recognition.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.EntitlementStatus;
import org.waymark.recognition.TestLedger;
import org.waymark.recognition.preapproval.PreApprovals;

@OnH2
class PayrollPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    PreApprovals preApprovals;

    @Autowired
    PayPeriods periods;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId ella;
    private Authentication earner;
    private Authentication lead;
    private Authentication payroll;
    private TestLedger ledger;
    private LocalDate today;

    @BeforeEach
    void aRuleAndAnAward() {
        clock.reset();
        district = people.district();
        ella = people.person(district, "Ella Earner");
        PersonId lena = people.person(district, "Lena Lead", Role.LEAD);
        earner = TestPeople.as(ella, district);
        lead = TestPeople.as(lena, district);
        payroll = TestPeople.as(people.person(district, "Pat Payroll", Role.PAYROLL), district);
        ledger = new TestLedger(district, context);
        ledger.twoHundredEach("Pay for each", lena);
        ledger.awarded(0, ella);
        today = periods.today(district);
    }

    @Test
    void sayToWhoWroteTheRuleThatAnotherApproves() {
        assertThat(get("/recognition", lead))
                .bodyText()
                .contains("Ella Earner", "You wrote the rule")
                .doesNotContain("Approve what is ticked");
    }

    @Test
    void leaveAsItIsWhatTheOneWhoSendsItMayNotApprove() {
        approve(lead, ledger.ids(ella));

        assertThat(statuses()).containsOnly(EntitlementStatus.PROMISED);
    }

    @Test
    void approveHoweverManyAreTicked() {
        List<EntitlementId> all = IntStream.range(0, 25)
                .mapToObj(n -> people.person(district, "Eli Earner " + n))
                .peek(person -> ledger.awarded(0, person))
                .flatMap(person -> ledger.ids(person).stream())
                .toList();

        approve(payroll, all);

        assertThat(get("/recognition", payroll))
                .bodyText()
                .contains("Ella Earner")
                .doesNotContain("Eli Earner");
    }

    @Test
    void approveAllThatIsOnThePageAtOnce() {
        String row = ledger.ids(ella).get(0).toString();

        post("/recognition/approve", payroll, "shown", row, "all", "true");

        assertThat(statuses()).containsOnly(EntitlementStatus.DUE);
    }

    @Test
    void areNamedOnTheHomeOfThoseWhoApprove() {
        ask(definition(0), ella);

        for (Authentication who : List.of(lead, payroll)) {
            assertThat(get("/home", who))
                    .bodyText()
                    .contains("1 reward waits", "href=\"/recognition\"")
                    .contains("1 request before starting waits", "href=\"/recognition/pre-approvals\"");
        }
        assertThat(get("/home", earner)).bodyText().doesNotContain("/recognition");
    }

    @Test
    void offerNoPeriodThatBeginsTomorrow() {
        close("2020-01-01", today.toString(), payroll);

        assertThat(get("/recognition/periods", payroll))
                .bodyText()
                .contains("The next period begins on")
                .doesNotContain("Close it and make the file");
    }

    @Test
    void areFoundByLeadsAndPayrollOnly() {
        String period = close("2020-01-01", today.toString(), payroll)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        DistrictId far = people.district();
        Authentication elsewhere = TestPeople.as(people.person(far, "Far", Role.PAYROLL), far);

        for (String path : List.of("/recognition", "/recognition/periods", period, "/recognition/pre-approvals")) {
            assertThat(get(path, earner)).as(path).hasStatus(404);
            assertThat(get(path, payroll)).as(path).hasStatusOk();
        }
        assertThat(get(period, elsewhere)).hasStatus(404);
        assertThat(get(period + "/payroll.csv", elsewhere)).hasStatus(404);
    }

    @Test
    void refuseAPeriodWithTheReasonAtItsField() {
        assertThat(close("", today.toString(), payroll))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the first day of your first period", "id=\"from-error\"");
        assertThat(close("2020-01-01", today.plusDays(1).toString(), payroll))
                .hasStatus(422)
                .bodyText()
                .contains("A period can be closed once its last day has come", "value=\"" + today.plusDays(1) + "\"");
        assertThat(close("soon", "2020-13-01", payroll))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day, such as 2027-06-30", "value=\"soon\"");
        assertThat(periods.count(district)).isZero();
    }

    @Test
    void refuseAConfirmationLineByLine() {
        approve(payroll, ledger.ids(ella));
        close("2020-01-01", today.toString(), payroll);

        assertThat(confirm("entitlement_id,amount,paid_on\n" + ledger.ids(ella).get(0) + ",250.00," + today + "\n"))
                .hasStatus(422)
                .bodyText()
                .contains("Line 2", "Handed over was 200.00, and the line says 250.00");
        assertThat(confirm("")).hasStatus(422).bodyText().contains("Choose a file", "id=\"file-error\"");
        assertThat(statuses()).containsOnly(EntitlementStatus.EXPORTED);
    }

    @Test
    void showTheEarnerTheDayOfPayment() {
        approve(payroll, ledger.ids(ella));
        close("2020-01-01", today.toString(), payroll);
        assertThat(get("/record/rewards", earner)).bodyText().doesNotContain("Given on");

        confirm("entitlement_id,amount,paid_on\n" + ledger.ids(ella).get(0) + ",200.00," + today + "\n");

        assertThat(get("/record/rewards", earner))
                .bodyText()
                .containsPattern("Given on [A-Z][a-z]+ " + today.getDayOfMonth() + ", " + today.getYear());
    }

    @Test
    void handOutTheFileOfAPeriodAsItWasMade() {
        approve(payroll, ledger.ids(ella));
        String period = close("2020-01-01", today.toString(), payroll)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();

        assertThat(get(period + "/payroll.csv", payroll))
                .hasStatusOk()
                .hasHeader("Content-Type", "text/csv;charset=UTF-8")
                .bodyText()
                .contains("\"entitlement_id\"", ledger.ids(ella).get(0).toString());
    }

    @Test
    void takeAsManyQueriesForManyRowsAsForFew() {
        approve(payroll, ledger.ids(ella));
        String period = close("2020-01-01", today.toString(), payroll)
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        ledger.awarded(1, ella);
        List<String> pages = List.of("/recognition", "/recognition/periods", period);
        List<Long> few = pages.stream().map(this::queries).toList();

        for (int n = 0; n < 5; n++) {
            PersonId another = people.person(district, "Eli Earner " + n);
            ledger.awarded(n % 2, another);
            approve(payroll, n < 2 ? ledger.ids(another) : List.of());
        }

        assertThat(pages.stream().map(this::queries).toList()).isEqualTo(few);
    }

    @Test
    void refuseAnAnswerToAPreApprovalThatSaysNothing() {
        String request = preApproval();

        assertThat(post(request, payroll)).hasStatus(422).bodyText().contains("Say yes or no");
        assertThat(post(request, payroll, "answer", "no"))
                .hasStatus(422)
                .bodyText()
                .contains("Say why");
        assertThat(post(request, payroll, "answer", "yes", "until", "2020-01-01", "reason", "Kept"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day from today on", "Kept");
        assertThat(post(request, earner, "answer", "yes")).hasStatus(404);
    }

    @Test
    void takeAsManyQueriesForManyPreApprovalsAsForFew() {
        preApproval();
        long few = queries("/recognition/pre-approvals");

        for (int n = 0; n < 5; n++) {
            ask(definition(n % 2), people.person(district, "Eli Earner " + n));
        }

        assertThat(queries("/recognition/pre-approvals")).isEqualTo(few);
    }

    private String preApproval() {
        ask(definition(0), ella);
        return "/recognition/pre-approvals/"
                + jdbc.sql("select id from pre_approval where district_id = ?")
                        .param(district.id())
                        .query(java.util.UUID.class)
                        .single();
    }

    private void ask(DefinitionVersion what, PersonId who) {
        TestPolicies.decide(district, "pre-approval", "1", context);
        preApprovals.ask(what.definition(), "It is what my class needs", who, district);
    }

    private DefinitionVersion definition(int which) {
        return definitions.published(district).get(which);
    }

    private long queries(String path) {
        return TestQueries.during(jdbc, () -> assertThat(get(path, payroll)).hasStatusOk());
    }

    private List<EntitlementStatus> statuses() {
        return ledger.of(ella).stream().map(EntitlementRow::status).toList();
    }

    private void approve(Authentication who, List<EntitlementId> some) {
        assertThat(post(
                        "/recognition/approve",
                        who,
                        some.stream()
                                .flatMap(id -> List.of("row", id.toString()).stream())
                                .toArray(String[]::new)))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult close(String from, String until, Authentication who) {
        return post("/recognition/periods", who, "from", from, "until", until);
    }

    private MvcTestResult confirm(String file) {
        return web.post()
                .uri("/recognition/periods/confirmations")
                .multipart()
                .file(new MockMultipartFile("file", "given.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                .with(authentication(payroll))
                .with(csrf())
                .exchange();
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
}
