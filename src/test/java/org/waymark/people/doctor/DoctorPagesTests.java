package org.waymark.people.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManagerFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.IncidentSource;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.lti.doctor.VitalSigns;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

@OnH2
class DoctorPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    LaunchDoctor doctor;

    @Autowired
    VitalSigns vitals;

    @Autowired
    EntityManagerFactory factory;

    @Autowired
    TestClock clock;

    DistrictId district;
    PlatformRegistration own;
    PlatformRegistration other;

    @BeforeEach
    void twoConnections() {
        clock.advance(Duration.ofMinutes(1));
        district = people.district();
        own = platform();
        registrations.approve(own.id(), "1", district.id());
        other = platform();
        registrations.approve(other.id(), "1", people.district().id());
    }

    @Test
    void theOperatorSeesEveryConnection() {
        refused(own, "1", "audience_differs");
        refused(other, "1", "key_unknown");

        assertThat(get("/admin/doctor", TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains(own.issuer(), other.issuer(), "audience_differs", "key_unknown");
    }

    @Test
    void theListIsNarrowedToAConnectionAndACode() {
        refused(own, "1", "audience_differs");
        String wanted = refused(other, "1", "audience_differs");
        String otherCode = refused(other, "1", "key_unknown");

        assertThat(get("/admin/doctor?connection=" + other.id() + "&code=audience_differs", TestPeople.asOperator()))
                .bodyText()
                .contains("/admin/doctor/" + wanted)
                .doesNotContain("/admin/doctor/" + otherCode);
    }

    @Test
    void nonsenseChoosesNothing() {
        assertThat(get("/admin/doctor?connection=nonsense&code=<b>", TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<b>");
    }

    @Test
    void anLmsAdministratorSeesTheOwnConnectionOnly() {
        refused(own, "1", "audience_differs");
        String others = refused(other, "1", "key_unknown");

        assertThat(get("/admin/doctor", administrator()))
                .hasStatusOk()
                .bodyText()
                .contains("audience_differs")
                .doesNotContain("key_unknown", other.issuer());
        assertThat(get("/admin/doctor?connection=" + other.id(), administrator()))
                .bodyText()
                .doesNotContain("key_unknown");
        assertThat(get("/admin/doctor/" + others, administrator())).hasStatus(404);
    }

    @Test
    void anLmsAdministratorOfASharedConnectionSeesTheOwnDeploymentsOnly() {
        registrations.approve(own.id(), "2", people.district().id());
        String mine = refused(own, "1", "audience_differs");
        String others = refused(own, "2", "audience_differs");
        String unknown = refused(own, null, "key_unknown");

        assertThat(get("/admin/doctor/" + mine, administrator())).hasStatusOk();
        assertThat(get("/admin/doctor/" + others, administrator())).hasStatus(404);
        assertThat(get("/admin/doctor/" + unknown, administrator())).hasStatus(404);
    }

    @Test
    void aNumberIsFoundHoweverItIsTyped() {
        String number = refused(own, "1", "audience_differs");

        assertThat(get("/admin/doctor?reference=%20" + number.toUpperCase(Locale.ROOT) + "%20", administrator()))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/admin/doctor/" + number);
    }

    @Test
    void aNumberOfAnotherConnectionIsAsUnknownAsOneThatNeverWas() {
        String others = refused(other, "1", "audience_differs");

        assertThat(get("/admin/doctor?reference=" + others, administrator()))
                .hasStatus(422)
                .bodyText()
                .contains("There is nothing with this number here");
        assertThat(get("/admin/doctor?reference=00000000", administrator()))
                .hasStatus(422)
                .bodyText()
                .contains("There is nothing with this number here");
    }

    @Test
    void anIncidentSaysWhatToDoAndWhatWasExpected() {
        String number = refused(own, "1", "audience_differs");

        assertThat(get("/admin/doctor/" + number, administrator()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "use the tool whose client ID is the expected one", "the-expected", "the-other", own.issuer());
    }

    @Test
    void anIncidentHasAReportToCopy() {
        String number = refused(own, "1", "audience_differs");

        assertThat(get("/admin/doctor/" + number, administrator()))
                .bodyText()
                .contains(
                        "Waymark, number " + number,
                        "Code: audience_differs",
                        "- aud: expected the-expected, came the-other",
                        "Deployment: 1");
    }

    @Test
    void anIncidentSpeaksSpanish() {
        String number = refused(own, "1", "audience_differs");

        assertThat(get("/admin/doctor/" + number, administrator("es")))
                .bodyText()
                .contains("Informe para copiar", "se esperaba the-expected");
    }

    @Test
    void whatAStrangerSaidIsEscaped() {
        String number = doctor.refused(
                IncidentKind.LOGIN,
                "not_registered",
                IncidentSource.said("https://x.example/<script>alert(1)</script>", "<b>"),
                List.of(Finding.came("kid", "<img src=x>")));

        assertThat(get("/admin/doctor/" + number, TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert", "<img src=x", "<b>");
    }

    @Test
    void whoIsNeitherFindsNothing() {
        refused(own, "1", "audience_differs");
        PersonId person = people.person(district, "Jo");

        assertThat(get("/admin/doctor", TestPeople.as(person, district))).hasStatus(404);
        assertThat(get("/admin/platforms/" + own.id() + "/health", TestPeople.as(person, district)))
                .hasStatus(404);
    }

    @Test
    void aCodeWithoutAdviceIsShownAllTheSame() {
        String number = refused(own, "1", "code_of_tomorrow");

        assertThat(get("/admin/doctor/" + number, administrator()))
                .hasStatusOk()
                .bodyText()
                .contains("has no advice for this code yet");
    }

    @Test
    void aConnectionShowsItsLastGoodLaunchAndItsServices() {
        vitals.launched(own.id(), Duration.ofSeconds(42), Set.of("score", "nrps"), false);

        assertThat(get("/admin/platforms/" + own.id() + "/health", administrator()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "42 seconds ahead of ours",
                        "Sending grades",
                        "Not granted",
                        "Roster of the course",
                        "Last good launch");
    }

    @Test
    void aConnectionNobodyLaunchedFromIsShownToo() {
        assertThat(get("/admin/platforms/" + own.id() + "/health", TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("Never yet");
    }

    @Test
    void anotherConnectionIsNotFound() {
        assertThat(get("/admin/platforms/" + other.id() + "/health", administrator()))
                .hasStatus(404);
        assertThat(test(other, administrator())).hasStatus(404);
        assertThat(get("/admin/platforms/" + UUID.randomUUID() + "/health", TestPeople.asOperator()))
                .hasStatus(404);
    }

    @Test
    void whatATypedConnectionIsGrantedIsNotKnown() {
        PlatformRegistration typed = registrations.enter(details(), district.id());

        assertThat(get("/admin/platforms/" + typed.id() + "/health", TestPeople.asOperator()))
                .bodyText()
                .contains("Not known")
                .doesNotContain("Not granted");
    }

    @Test
    void aSelfTestShowsWhatItFound() {
        assertThat(test(own, administrator())).hasStatus(302);

        assertThat(get("/admin/platforms/" + own.id() + "/health", administrator()))
                .bodyText()
                .contains("Waymark does not call the key set address of the LMS", "To be mended");
    }

    @Test
    void aSelfTestRunsOnceInAQuarterOfAMinute() {
        test(own, administrator());

        assertThat(test(own, administrator())).hasStatus(429).bodyText().contains("tested a moment ago");
    }

    @Test
    void aSelfTestNeedsTheFormOfThePage() {
        assertThat(web.post()
                        .uri("/admin/platforms/" + own.id() + "/health/test")
                        .with(authentication(administrator()))
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void theListCostsTheSameForManyAsForFew() {
        refused(own, "1", "audience_differs");
        long few = statements("/admin/doctor", TestPeople.asOperator());
        for (String code : List.of("key_unknown", "token_expired", "nonce_mismatch", "user_missing")) {
            refused(other, "1", code);
        }

        assertThat(few).isEqualTo(3);
        assertThat(statements("/admin/doctor", TestPeople.asOperator())).isEqualTo(few);
    }

    @Test
    void anIncidentAndAConnectionTakeAFixedNumberOfQueries() {
        String number = refused(own, "1", "audience_differs");

        assertThat(statements("/admin/doctor/" + number, TestPeople.asOperator()))
                .isEqualTo(2);
        assertThat(statements("/admin/platforms/" + own.id() + "/health", TestPeople.asOperator()))
                .isEqualTo(4);
    }

    private PlatformRegistration platform() {
        PlatformRegistration platform =
                registrations.register(details("https://purl.imsglobal.org/spec/lti-ags/scope/score"));
        registrations.accept(platform.id());
        return platform;
    }

    private static PlatformDetails details(String... scopes) {
        return new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                "client-" + UUID.randomUUID(),
                URI.create("https://lms.example/auth"),
                URI.create("https://10.0.0.2/token"),
                URI.create("https://10.0.0.2/jwks"),
                null,
                Set.of(scopes),
                "moodle");
    }

    private String refused(PlatformRegistration platform, String deployment, String code) {
        return doctor.refused(
                IncidentKind.LAUNCH,
                code,
                IncidentSource.of(platform.id(), deployment),
                List.of(Finding.of("aud", "the-expected", "the-other")));
    }

    private Authentication administrator() {
        return administrator("en");
    }

    private Authentication administrator(String language) {
        return TestPeople.as(new SignedInPerson(
                PersonId.fresh(),
                district,
                own.id(),
                "Robin",
                false,
                false,
                true,
                "https://lms.example",
                null,
                language,
                "UTC"));
    }

    private MvcTestResult get(String uri, Authentication who) {
        return web.get()
                .uri(URI.create(uri.replace("<", "%3C").replace(">", "%3E")))
                .with(authentication(who))
                .exchange();
    }

    private MvcTestResult test(PlatformRegistration platform, Authentication who) {
        return web.post()
                .uri("/admin/platforms/" + platform.id() + "/health/test")
                .with(authentication(who))
                .with(csrf())
                .exchange();
    }

    private long statements(String uri, Authentication who) {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        get(uri, who);
        return statistics.getPrepareStatementCount() - before;
    }
}
