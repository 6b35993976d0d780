package org.waymark.people.earners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestMail;
import org.waymark.award.Awards;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.guests.TestGuests;
import org.waymark.people.identities.TestIdentities;
import org.waymark.placement.TestCourses;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** A student who is protected as a minor, at each door. */
@OnH2
class MinorsTests {

    private static final String AWAITED = "your school records a guardian";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    TestSchools schools;

    @Autowired
    TestIdentities identities;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    TestGuests guests;

    @Autowired
    Audiences audiences;

    @Autowired
    Minors minors;

    @Autowired
    SchoolStudents students;

    @Autowired
    Submissions submissions;

    @Autowired
    Awards awards;

    @Autowired
    Definitions definitions;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    String lakeside;
    PersonId sam;
    Authentication student;
    Authentication coach;
    Authentication lead;
    Authentication principal;

    @BeforeEach
    void aStudentOfASchool() {
        district = test.district();
        lakeside = schools.school(district, "Lakeside");
        sam = test.person(district, "Sam Student");
        audiences.give(sam, district, Audience.STUDENT, "operator", "At school here", lakeside, true);
        student = TestPeople.as(sam, district);
        coach = of(lakeside, test.person(district, "Cora Coach", Role.COACH));
        principal = of(lakeside, test.person(district, "Pat Lead", Role.LEAD));
        lead = of(schools.school(district, "Hillside"), test.person(district, "Lee Lead", Role.LEAD));
    }

    @Test
    void isKnownAsOneInTheirDistrict() {
        assertThat(minors.isProtected(sam, district)).isTrue();
        assertThat(minors.isProtected(sam, test.district())).isFalse();
    }

    @Test
    void isFoundByNoSearch() {
        assertThat(get("/admin/people?q=Sam", lead)).hasStatusOk().bodyText().doesNotContain("Sam Student");
        assertThat(get("/admin/people", lead))
                .bodyText()
                .doesNotContain("Sam Student")
                .contains("One student is protected as minors and not listed");
        assertThat(get("/admin/people?q=Sam&district=" + district, TestPeople.asOperator()))
                .bodyText()
                .doesNotContain("Sam Student");
    }

    @Test
    void hasNoNameWhereTheyAskForDeletionButToTheirSchool() {
        post("/privacy/deletion", student, "sure", "yes");
        String request = "/admin/privacy/" + district + "/"
                + jdbc.sql("select id from privacy_request where person_id = ?")
                        .param(sam.id())
                        .query(UUID.class)
                        .single();
        Authentication theirs = of(lakeside, test.person(district, "Lou Lead", Role.LEAD));

        for (String path : new String[] {"/admin/privacy", request}) {
            assertThat(get(path, lead)).bodyText().contains("A student").doesNotContain("Sam Student");
            assertThat(get(path, theirs)).bodyText().contains("Sam Student");
        }
        assertThat(get("/admin/privacy", TestPeople.asOperator()))
                .bodyText()
                .contains("A student")
                .doesNotContain("Sam Student");
    }

    @Test
    void hasNoPageOfIdentities() {
        PersonId other = test.person(district, "Olga Other");
        String page = "/admin/people/" + sam + "/identities";

        assertThat(get(page, lead)).hasStatus(404);
        assertThat(get(page + "/" + other, lead)).hasStatus(404);
        assertThat(get("/admin/people/" + other + "/identities/" + sam, lead)).hasStatus(404);
    }

    @Test
    void hasNoNameAmongWhatGradebooksWereTold() {
        DefinitionVersion definition = definitions.published(district).get(0);
        TestCourses course = TestCourses.opened(district, UUID.randomUUID(), definition, context);
        PersonId tess = course.learner().id();
        TestReviews.awarded(definition.definition(), tess, district, context);
        assertThat(get("/admin/passback?show=WAITING", lead)).bodyText().contains("Tess Arnold");
        audiences.give(tess, district, Audience.STUDENT, "operator", "At school here", lakeside, true);

        assertThat(get("/admin/passback?show=WAITING", lead))
                .hasStatusOk()
                .bodyText()
                .contains("A student")
                .doesNotContain("Tess Arnold");
    }

    @Test
    void isListedByTheHundred() {
        for (int i = 0; i < 120; i++) {
            PersonId one = test.person(district, "Student %03d".formatted(i));
            jdbc.sql("update person set protected_until = ?, protected_school = ? where id = ?")
                    .params(Audiences.OPEN_END, lakeside, one.id())
                    .update();
        }

        assertThat(body(get("/students", coach)))
                .contains("Sam Student", "Student 098", "/students?page=2")
                .doesNotContain("Student 099");
        assertThat(body(get("/students?page=2", coach)))
                .contains("Student 099", "Student 119", "/students?page=1")
                .doesNotContain("Student 098", "/students?page=3");
        assertThat(get("/students", lead)).bodyText().contains(">121<");
    }

    @Test
    void findsWhatWasSaidOfThemInTheAudit() {
        record(today().plusDays(90));

        assertThat(jdbc.sql(
                                "select verb, role from audit_entry where district = ? and about = ? and verb like 'guardian%'"
                                        + " or district = ? and about = ? and verb = 'minor-protected' order by verb")
                        .params(district.id(), sam.toString(), district.id(), sam.toString())
                        .query((row, n) -> row.getString("verb") + " " + row.getString("role"))
                        .list())
                .containsExactly("guardian-consent-recorded COACH", "minor-protected OPERATOR");
    }

    @Test
    void findsWhoLookedAtAsWhomTheyEarn() {
        PersonId sue = test.person(district, "Sue Senior");
        get("/admin/people/" + sue + "/audience", lead);

        assertThat(get("/record/looks", TestPeople.as(sue, district)))
                .bodyText()
                .contains("Lee Lead", "saw as whom the person earns");
    }

    @Test
    void hasNoPageForTheLeadOfAnotherSchool() {
        assertThat(get("/admin/people/" + sam, lead)).hasStatus(404);
        assertThat(get("/admin/people/" + sam + "/audience", lead)).hasStatus(404);
        assertThat(get("/students/" + sam, lead)).hasStatus(404);
        assertThat(post("/students/" + sam + "/protection/end", lead, "sure", "yes"))
                .hasStatus(404);
        assertThat(minors.isProtected(sam, district)).isTrue();
    }

    @Test
    void isANumberToTheLeadOfAnotherSchool() {
        assertThat(get("/students", lead))
                .hasStatusOk()
                .bodyText()
                .contains("Lakeside", "In the whole district")
                .doesNotContain("Sam Student");
    }

    @Test
    void isSeenByTheirOwnSchool() {
        assertThat(get("/students", coach)).hasStatusOk().bodyText().contains("Sam Student", "Missing");
        assertThat(get("/students/" + sam, coach)).hasStatusOk().bodyText().contains("Sam Student");
    }

    @Test
    void isSeenByNobodyElse() {
        DistrictId other = test.district();

        assertThat(get("/students", student)).hasStatus(404);
        assertThat(get("/students/" + sam, student)).hasStatus(404);
        assertThat(get("/students/" + sam, of(lakeside, test.person(district, "Tom Teacher"))))
                .hasStatus(404);
        assertThat(get("/students/" + sam, of(lakeside, test.person(district, "Rae Reviewer", Role.REVIEWER))))
                .hasStatus(404);
        assertThat(get("/students/" + sam, TestPeople.as(test.person(other, "Stan", Role.COACH, Role.LEAD), other)))
                .hasStatus(404);
    }

    @Test
    void findsWhoLookedAtTheirPage() {
        get("/students/" + sam, coach);

        assertThat(jdbc.sql("select count(*) from audit_entry where district = ? and verb = 'looked-student'"
                                + " and about = ?")
                        .params(district.id(), sam.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void handsNothingInWithoutAGuardiansConsent() {
        String work = complete();

        assertThat(get(work, student)).bodyText().contains(AWAITED);
        assertThat(get(work + "/check", student)).bodyText().contains(AWAITED).doesNotContain("name=\"original\"");
        assertThat(post(work + "/submit", student, "original", "yes"))
                .hasStatus(422)
                .bodyText()
                .contains(AWAITED);
        assertThat(status(work)).isEqualTo("DRAFT");
    }

    @Test
    void handsInOnceTheSchoolHasRecordedAConsent() {
        String work = complete();
        assertThat(record(today().plusDays(90))).hasRedirectedUrl("/students/" + sam);
        assertThat(get("/students", coach)).bodyText().contains("Recorded");

        assertThat(post(work + "/submit", student, "original", "yes")).hasStatus(302);
        assertThat(status(work)).isNotEqualTo("DRAFT");
    }

    @Test
    void handsNothingInAfterAConsentHasRunOut() {
        String work = complete();
        record(today().plusDays(1));
        clock.advance(Duration.ofDays(3));

        assertThat(post(work + "/submit", student, "original", "yes")).hasStatus(422);
    }

    @Test
    void handsNothingInAfterAConsentWasWithdrawn() {
        String work = complete();
        record(today().plusDays(90));
        Matcher end = Pattern.compile("/students/[0-9a-f-]{36}/consents/[0-9a-f-]{36}/end")
                .matcher(body(get("/students/" + sam, coach)));
        assertThat(end.find()).isTrue();
        assertThat(post(end.group(), coach)).hasStatus(302);

        assertThat(post(work + "/submit", student, "original", "yes")).hasStatus(422);
    }

    @Test
    void needsAWholeConsent() {
        assertThat(post("/students/" + sam + "/consents", coach, "until", "2026-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Choose what the school holds",
                        "Say what the consent covers",
                        "Enter the day on which it was given",
                        "Enter the day until which it is in force");
    }

    @Test
    void sharesNoBadge() {
        String badge = awarded();

        assertThat(post(badge + "/share", student, "shared", "true")).hasStatus(404);
        assertThat(get(badge, student))
                .hasStatusOk()
                .bodyText()
                .contains("is never public")
                .doesNotContain("/share");
    }

    @Test
    void hasNoPublicBadgeThoughItWasSharedBefore() {
        String badge = awarded();
        jdbc.sql("update award set shared = true where earner_id = ?")
                .param(sam.id())
                .update();

        assertThat(web.get().uri(badge)).hasStatus(404);
        assertThat(web.get().uri(badge + ".json")).hasStatus(404);
        assertThat(web.get().uri(badge).header("Accept", "application/json")).hasStatus(404);
        assertThat(get(badge, coach)).hasStatus(404);
    }

    @Test
    void hasNoAddress() {
        assertThat(post("/record/addresses", student, "address", "sam@example.org"))
                .hasStatus(422)
                .bodyText()
                .contains("protected as a minor");
        assertThat(get("/record/addresses", student)).hasStatusOk().bodyText().doesNotContain("name=\"address\"");
    }

    @Test
    void getsNoLetterAtAnAddressFromBefore() {
        PersonId sue = test.person(district, "Sue Student");
        String address = guests.ownsOne(sue, district);
        audiences.give(sue, district, Audience.STUDENT, "operator", "At school here", lakeside, true);

        web.post().uri("/sign-in").param("address", address).with(csrf()).exchange();
        TestJobs.runDue(context, clock.instant());

        assertThat(TestMail.to(address)).isEmpty();
    }

    @Test
    void isProtectedUntilTheDayThatTheSchoolSays() {
        assertThat(post(
                        "/students/" + sam + "/protection",
                        principal,
                        "until",
                        today().plusDays(2).toString()))
                .hasStatus(302);
        clock.advance(Duration.ofDays(1));
        assertThat(minors.isProtected(sam, district)).isTrue();
        clock.advance(Duration.ofDays(2));
        assertThat(minors.isProtected(sam, district)).isFalse();
        students.endDue();

        assertThat(get("/admin/people?q=Sam", lead)).bodyText().contains("Sam Student");
    }

    @Test
    void isProtectedNoLongerWhenTheSchoolSaysSo() {
        assertThat(post("/students/" + sam + "/protection/end", principal)).hasStatus(422);
        assertThat(post("/students/" + sam + "/protection/end", principal, "sure", "yes"))
                .hasRedirectedUrl("/students");

        assertThat(get("/admin/people?q=Sam", lead)).bodyText().contains("Sam Student");
        assertThat(post("/record/addresses", student, "address", "sam-" + sam + "@example.org"))
                .hasStatus(302);
    }

    @Test
    void becomesOneThroughALeadWithAReason() {
        PersonId sue = test.person(district, "Sue Student");
        String page = "/admin/people/" + sue + "/audience";

        assertThat(post(page, lead, "audience", "STUDENT"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose the student", "Give a reason");
        assertThat(post(page, lead, "audience", "STUDENT", "school", lakeside, "reason", "Joins the pilot"))
                .hasRedirectedUrl("/admin/people?district=" + district);

        assertThat(minors.isProtected(sue, district)).isTrue();
        assertThat(get("/students", coach)).bodyText().contains("Sue Student");
        assertThat(get("/admin/people/" + sue, lead)).hasStatus(404);
    }

    @Test
    void isNoneAtEighteenThoughAStudent() {
        PersonId sue = test.person(district, "Sue Student");
        post(
                "/admin/people/" + sue + "/audience",
                lead,
                "audience",
                "STUDENT",
                "adult",
                "yes",
                "reason",
                "Night school");

        assertThat(audiences.of(sue, district)).isEqualTo(Audience.STUDENT);
        assertThat(minors.isProtected(sue, district)).isFalse();
    }

    @Test
    void isNoPrincipal() {
        PersonId pat = test.person(district, "Pat Principal");
        String page = "/admin/people/" + pat + "/audience";
        post(page, lead, "audience", "PRINCIPAL", "reason", "Leads Hillside");

        assertThat(get(page, lead)).bodyText().contains("Principal", "Reason given: Leads Hillside");
        assertThat(minors.isProtected(pat, district)).isFalse();
    }

    @Test
    void isSeenByLeadsAloneUntilOneSaysWhichSchoolIsTheirs() {
        PersonId sue = test.person(district, "Sue Student");
        audiences.give(sue, district, Audience.STUDENT, "operator", "At school here");
        assertThat(get("/students", coach)).hasStatusOk().bodyText().doesNotContain("Sue Student");
        assertThat(get("/students/" + sue, coach)).hasStatus(404);
        assertThat(get("/students", lead)).bodyText().contains("Sue Student", "School not said");
        assertThat(get("/students/" + sue, lead)).bodyText().contains("Lakeside", "Hillside");

        assertThat(post("/students/" + sue + "/school", lead, "school", "nowhere"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a school");
        assertThat(post("/students/" + sue + "/school", lead, "school", lakeside))
                .hasRedirectedUrl("/students");

        assertThat(get("/students", coach)).bodyText().contains("Sue Student");
        assertThat(get("/students/" + sue, lead)).hasStatus(404);
        assertThat(verbs()).contains("minor-school-said");
    }

    @Test
    void isSeenByNoCoachWhereTheRegisterKnowsNoSchools() {
        DistrictId small = test.district();
        PersonId sue = test.person(small, "Sue Student");
        audiences.give(sue, small, Audience.STUDENT, "operator", "At school here");
        Authentication anyone = TestPeople.as(test.person(small, "Cora Coach", Role.COACH), small);

        assertThat(get("/students", anyone)).hasStatusOk().bodyText().doesNotContain("Sue Student");
        assertThat(get("/students/" + sue, anyone)).hasStatus(404);
    }

    @Test
    void isPlacedByALeadAlone() {
        assertThat(post("/students/" + sam + "/school", coach, "school", lakeside))
                .hasStatus(404);
        assertThat(get("/students/" + sam, coach)).bodyText().doesNotContain("name=\"school\"");
    }

    @Test
    void isProtectedUntilALeadSaysOtherwise() {
        String page = "/students/" + sam + "/protection";

        assertThat(post(page, coach, "until", today().plusDays(2).toString())).hasStatus(404);
        assertThat(post(page, coach, "until", "yesterday")).hasStatus(404);
        assertThat(post(page + "/end", coach, "sure", "yes")).hasStatus(404);
        assertThat(post(page + "/end", coach)).hasStatus(404);
        assertThat(get("/students/" + sam, coach)).bodyText().doesNotContain(page);
        assertThat(get("/students/" + sam, principal)).bodyText().contains(page, page + "/end");
        assertThat(minors.isProtected(sam, district)).isTrue();
    }

    @Test
    void isListedNoMoreOnceErased() {
        post("/privacy/deletion", student, "sure", "yes");
        String request = "/admin/privacy/" + district + "/"
                + jdbc.sql("select id from privacy_request where person_id = ?")
                        .param(sam.id())
                        .query(UUID.class)
                        .single();
        assertThat(post(request + "/approve", principal, "seen", "yes")).hasStatus(302);
        post("/privacy/deletion/now", student);
        jdbc.sql("update person set language = 'es' where id = ?")
                .param(sam.id())
                .update();
        TestJobs.runDue(context, clock.instant());

        assertThat(get("/students", principal)).hasStatusOk().bodyText().doesNotContain("/students/" + sam, ">1<");
        assertThat(get("/students/" + sam, principal)).hasStatus(404);
        assertThat(get("/admin/people", lead)).bodyText().doesNotContain("protected as minors and not listed");
        assertThat(jdbc.sql("select count(*) from person where id = ? and erased_at is not null"
                                + " and protected_school is null and language is null")
                        .param(sam.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isProtectedByEveryIdentityAndSeenOnce() {
        PersonId sue = test.person(district, "Sue Student");
        PersonId second = test.person(district, "Susan Student");
        identities.link(sue, second, district);
        audiences.give(second, district, Audience.STUDENT, "operator", "At school here", lakeside, true);

        assertThat(audiences.of(sue, district)).isEqualTo(Audience.STUDENT);
        assertThat(minors.protectedAmong(List.of(sue, second), district)).containsExactlyInAnyOrder(sue, second);
        assertThat(get("/students", coach)).bodyText().contains("Sue Student").doesNotContain("Susan Student");
        post("/students/" + sue + "/protection/end", principal, "sure", "yes");
        assertThat(minors.protectedAmong(List.of(sue, second), district)).isEmpty();
    }

    @Test
    void isNobodyWhoHoldsARoleByAnotherIdentity() {
        PersonId lee = test.person(district, "Lou Lead", Role.LEAD);
        PersonId second = test.person(district, "L. Lead");
        identities.link(lee, second, district);

        assertThat(audiences.mayBecome(second, district, Audience.STUDENT)).isFalse();
        assertThat(audiences.addressed(List.of(lee), district, Audience.STUDENT))
                .isEmpty();
    }

    @Test
    void isSignedInByNoLinkAnyMore() {
        PersonId sue = test.person(district, "Sue Student");
        String byLink = signedIn(sessions, SignedInPerson.byLink(sue, district, "Sue", "en", "America/New_York"));
        String byLms = signedIn(sessions, TestPeople.signedIn(sue, district));

        audiences.give(sue, district, Audience.STUDENT, "operator", "At school here", lakeside, true);

        assertThat(sessions.findById(byLink)).isNull();
        assertThat(sessions.findById(byLms)).isNotNull();
    }

    @Test
    void isNobodyWhoIsErased() {
        PersonId gone = test.person(district, "Gone");
        jdbc.sql("update person set erased_at = current_timestamp where id = ?")
                .param(gone.id())
                .update();

        assertThatThrownBy(() -> audiences.give(gone, district, Audience.STUDENT, "operator", "At school here"))
                .isInstanceOf(PersonNotFound.class);
    }

    @Test
    void isToldSoOnTheirOwnPrivacyPage() {
        assertThat(get("/privacy", student)).bodyText().contains("You are protected as a minor");
    }

    private static <S extends Session> String signedIn(
            FindByIndexNameSessionRepository<S> sessions, SignedInPerson person) {
        S session = sessions.createSession();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                person.id().toString());
        sessions.save(session);
        return session.getId();
    }

    private List<String> verbs() {
        return jdbc.sql("select verb from audit_entry where district = ?")
                .param(district.id())
                .query(String.class)
                .list();
    }

    private Authentication of(String school, PersonId person) {
        schools.isOf(person, district, school);
        return TestPeople.as(person, district);
    }

    private MvcTestResult record(LocalDate until) {
        return post(
                "/students/" + sam + "/consents",
                coach,
                "basis",
                "SIGNED_FORM",
                "scope",
                "Written work of this school year",
                "on",
                today().toString(),
                "until",
                until.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }

    private DefinitionId definition() {
        return definitions.published(district).get(0).definition();
    }

    private String complete() {
        SubmissionId work = submissions.start(definition(), sam, district);
        TestSubmissions.complete(work, sam, district, context);
        return "/submissions/" + work;
    }

    private String awarded() {
        record(today().plusDays(90));
        TestReviews.awarded(definition(), sam, district, context);
        TestJobs.runDue(context, clock.instant());
        return "/badges/" + awards.of(sam, district).get(0).id();
    }

    private String status(String work) {
        return jdbc.sql("select status from submission where id = cast(? as uuid)")
                .param(work.substring("/submissions/".length()))
                .query(String.class)
                .single();
    }

    private MvcTestResult get(String path, Authentication as) {
        return web.get().uri(path).with(authentication(as)).exchange();
    }

    private MvcTestResult post(String path, Authentication as, String... parameters) {
        MockMvcRequestBuilder request =
                web.post().uri(path).with(authentication(as)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
