package org.waymark.people.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestMail;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestLaunches;
import org.waymark.lti.TestPlatform;
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

/** The way into one's own record by an e-mail link, page by page, with letters over real SMTP. */
@OnH2
class SignInPagesTests {

    private static final String SESSION = "__Host-waymark-guest";
    private static final Pattern TOKEN = Pattern.compile("\\?t=([A-Za-z0-9_-]{43})");

    @Autowired
    MockMvcTester web;

    @Autowired
    MailThrottle throttle;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople test;

    @Autowired
    TestGuests guests;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Definitions definitions;

    DistrictId district;
    PersonId tess;
    String address;

    @BeforeEach
    void someoneWithAnAddress() {
        clock.advance(Duration.ofMinutes(16));
        district = test.district();
        tess = test.person(district, "Tess Arnold");
        address = guests.ownsOne(tess, district);
    }

    @Test
    void leadsFromTheAddressToTheRecord() {
        MvcTestResult asked = ask(address);
        Cookie browser = cookie(asked, AskingBrowser.COOKIE);
        String token = token(address);

        assertThat(get("/sign-in/open?t=" + token, browser))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .contains("One more click");
        MvcTestResult opened = open(token, "", browser);
        assertThat(opened).hasRedirectedUrl("/home");
        Cookie session = cookie(opened, SESSION);

        assertThat(get("/home", session)).hasRedirectedUrl("/record");
        assertThat(get("/record", session)).hasStatusOk().bodyText().contains("My record", "Sign out");
    }

    @Test
    void answersTheSameWhetherOrNotAnAddressIsAnyones() {
        String nobodys = TestGuests.address().text();
        MvcTestResult known = ask(address);
        MvcTestResult unknown = ask(nobodys);

        assertThat(known.getResponse().getStatus())
                .isEqualTo(unknown.getResponse().getStatus())
                .isEqualTo(302);
        assertThat(known.getResponse().getRedirectedUrl())
                .isEqualTo(unknown.getResponse().getRedirectedUrl())
                .isEqualTo("/sign-in/sent");
        assertThat(known.getResponse().getHeaderNames())
                .containsExactlyElementsOf(unknown.getResponse().getHeaderNames());
        assertThat(rows(address)).isEqualTo(rows(nobodys)).isEqualTo(1);
        assertThat(due(address)).isEqualTo(due(nobodys)).isEqualTo(1);
    }

    @Test
    void writesNoLetterToAnAddressThatIsNobodys() {
        String nobodys = TestGuests.address().text();
        ask(nobodys);
        TestJobs.runDue(context, clock.instant());

        assertThat(TestMail.to(nobodys)).isEmpty();
    }

    @Test
    void writesToTheProvedAddressAndNotToTheTypedOne() {
        ask(address.toUpperCase(Locale.ROOT));
        TestJobs.runDue(context, clock.instant());

        assertThat(TestMail.to(address))
                .hasSize(1)
                .allSatisfy(letter -> assertThat(letter.getAllRecipients()[0]).hasToString(address));
    }

    @Test
    void saysInTheLetterWhatItIsForAndNothingOfAnyone() {
        ask(address);
        String letter = TestGuests.text(letter(address));

        assertThat(letter)
                .contains("Subject: Your link to Waymark", "once, within 15 minutes")
                .doesNotContain("Tess", district.toString(), tess.toString());
    }

    @Test
    void asksInAnotherBrowserForTheAddress() {
        ask(address);
        String token = token(address);

        assertThat(get("/sign-in/open?t=" + token)).bodyText().contains("asked for in another browser");
        assertThat(open(token, "somebody@example.org"))
                .hasStatus(422)
                .bodyText()
                .contains("Type the address that the e-mail came to");
        assertThat(open(token, address)).hasRedirectedUrl("/home");
    }

    @Test
    void isSpentByItsButtonAndNotByAScanner() {
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        String token = token(address);
        get("/sign-in/open?t=" + token);
        web.head().uri("/sign-in/open?t=" + token).exchange();

        assertThat(open(token, "", browser)).hasRedirectedUrl("/home");
        assertThat(open(token, "", browser)).hasStatus(410).bodyText().contains("This link no longer works");
        assertThat(get("/sign-in/open?t=" + token, browser)).hasStatus(410);
    }

    @Test
    void looksTheSameForATokenThatNeverWas() {
        ask(address);
        String token = token(address);
        clock.advance(Duration.ofMinutes(15));

        assertThat(body(get("/sign-in/open?t=" + token))).isEqualTo(body(get("/sign-in/open?t=" + "A".repeat(43))));
    }

    @Test
    void takesNoPostWithoutATokenOfTheForm() {
        assertThat(web.post()
                        .uri("/sign-in")
                        .param("address", address)
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isIn(401, 403);
        assertThat(rows(address)).isZero();
    }

    @Test
    void leadsNowhereElse() {
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);

        assertThat(web.post()
                        .uri("/sign-in/open?next=https://evil.example&redirect=//evil.example&url=%2F%2Fevil.example")
                        .param("t", token(address))
                        .cookie(browser)
                        .with(csrf()))
                .hasRedirectedUrl("/home");
    }

    @Test
    void takesNoSecondRecipient() {
        for (String attack : List.of(
                address + "\r\nBcc: everyone@example.org",
                address + ",everyone@example.org",
                "Tess <" + address + ">",
                address + "%0d%0aBcc:everyone@example.org")) {
            assertThat(ask(attack)).hasStatus(422);
        }
        assertThat(rows(address)).isZero();
    }

    @Test
    void showsWhatWasTypedWrongWithoutRunningIt() {
        assertThat(ask("<script>alert(1)</script>@x"))
                .hasStatus(422)
                .bodyText()
                .contains("&lt;script&gt;", "Enter an e-mail address")
                .doesNotContain("<script>alert");
    }

    @Test
    void hearsADayOfGuestsBehindOneAddress() {
        RequestPostProcessor there = from("203.0.113.78");
        for (int i = 0; i < 100; i++) {
            assertThat(web.post()
                            .uri("/sign-in")
                            .param("address", TestGuests.address().text())
                            .with(csrf())
                            .with(there))
                    .hasStatus(302);
        }
    }

    /** Whoever has asked so often learns nothing of who is known: a known address and another are refused alike. */
    @Test
    void refusesAClientThatAsksForHundreds() {
        String other = TestGuests.address().text();
        for (int i = 0; i < MailThrottle.FROM_A_CLIENT; i++) {
            throttle.allowsClient("203.0.113.77");
        }
        RequestPostProcessor there = from("203.0.113.77");

        assertThat(web.post()
                        .uri("/sign-in")
                        .param("address", other)
                        .with(csrf())
                        .with(there))
                .hasStatus(429);
        assertThat(web.post()
                        .uri("/sign-in")
                        .param("address", address)
                        .with(csrf())
                        .with(there))
                .hasStatus(429)
                .bodyText()
                .contains("Too many e-mails were asked for");
        assertThat(rows(address)).isZero();
    }

    @Test
    void opensASessionThatOtherSitesCannotUse() {
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        MvcTestResult opened = open(token(address), "", browser);

        assertThat(opened.getResponse().getHeaders("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION + "="))
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("SameSite=Lax", "Secure", "HttpOnly", "Path=/")
                        .doesNotContain("Partitioned"));
    }

    @Test
    void endsTheSessionThatALaunchBegan() {
        Cookie launched = launch().session();
        assertThat(get("/record/addresses", launched)).hasStatusOk().bodyText().doesNotContain(address);

        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        MvcTestResult opened = open(token(address), "", browser, launched);

        assertThat(opened.getResponse().getHeaders("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-waymark=;").contains("Max-Age=0"));
        // A browser may keep the old cookie all the same: it opens nothing any more.
        assertThat(get("/record/addresses", launched, cookie(opened, SESSION)))
                .hasStatusOk()
                .bodyText()
                .contains(address);
        assertThat(get("/record", launched)).hasStatus(401);
    }

    @Test
    void endsWithALaunchOfSomeoneElse() {
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        Cookie guest = cookie(open(token(address), "", browser), SESSION);

        TestLaunches.Opened launch = launch();

        // Sent by the browser that has both, for the launch is a post of another site, which a guest's cookie stays out
        // of.
        assertThat(get("/record/addresses", guest, launch.session()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(address);
    }

    @Test
    void letsNobodyFrameItsPages() {
        assertThat(get("/sign-in").getResponse().getHeader("Content-Security-Policy"))
                .endsWith("frame-ancestors 'none'");
    }

    @Test
    void opensOnlyWhatIsOnesOwn() {
        people.give(Role.REVIEWER, tess, district, null, "For a test");
        people.give(Role.LEAD, tess, district, null, "For a test");
        SignedInPerson guest = SignedInPerson.byLink(tess, district, "Tess Arnold", "en", "UTC");

        for (String open : List.of("/record", "/record/addresses", "/privacy", "/privacy/archive", "/visibility")) {
            assertThat(as(guest, web.get().uri(open))).as(open).hasStatusOk();
        }
        for (String closed : List.of(
                "/credentials",
                "/reviews",
                "/students",
                "/admin/people",
                "/admin/people/" + tess,
                "/admin/privacy",
                "/admin/platforms",
                "/admin/guests",
                "/admin/rosters",
                "/privacy/people")) {
            assertThat(as(guest, web.get().uri(closed))).as(closed).hasStatus(404);
        }
        assertThat(as(guest, web.post().uri("/credentials/productive-small-group-work/start")))
                .hasStatus(404);
        assertThat(as(guest, web.post().uri("/admin/people/" + tess + "/roles")))
                .hasStatus(404);
    }

    @Test
    void opensTheFilesThatOneBrought() {
        SubmissionId work = context.getBean(Submissions.class)
                .start(definitions.published(district).get(0).definition(), tess, district);
        EvidenceId piece = context.getBean(Drafts.class)
                .attachFile(
                        work,
                        tess,
                        district,
                        "A1",
                        "Plan",
                        "plan.pdf",
                        new ByteArrayInputStream(TestFiles.pdf()),
                        Set.of("C1"),
                        false);
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        Cookie session = cookie(open(token(address), "", browser), SESSION);

        String file = get("/submissions/" + work + "/evidence/items/" + piece + "/file", session)
                .getResponse()
                .getRedirectedUrl();

        assertThat(get(file, session)).hasStatusOk();
    }

    @Test
    void offersNothingOfAGradebookThatAGuestHasNot() {
        TestReviews.awarded(definitions.published(district).get(0).definition(), tess, district, context);
        SignedInPerson guest = SignedInPerson.byLink(tess, district, "Tess Arnold", "en", "UTC");

        assertThat(as(guest, web.get().uri("/record")))
                .bodyText()
                .contains("Read the decision")
                .doesNotContain("What your gradebook was told");
        assertThat(as(TestPeople.signedIn(tess, district), web.get().uri("/record")))
                .bodyText()
                .contains("What your gradebook was told");
    }

    @Test
    void staysOpenToWhomEveryCourseLetGo() {
        jdbc.sql("update person set access_closed_at = ? where id = ?")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), tess.id())
                .update();
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        Cookie session = cookie(open(token(address), "", browser), SESSION);

        assertThat(get("/record", session)).hasStatusOk();
    }

    @Test
    void leadsToOnesBadgesWhenOneLeftAndTheLmsIsNoMore() {
        Awards awards = context.getBean(Awards.class);
        AwardId badge = awards.forSubmission(
                        TestReviews.awarded(
                                definitions.published(district).get(0).definition(), tess, district, context),
                        district)
                .orElseThrow()
                .id();
        TestJobs.runDue(context, clock.instant());
        registrations.switchOff(
                TestPlatform.registered(registrations, district.id()).id());
        jdbc.sql("update person set access_closed_at = ? where id = ?")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), tess.id())
                .update();

        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        Cookie session = cookie(open(token(address), "", browser), SESSION);

        assertThat(get("/record", session)).hasStatusOk().bodyText().contains("/badges/" + badge);
        for (String form : List.of("", ".json", ".jwt", ".png", ".svg", "/certificate.pdf")) {
            assertThat(get("/badges/" + badge + form, session)).as(form).hasStatusOk();
            assertThat(get("/badges/" + badge + form)).as(form).hasStatus(404);
        }
        for (String page : List.of("/record/ownership", "/record/clr", "/record/portfolio", "/privacy/archive")) {
            assertThat(get(page, session)).as(page).hasStatusOk();
        }
    }

    @Test
    void endsWithTheSignOut() {
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        Cookie session = cookie(open(token(address), "", browser), SESSION);

        web.post().uri("/sign-out").cookie(session).with(csrf()).exchange();

        assertThat(get("/record", session)).hasStatus(401);
    }

    @Test
    void endsWhenTheAddressIsTakenOff() {
        Cookie browser = cookie(ask(address), AskingBrowser.COOKIE);
        Cookie session = cookie(open(token(address), "", browser), SESSION);
        String page = body(as(TestPeople.signedIn(tess, district), web.get().uri("/record/addresses")));
        Matcher remove =
                Pattern.compile("/record/addresses/[0-9a-f-]{36}/remove").matcher(page);
        assertThat(remove.find()).isTrue();

        as(TestPeople.signedIn(tess, district), web.post().uri(remove.group()));

        assertThat(get("/record", session)).hasStatus(401);
    }

    @Test
    void tellsTheAddressesOfBeforeThatOneIsAdded() {
        SignedInPerson me = TestPeople.signedIn(tess, district);
        String mine = TestGuests.address().text();

        as(me, web.post().uri("/record/addresses").param("address", mine));

        assertThat(TestGuests.text(letter(address)))
                .contains("Subject: One more address for your Waymark record", "/sign-in")
                .doesNotContain("?t=", mine, "Tess");
        assertThat(TestMail.to(mine)).hasSize(1);
        as(me, web.post().uri("/record/addresses").param("address", mine));
        TestJobs.runDue(context, clock.instant());
        assertThat(TestMail.to(address)).hasSize(1);
    }

    @Test
    void provesAnAddressAsItWasWrittenTo() {
        SignedInPerson me = TestPeople.signedIn(test.person(district, "Rob Okafor"), district);
        String shouted = address.toUpperCase(Locale.ROOT).replace("EXAMPLE.ORG", "example.org");

        as(me, web.post().uri("/record/addresses").param("address", shouted));
        TestJobs.runDue(context, clock.instant());

        assertThat(TestMail.to(address))
                .allSatisfy(letter -> assertThat(letter.getAllRecipients()[0]).hasToString(address));
        confirm(token(address));
        assertThat(as(me, web.get().uri("/record/addresses")))
                .bodyText()
                .contains(address)
                .doesNotContain(shouted);
    }

    @Test
    void provesAnAddressThatWasAdded() {
        String mine = TestGuests.address().text();
        SignedInPerson me = TestPeople.signedIn(tess, district);
        assertThat(as(me, web.post().uri("/record/addresses").param("address", mine)))
                .hasRedirectedUrl("/record/addresses");
        assertThat(as(me, web.get().uri("/record/addresses"))).bodyText().contains(mine, "Not confirmed");
        String token = token(mine);

        assertThat(get("/sign-in/address?t=" + token))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .contains("Tess Arnold", mine);
        assertThat(confirm(token)).hasStatusOk().bodyText().contains("Your address is confirmed");
        assertThat(confirm(token)).hasStatus(410);
        assertThat(as(me, web.get().uri("/record/addresses"))).bodyText().doesNotContain("Not confirmed");
    }

    @Test
    void opensNoRecordWithALinkThatOnlyProvesAnAddress() {
        String mine = TestGuests.address().text();
        as(
                TestPeople.signedIn(tess, district),
                web.post().uri("/record/addresses").param("address", mine));
        String token = token(mine);

        assertThat(open(token, mine)).hasStatus(410);
    }

    @Test
    void tellsNobodyWhoseAddressSomeoneElseAdds() {
        PersonId rob = test.person(district, "Rob Okafor");
        SignedInPerson me = TestPeople.signedIn(rob, district);

        assertThat(as(me, web.post().uri("/record/addresses").param("address", address)))
                .hasRedirectedUrl("/record/addresses");
        assertThat(as(me, web.get().uri("/record/addresses"))).bodyText().doesNotContain("Tess");
    }

    @Test
    void takesFiveAddressesAndNoMore() {
        SignedInPerson me = TestPeople.signedIn(tess, district);
        for (int i = 1; i < OwnAddresses.MOST; i++) {
            as(
                    me,
                    web.post()
                            .uri("/record/addresses")
                            .param("address", TestGuests.address().text()));
        }

        assertThat(as(
                        me,
                        web.post()
                                .uri("/record/addresses")
                                .param("address", TestGuests.address().text())))
                .hasStatus(422)
                .bodyText()
                .contains("You have five addresses");
    }

    @Test
    void removesNobodyElsesAddress() {
        String id = jdbc.sql("select id from person_email where person_id = ?")
                .param(tess.id())
                .query(UUID.class)
                .single()
                .toString();
        PersonId rob = test.person(district, "Rob Okafor");

        as(TestPeople.signedIn(rob, district), web.post().uri("/record/addresses/" + id + "/remove"));

        assertThat(body(as(TestPeople.signedIn(tess, district), web.get().uri("/record/addresses"))))
                .contains(address);
    }

    @Test
    void speaksSpanish() {
        assertThat(web.get().uri("/sign-in").header("Accept-Language", "es"))
                .bodyText()
                .contains("Abrir mi historial por correo");
    }

    private TestLaunches.Opened launch() {
        return new TestLaunches(mvc, clock).open(TestPlatform.registered(registrations, district.id()), claims -> {});
    }

    private MvcTestResult ask(String typed) {
        return web.post().uri("/sign-in").param("address", typed).with(csrf()).exchange();
    }

    private MvcTestResult open(String token, String typed, Cookie... cookies) {
        MockMvcRequestBuilder request = web.post()
                .uri("/sign-in/open")
                .param("t", token)
                .param("address", typed)
                .with(csrf());
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private MvcTestResult confirm(String token) {
        return web.post().uri("/sign-in/address").param("t", token).with(csrf()).exchange();
    }

    private MvcTestResult get(String path, Cookie... cookies) {
        MockMvcRequestBuilder request = web.get().uri(path);
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private static MvcTestResult as(SignedInPerson me, MockMvcRequestBuilder request) {
        return request.with(authentication(TestPeople.as(me))).with(csrf()).exchange();
    }

    private MimeMessage letter(String to) {
        TestJobs.runDue(context, clock.instant());
        List<MimeMessage> letters = TestMail.to(to);
        assertThat(letters).isNotEmpty();
        return letters.get(letters.size() - 1);
    }

    private String token(String to) {
        Matcher token = TOKEN.matcher(TestGuests.text(letter(to)));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private int rows(String typed) {
        return jdbc.sql("select count(*) from mail_link where address = ?")
                .param(typed)
                .query(Integer.class)
                .single();
    }

    /** The letters that are still to be written, or found to be nobody's. */
    private int due(String typed) {
        return jdbc.sql("select count(*) from scheduled_tasks t join mail_link l"
                        + " on t.task_instance = 'link-letter|' || cast(l.id as varchar) where l.address = ?")
                .param(typed)
                .query(Integer.class)
                .single();
    }

    private static Cookie cookie(MvcTestResult result, String name) {
        return Arrays.stream(result.getResponse().getCookies())
                .filter(cookie ->
                        cookie.getName().equals(name) && !cookie.getValue().isEmpty())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("No cookie " + name + " in " + result));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString().replaceAll("name=\"_csrf\"[^>]*>", "");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
