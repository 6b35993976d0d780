package org.waymark.people.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** What is held on a person, a copy of it, and the wish that it be deleted. */
@OnH2
class PrivacyPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    People people;

    @Autowired
    Definitions definitions;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    DistrictId district;
    PersonId tess;
    Authentication me;

    @BeforeEach
    void aPersonWithWork() {
        district = test.district();
        tess = test.person(district, "Tess Arnold");
        me = TestPeople.as(tess, district);
    }

    @Requirement(90)
    @Test
    void showsWhatIsHeldInEveryModule() {
        awarded();

        assertThat(get("/privacy", me))
                .hasStatusOk()
                .bodyText()
                .contains("Tess Arnold", "One attempt at micro-credentials", "One award", "One decision on your work");
    }

    @Requirement(90)
    @Test
    void handsOverAllOfIt() throws Exception {
        awarded();

        MvcTestResult answer = get("/privacy/archive", me);

        assertThat(answer)
                .hasStatusOk()
                .hasContentType("application/zip")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Content-Disposition", "attachment; filename=\"waymark-my-data.zip\"");
        Map<String, String> files = unzipped(answer.getResponse().getContentAsByteArray());
        assertThat(files).containsKeys("person.json", "what-you-did.json", "awards.json", "courses.json");
        assertThat(files.get("person.json")).contains("Tess Arnold", TestPeople.ISSUER);
        assertThat(files.keySet())
                .anyMatch(name -> name.matches("work/.*/attempt.json"))
                .anyMatch(name -> name.startsWith("badges/") || name.equals("awards.json"));
        assertThat(String.join("", files.values()))
                .contains("An overview of my class", "What I saw", "Strength seen in C1");
    }

    @Requirement(90)
    @Test
    void aFileThatIsGoneLeavesTheRestWhole() throws Exception {
        DefinitionId definition = definitions.published(district).get(0).definition();
        SubmissionId work = context.getBean(Submissions.class).start(definition, tess, district);
        EvidenceId infected = attach(work, "infected.pdf");
        EvidenceId lost = attach(work, "lost.pdf");
        attach(work, "there.pdf");
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("update stored_file set state = 'INFECTED' where storage_key ="
                        + " (select i.storage_key from evidence_item i where i.id = ?)")
                .param(infected.id())
                .update();
        jdbc.sql("update evidence_item set storage_key = ? where id = ?")
                .params(district.id() + "/00/" + UUID.randomUUID().toString().replaceFirst("..$", "00"), lost.id())
                .update();

        Map<String, String> files =
                unzipped(get("/privacy/archive", me).getResponse().getContentAsByteArray());

        String folder = "work/" + work;
        assertThat(files).containsKeys(folder + "/files/there.pdf", "index.html");
        assertThat(files.get(folder + "/attempt.json"))
                .containsPattern("filesDeletedBecauseOfAVirus[^]]*infected.pdf")
                .containsPattern("filesThatCouldNotBeRead[^]]*lost.pdf");
    }

    private EvidenceId attach(SubmissionId work, String name) {
        return context.getBean(Drafts.class)
                .attachFile(
                        work,
                        tess,
                        district,
                        definitions
                                .published(district)
                                .get(0)
                                .content()
                                .evidence()
                                .get(0)
                                .id(),
                        name,
                        name,
                        new ByteArrayInputStream(TestFiles.pdf()),
                        Set.of("C1"),
                        true);
    }

    @Requirement(90)
    @Test
    void namesNoReaderToTheEarnerAndNoEarnerToTheReader() throws Exception {
        awarded();
        PersonId reader = people.inRole(Role.REVIEWER, district).get(0);

        String ofEarner = all(get("/privacy/archive", me));
        String ofReader = all(get("/privacy/archive", TestPeople.as(reader, district)));

        for (PersonId each : people.inRole(Role.REVIEWER, district)) {
            assertThat(ofEarner).doesNotContain(each.toString());
        }
        assertThat(ofEarner).doesNotContain("Ray Reader");
        assertThat(ofReader).contains("Strength seen in C1").doesNotContain("Tess", tess.toString());
    }

    @Requirement(90)
    @Test
    void recordsAWishForDeletionThatTheDistrictSees() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);

        assertThat(post("/privacy/deletion", me, "sure", "yes")).hasRedirectedUrl("/privacy");
        assertThat(post("/privacy/deletion", me, "sure", "yes")).hasRedirectedUrl("/privacy");

        assertThat(get("/privacy", me)).bodyText().contains("You asked for deletion on");
        assertThat(get("/admin/privacy", TestPeople.as(lead, district)))
                .hasStatusOk()
                .bodyText()
                .containsOnlyOnce("Tess Arnold");
        assertThat(get("/admin/privacy", TestPeople.asOperator())).bodyText().contains("Tess Arnold");
    }

    @Requirement(90)
    @Test
    void asksFirstWhetherItIsMeant() {
        assertThat(post("/privacy/deletion", me)).hasStatus(422).bodyText().contains("Confirm that you want");
    }

    @Requirement(90)
    @Test
    void takesAWishBackAndRecordsItAnew() {
        PersonId lead = test.person(district, "Lee Lead", Role.LEAD);
        post("/privacy/deletion", me, "sure", "yes");

        post("/privacy/deletion/withdraw", me);

        assertThat(get("/admin/privacy", TestPeople.as(lead, district)))
                .bodyText()
                .doesNotContain("Tess Arnold");
        assertThat(post("/privacy/deletion", me, "sure", "yes")).hasRedirectedUrl("/privacy");
        assertThat(get("/privacy", me)).bodyText().contains("You asked for deletion on");
    }

    @Requirement(90)
    @Test
    void whoIsNoLeadSeesNoRequests() {
        assertThat(get("/admin/privacy", me)).hasStatus(404);
    }

    @Requirement(90)
    @Test
    void anLmsAdministratorAsksForAPersonOfTheirLmsAlone() {
        PersonId alex = test.person(district, "Alex Kim");
        String path = "/privacy/people/" + tess;

        assertThat(get(path, administrator(alex, TestPeople.ISSUER)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Tess Arnold");
        assertThat(get(path, administrator(alex, "https://other-lms.example"))).hasStatus(404);
        assertThat(get(path, TestPeople.as(alex, district))).hasStatus(404);
        assertThat(post(path, TestPeople.as(alex, district))).hasStatus(404);
        assertThat(post(path, administrator(alex, TestPeople.ISSUER))).hasRedirectedUrl(path);
        assertThat(get("/admin/privacy", TestPeople.asOperator())).bodyText().contains("on their behalf");
        assertThat(get("/privacy", me))
                .bodyText()
                .contains("An administrator of your learning system asked")
                .doesNotContain("You asked for deletion on");
    }

    @Requirement(90)
    @Test
    void aLeadClosesARequestAndThePersonReadsWhy() {
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        post("/privacy/deletion", me, "sure", "yes");
        String done = done(lead);

        assertThat(post(done, lead, "reason", "Your answers are deleted; the award is kept."))
                .hasRedirectedUrl("/admin/privacy");

        assertThat(get("/admin/privacy", lead)).bodyText().doesNotContain("Tess Arnold");
        assertThat(get("/privacy", me))
                .bodyText()
                .contains("Your answers are deleted; the award is kept.", "I want my data deleted")
                .doesNotContain("You asked for deletion on");
        assertThat(post(done, lead, "reason", "Again")).hasStatus(404);
    }

    @Requirement(90)
    @Test
    void aRequestIsClosedWithAReasonOnly() {
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        post("/privacy/deletion", me, "sure", "yes");

        assertThat(post(done(lead), lead, "reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Tess Arnold");
    }

    @Requirement(90)
    @Test
    void nobodyClosesARequestOfAnotherDistrict() {
        DistrictId other = test.district();
        Authentication stranger = TestPeople.as(test.person(other, "Lou Lead", Role.LEAD), other);
        post("/privacy/deletion", me, "sure", "yes");
        String done = done(TestPeople.asOperator());

        assertThat(post(done, stranger, "reason", "Mine")).hasStatus(404);
        assertThat(post(done.replace(district.toString(), other.toString()), stranger, "reason", "Mine"))
                .hasStatus(404);
        assertThat(post(done, me, "reason", "Mine")).hasStatus(404);
        assertThat(post(done, TestPeople.asOperator(), "reason", "Done")).hasRedirectedUrl("/admin/privacy");
    }

    @Requirement(90)
    @Test
    void aGuestErasesAndReadsTheCertificate() {
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        Authentication guest = TestPeople.as(SignedInPerson.byLink(tess, district, "Tess Arnold", "en", "UTC"));
        post("/privacy/deletion", guest, "sure", "yes");
        post(look(lead) + "/approve", lead, "seen", "yes");

        MvcTestResult now = post("/privacy/deletion/now", guest);

        assertThat(now).hasStatus(302);
        assertThat(get(String.valueOf(now.getResponse().getRedirectedUrl()), guest))
                .hasStatusOk()
                .bodyText()
                .contains("Certificate of deletion");
    }

    @Requirement(90)
    @Test
    void aLeadLooksTwiceAndThePersonErases() {
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        awarded();
        post("/privacy/deletion", me, "sure", "yes");
        String look = look(lead);

        assertThat(get(look, lead))
                .hasStatusOk()
                .bodyText()
                .contains("Tess Arnold", "Badges that the person does not give up", "They keep their badges")
                .doesNotContain("An overview of my class", "One badge");
        assertThat(get("/record/looks", me)).bodyText().contains("Lee Lead", "opened the wish for deletion");
        assertThat(post(look + "/approve", lead))
                .hasStatus(422)
                .bodyText()
                .contains("Confirm that you have read what is erased");
        assertThat(post(look + "/approve", lead, "seen", "yes")).hasRedirectedUrl("/admin/privacy");

        assertThat(get("/privacy", me))
                .bodyText()
                .contains("Your district agreed on", "I have what I need: erase my data now");
        String certificate = post("/privacy/deletion/now", me).getResponse().getRedirectedUrl();
        assertThat(web.get().uri(String.valueOf(certificate)))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("Not begun", "One badge, since it was not given up")
                .doesNotContain("Tess");

        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofMinutes(11));
        TestJobs.runDue(context, clock.instant());
        assertThat(web.get().uri(String.valueOf(certificate)))
                .bodyText()
                .contains("A last look found nothing more", "you begin as somebody new")
                .doesNotContain("Tess");
        assertThat(web.get().uri(certificate + "/file"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"waymark-deletion-certificate.html\"")
                .bodyText()
                .contains("Certificate of deletion", "One badge")
                .doesNotContain("Tess", "stylesheet");
        assertThat(get("/admin/privacy", lead))
                .bodyText()
                .contains("Certificate of")
                .doesNotContain("Tess Arnold");
        for (String copy : new String[] {look + "/certificate", look + "/certificate/file"}) {
            assertThat(get(copy, lead))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Badges that the person does not give up")
                    .doesNotContain("Tess", "One badge");
        }
    }

    @Requirement(90)
    @Test
    void aLeadReadsTheSameOfWhoHoldsABadgeAndOfWhoHasANotYet() {
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        post("/privacy/deletion", me, "sure", "yes");
        String before = withoutTokens(get(look(lead), lead));
        awarded();
        assertThat(withoutTokens(get(look(lead), lead))).isEqualTo(before);

        TestReviews.notYet(definitions.published(district).get(1).definition(), tess, district, context);
        assertThat(withoutTokens(get(look(lead), lead))).isEqualTo(before);
    }

    private static String withoutTokens(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                // Leads hear of readers who are missing, whatever is decided.
                .replaceAll("\\d+ notices", "notices");
    }

    @Requirement(90)
    @Test
    void speaksSpanish() {
        Authentication lead =
                TestPeople.as(TestPeople.signedIn(test.person(district, "Lee Lead", Role.LEAD), district, "es"));
        awarded();
        post("/privacy/deletion", me, "sure", "yes");

        assertThat(get(look(lead), lead))
                .bodyText()
                .contains("Las insignias a las que la persona no renuncia", "Aceptar la eliminación")
                .doesNotContain("??", "Erased");
    }

    @Requirement(90)
    @Test
    void saysToThePersonOnlyWhyItWaitsAndUntilWhen() {
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        TestSubmissions.submitted(definitions.published(district).get(0).definition(), tess, district, context);
        post("/privacy/deletion", me, "sure", "yes");
        post(look(lead) + "/approve", lead, "seen", "yes");

        assertThat(get("/privacy", me))
                .bodyText()
                .contains("Work of this person is being read; it should be decided by")
                .doesNotContain("erase my data now");
        assertThat(get(look(lead), lead))
                .bodyText()
                .contains("The same for everyone: a deletion waits")
                .doesNotContain("being read");
    }

    @Requirement(90)
    @Test
    void nobodyAgreesToTheirOwnRequest() {
        PersonId other = test.person(district, "Lou Lead", Role.LEAD);
        people.give(Role.LEAD, tess, district, other, "For a test");
        post("/privacy/deletion", me, "sure", "yes");

        assertThat(post(look(me) + "/approve", me, "seen", "yes"))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody agrees to their own request");
    }

    @Requirement(90)
    @Test
    void nobodySeesARequestOrCertificateOfAnotherDistrict() {
        DistrictId other = test.district();
        Authentication stranger = TestPeople.as(test.person(other, "Lou Lead", Role.LEAD), other);
        post("/privacy/deletion", me, "sure", "yes");
        String look = look(TestPeople.asOperator());

        for (String path : new String[] {look, look + "/certificate", look + "/certificate/file"}) {
            assertThat(get(path, stranger)).hasStatus(404);
            assertThat(get(path.replace(district.toString(), other.toString()), stranger))
                    .hasStatus(404);
            assertThat(get(path, me)).hasStatus(404);
        }
        assertThat(post(look + "/approve", stranger, "seen", "yes")).hasStatus(404);
        assertThat(post(look + "/approve", me, "seen", "yes")).hasStatus(404);
        assertThat(web.get().uri("/privacy/certificate/no-such-code")).hasStatus(404);
    }

    @Requirement(90)
    @Test
    void theArchiveOpensWithoutWaymark() throws Exception {
        awarded();

        Map<String, String> files =
                unzipped(get("/privacy/archive", me).getResponse().getContentAsByteArray());

        assertThat(files).containsKeys("index.html", "waymark.css", "person.html", "awards.html");
        assertThat(files.get("index.html"))
                .contains("href=\"person.html\"", "href=\"waymark.css\"", "Tess Arnold", "One award")
                .doesNotContain("http://", "https://www", "<script", "??");
        Matcher links = Pattern.compile("href=\"([^\"]+)\"").matcher(files.get("index.html"));
        while (links.find()) {
            assertThat(files).containsKey(links.group(1).replace("%20", " "));
        }
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().matches("work/.*/attempt.html"))
                        .map(Map.Entry::getValue))
                .singleElement()
                .asString()
                .contains("An overview of my class");
    }

    private String look(Authentication who) {
        String done = done(who);
        return done.substring(0, done.length() - "/done".length());
    }

    /** The one request of the district, as its page offers to close it. */
    private String done(Authentication who) {
        String page =
                new String(get("/admin/privacy", who).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        Matcher action =
                Pattern.compile("/admin/privacy/" + district + "/[0-9a-f-]+").matcher(page);
        assertThat(action.find()).isTrue();
        return action.group() + "/done";
    }

    private Authentication administrator(PersonId person, String issuer) {
        UUID registration = registrations
                .register(new PlatformDetails(
                        issuer,
                        "client-" + UUID.randomUUID(),
                        URI.create("https://lms.example/auth"),
                        URI.create("https://lms.example/token"),
                        URI.create("https://lms.example/jwks"),
                        null,
                        Set.of(),
                        ""))
                .id();
        return TestPeople.as(new SignedInPerson(
                person, district, registration, "Alex Kim", false, true, true, issuer, null, "en", "America/Denver"));
    }

    private void awarded() {
        DefinitionId definition = definitions.published(district).get(0).definition();
        TestReviews.awarded(definition, tess, district, context);
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, String... parameter) {
        var request = web.post().uri(path).with(authentication(who)).with(csrf());
        if (parameter.length == 2) {
            request.param(parameter[0], parameter[1]);
        }
        return request.exchange();
    }

    private static String all(MvcTestResult archive) throws IOException {
        return String.join(
                "", unzipped(archive.getResponse().getContentAsByteArray()).values());
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
