package org.waymark.recognition.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.TestLedger;

/** What payroll is told after a redirect comes through the session as the database keeps it. */
@OnH2
class PayrollSessionsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Approvals approvals;

    @Autowired
    PayPeriods periods;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private PersonId lead;
    private TestLedger ledger;

    @BeforeEach
    void aRuleAndAnAward() {
        clock.reset();
        district = people.district();
        earner = people.person(district, "Ella Earner");
        lead = people.person(district, "Lena Lead", Role.LEAD);
        ledger = new TestLedger(district, context);
        ledger.twoHundredEach("Pay for each", lead);
        ledger.awarded(0, earner);
    }

    @Test
    void tellWhichRowsWereLeftAndWhy() {
        MvcTestResult approved = approve();

        assertThat(approved).hasStatus3xxRedirection();
        assertThat(follow(approved, "/recognition"))
                .hasStatusOk()
                .bodyText()
                .contains("These were left as they are:", "<span>Ella Earner, $200:</span>");
    }

    @Test
    void keepNoNameInTheSession() {
        String session = new String(Base64.getDecoder().decode(cookie(approve()).getValue()), StandardCharsets.UTF_8);

        assertThat(jdbc.sql("select attribute_bytes from spring_session_attributes a join spring_session s"
                                + " on s.primary_id = a.session_primary_id where s.session_id = :id")
                        .param("id", session)
                        .query((row, n) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains("Ella"));
    }

    @Test
    void tellWhatWasConfirmedAndThatItWasBefore() {
        PersonId payroll = people.person(district, "Pat Payroll", Role.PAYROLL);
        LocalDate today = periods.today(district);
        EntitlementId row = ledger.ids(earner).get(0);
        approvals.approve(List.of(row), district, payroll, Role.PAYROLL);
        periods.close(LocalDate.parse("2020-01-01"), today, district, payroll, Role.PAYROLL);
        String file = "entitlement_id,amount,paid_on\n" + row + ",200.00," + today + "\n";

        assertThat(follow(confirm(file), "/recognition/periods")).bodyText().contains("1 row is confirmed");
        assertThat(follow(confirm(file), "/recognition/periods")).bodyText().contains("nothing changed");
    }

    private MvcTestResult approve() {
        return web.post()
                .uri("/recognition/approve")
                .with(who())
                .with(csrf())
                .param("row", ledger.ids(earner).get(0).toString())
                .exchange();
    }

    private MvcTestResult confirm(String file) {
        return web.post()
                .uri("/recognition/periods/confirmations")
                .multipart()
                .file(new MockMultipartFile("file", "c.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                .with(who())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult follow(MvcTestResult redirect, String path) {
        return web.get().uri(path).with(who()).cookie(cookie(redirect)).exchange();
    }

    private RequestPostProcessor who() {
        Authentication me = TestPeople.as(lead, district);
        return authentication(me);
    }

    private static Cookie cookie(MvcTestResult answer) {
        String cookie = answer.getResponse().getHeaders(HttpHeaders.SET_COOKIE).stream()
                .filter(each -> each.startsWith("__Host-waymark="))
                .findFirst()
                .orElseThrow();
        return new Cookie("__Host-waymark", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
    }
}
