package org.waymark.award.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.JsonText;
import org.waymark.award.RevocationReason;
import org.waymark.award.TestIssuer;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

/** The page and the API on which anybody checks a badge. */
@OnH2
class VerifyPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    StandingLists lists;

    @Autowired
    Outside outside;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final TestIssuer issuer = TestIssuer.key();
    private final String client = "10." + UUID.randomUUID();
    private PersonId earner;

    @BeforeEach
    void begin() {
        clock.reset();
    }

    @Test
    void anyoneFindsThePage() {
        assertThat(web.get().uri("/verify").with(anonymous()))
                .hasStatusOk()
                .bodyText()
                .contains("Check a badge")
                .doesNotContain("_csrf");
    }

    @Test
    void aBadgeThatHoldsIsShown() {
        assertThat(paste(issuer.sign(issuer.badge("Listening <b>"))))
                .hasStatusOk()
                .bodyText()
                .contains("Valid", "Listening &lt;b&gt;", "Other Issuer", issuer.did());
    }

    @Test
    void aBadgeThatDoesNotHoldSaysWhy() {
        assertThat(paste(issuer.sign(issuer.badge("Listening")).replace("Listening", "Speaking")))
                .hasStatusOk()
                .bodyText()
                .contains("Not valid", "it was changed afterwards", "nothing vouches for it");
    }

    @Test
    void whoseItIsIsToldToWhoeverKnowsTheAddress() {
        String badge = issuer.sign(issuer.badgeFor("Listening", "hanna@mail.example.org"));

        assertThat(paste(badge, "Hanna@mail.example.org "))
                .bodyText()
                .contains("It was issued to this e-mail address.");
        assertThat(paste(badge, "else@mail.example.org"))
                .bodyText()
                .contains("It was issued to another e-mail address.");
        assertThat(paste(issuer.sign(issuer.badge("Listening")), "hanna@mail.example.org"))
                .bodyText()
                .contains("It does not say by an e-mail address");
    }

    @Test
    void aFileIsChecked() {
        assertThat(upload(issuer.sign(issuer.badge("Listening")).getBytes(StandardCharsets.UTF_8)))
                .hasStatusOk()
                .bodyText()
                .contains("Other Issuer");
    }

    @Test
    void whatIsNoBadgeIsAProblemOfItsField() {
        assertThat(paste("hello")).hasStatus(422).bodyText().contains("href=\"#badge\"", "neither a badge file");
        assertThat(upload("hello".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#file\"");
        assertThat(web.get().uri("/verify?too-large").with(anonymous()))
                .hasStatus(413)
                .bodyText()
                .contains("no more than 5 MB");
    }

    @Test
    void noMachineOfOursIsCalledForStrangers() {
        assertThat(paste("https://localhost/badge")).hasStatus(422).bodyText().contains("This address is not called");
        assertThat(paste("http://localhost:8443/badge"))
                .hasStatus(422)
                .bodyText()
                .contains("This address is not called");
    }

    @Test
    void spanishIsSpoken() {
        assertThat(web.post()
                        .uri("/verify")
                        .param("badge", issuer.badge("Escuchar").build().toString())
                        .with(anonymous())
                        .with(request -> from(request))
                        .locale(Locale.forLanguageTag("es"))
                        .header("Accept-Language", "es"))
                .bodyText()
                .contains("No válida", "Nadie la ha firmado.");
    }

    @Test
    void ourOwnBadgeIsKnownWithoutACall() {
        DistrictId district = people.district();
        AwardCard award = awarded(district);
        String credential = credential(award.id(), district);

        assertThat(paste(credential)).bodyText().contains("tag--success");
        assertThat(paste(award.url())).bodyText().contains("The address answered 404");
        awards.share(award.id(), earner, district, true);
        for (String address : List.of("", ".json", ".jwt", ".png", ".svg", "/assertion", "/open-badges-2.png")) {
            assertThat(paste(award.url() + address))
                    .as(address)
                    .bodyText()
                    .contains("tag--success", "Productive small-group work");
        }
        awards.suspend(award.id(), district, "operator", "Looked into");
        TestJobs.runDue(context, clock.instant());
        assertThat(paste(credential)).bodyText().contains("Its issuer has suspended it for now.");
        awards.revoke(award.id(), district, "operator", RevocationReason.ISSUED_IN_ERROR, "Mistake");
        assertThat(paste(credential)).bodyText().contains("Its issuer has taken it back.");
        assertThat(paste(award.url() + "/assertion")).bodyText().contains("Its issuer has taken it back.");
    }

    /** Whoever knows an address of ours could else ask how the badge there fares, by a badge of their own making. */
    @Test
    void ofOurBadgesNothingIsToldByABadgeOfSomebodyElse() {
        DistrictId district = people.district();
        AwardCard award = awarded(district);
        awards.revoke(award.id(), district, "operator", RevocationReason.ISSUED_IN_ERROR, "Mistake");

        assertThat(paste(issuer.sign(issuer.badge("Listening").add("id", award.url()))))
                .bodyText()
                .contains("tag--success")
                .doesNotContain("taken it back");
    }

    /** What everybody else reads: the list that the badge names, without asking what we know besides. */
    @Test
    void ourOwnListSaysThatABadgeWasTakenBack() {
        DistrictId district = people.district();
        AwardCard award = awarded(district);
        CredentialText credential = new CredentialText(JsonText.object(credential(award.id(), district)));
        Standing elsewhere = new Standing(lists, TestIssuer.nothingIssuedHere());

        assertThatCode(() -> elsewhere.check(credential, outside.errand())).doesNotThrowAnyException();
        awards.revoke(award.id(), district, "operator", RevocationReason.ISSUED_IN_ERROR, "Mistake");
        TestJobs.runDue(context, clock.instant());
        clock.advance(StandingLists.FRESH.plusSeconds(1));
        assertThat(catchThrowableOfType(Fault.class, () -> elsewhere.check(credential, outside.errand()))
                        .finding())
                .isEqualTo(Finding.REVOKED);
    }

    @Test
    void programsAreAnsweredInJson() {
        assertThat(api(issuer.sign(issuer.badge("Listening"))))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyText()
                .contains("\"outcome\":\"VALID\"", "\"finding\":\"valid\"", "\"name\":\"Listening\"");
        assertThat(api(issuer.badge("Listening").build().toString()))
                .hasStatusOk()
                .bodyText()
                .contains("\"finding\":\"no-proof\"", "Nobody has signed it.");
        assertThat(api("")).hasStatus(422);
        assertThat(api("x".repeat(BadgeFile.LARGEST + 1)))
                .hasStatus(413)
                .bodyText()
                .contains("too-large");
    }

    @Test
    void browsersOfOtherSitesMayAsk() {
        assertThat(web.post()
                        .uri("/api/verify")
                        .content("{}")
                        .header("Origin", "https://wallet.example")
                        .with(anonymous())
                        .with(request -> from(request)))
                .headers()
                .hasValue("Access-Control-Allow-Origin", "*");
    }

    @Test
    void nobodyAsksWithoutEnd() {
        for (int i = 0; i < Turns.A_CLIENT; i++) {
            assertThat(api("hello")).hasStatus(422);
        }

        assertThat(api("hello")).hasStatus(429).headers().containsHeader("Retry-After");
        clock.advance(Turns.WINDOW);
        assertThat(api("hello")).hasStatus(422);
    }

    private AwardCard awarded(DistrictId district) {
        earner = people.person(district, "Hanna Holder");
        var definition = TestDefinitions.smallGroupWorkIn(district, context);
        var submission = TestReviews.awarded(definition.definition(), earner, district, context);
        TestJobs.runDue(context, clock.instant());
        return awards.forSubmission(submission, district).orElseThrow();
    }

    private String credential(AwardId award, DistrictId district) {
        try {
            return web.get()
                    .uri("/badges/" + award + ".json")
                    .with(authentication(TestPeople.as(earner, district)))
                    .exchange()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult paste(String text) {
        return paste(text, "");
    }

    private MvcTestResult paste(String text, String address) {
        return web.post()
                .uri("/verify")
                .param("badge", text)
                .param("address", address)
                .with(anonymous())
                .with(request -> from(request))
                .exchange();
    }

    private MvcTestResult upload(byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"badge\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return web.post()
                .uri("/verify")
                .contentType("multipart/form-data; boundary=x")
                .content(form.toByteArray())
                .with(anonymous())
                .with(request -> from(request))
                .exchange();
    }

    private MvcTestResult api(String body) {
        return web.post()
                .uri("/api/verify")
                .content(body)
                .contentType(MediaType.APPLICATION_JSON)
                .with(anonymous())
                .with(request -> from(request))
                .exchange();
    }

    private MockHttpServletRequest from(MockHttpServletRequest request) {
        request.setRemoteAddr(client);
        return request;
    }
}
