package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonObject;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.catalog.About;
import org.waymark.catalog.BadgeDrawing;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.review.TestReviews;
import org.waymark.submission.Outcome;

@OnH2
class BadgePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    AwardRepository repository;

    @Autowired
    CredentialSigner signer;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private DefinitionVersion definition;
    private AwardId award;
    private String page;

    @BeforeEach
    void anAward() {
        district = districts.named("Cañada " + UUID.randomUUID());
        earner = people.seen(
                district, "https://lms.example.org", UUID.randomUUID().toString(), "Jordan Ríos");
        definition = definitions.published(district).get(0);
        award = awards.forSubmission(TestReviews.awarded(definition.definition(), earner, district, context), district)
                .orElseThrow()
                .id();
        page = "/badges/" + award;
    }

    @Test
    void areNotThereForAnyoneUntilShared() {
        sign();

        assertThat(web.get().uri(page)).hasStatus(404);
        assertThat(web.get().uri(page + ".json")).hasStatus(404);
        assertThat(web.get().uri(page).accept("application/json")).hasStatus(404);
    }

    @Test
    void areNotThereForAColleagueUntilShared() {
        sign();

        assertThat(web.get().uri(page).with(as(PersonId.fresh()))).hasStatus(404);
    }

    @Test
    void giveNoHintThatTheyExist() {
        sign();

        assertThat(text(web.get().uri(page).exchange()))
                .isEqualTo(text(web.get().uri("/badges/" + AwardId.fresh()).exchange()))
                .isEqualTo(text(web.get().uri("/badges/nonsense").exchange()));
    }

    @Test
    void tellAProgramThatNothingIsThereInItsOwnWords() {
        assertThat(web.get().uri(page).accept("application/json"))
                .hasStatus(404)
                .hasHeader("Content-Type", "application/problem+json");
    }

    @Test
    void areThereForTheirEarner() {
        sign();

        assertThat(web.get().uri(page).with(as(earner)))
                .hasStatusOk()
                .bodyText()
                .contains("Valid", "Jordan Ríos", definition.title(), "Share this badge");
    }

    @Test
    void sayPlainlyThatTheyAreBeingMade() {
        assertThat(web.get().uri(page).with(as(earner)))
                .hasStatusOk()
                .bodyText()
                .contains("Being made")
                .doesNotContain("Download the badge file", ">Valid<");
    }

    @Test
    void areThereForEveryoneOnceShared() {
        signAndShare();

        assertThat(web.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Valid", "Jordan Ríos")
                .doesNotContain("Stop sharing");
    }

    @Test
    void areNotThereWhileSharedButNotMade() {
        share(true);

        assertThat(web.get().uri(page)).hasStatus(404);
    }

    @Test
    void areNoLongerThereWhenSharingStops() {
        signAndShare();

        share(false);

        assertThat(web.get().uri(page)).hasStatus(404);
    }

    @Test
    void areSharedByTheirEarnerWithAForm() {
        sign();

        assertThat(web.post()
                        .uri(page + "/share")
                        .param("shared", "true")
                        .with(as(earner))
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(page);
        assertThat(web.get().uri(page)).hasStatusOk();
    }

    @Test
    void areNotSharedByAColleague() {
        assertThat(web.post()
                        .uri(page + "/share")
                        .param("shared", "true")
                        .with(as(PersonId.fresh()))
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void areNotSharedByAFormFromElsewhere() {
        assertThat(web.post().uri(page + "/share").param("shared", "true").with(as(earner)))
                .hasStatus(403);
    }

    @Test
    void makeNoSessionAndNoTokenForVisitors() {
        signAndShare();

        MvcTestResult result = web.get().uri(page).exchange();

        assertThat(result.getRequest().getSession(false)).isNull();
        assertThat(text(result)).doesNotContain("_csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/ld+json", "application/vc+ld+json"})
    void answerTheSignedCredentialToAProgram(String type) {
        signAndShare();

        MvcTestResult result = web.get().uri(page).accept(type).exchange();

        assertThat(result)
                .hasStatusOk()
                .hasHeader("Content-Type", type)
                .hasHeader("Vary", "Accept")
                .hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(text(result)).isEqualTo(credential());
    }

    @Test
    void answerThePageToABrowser() {
        signAndShare();

        assertThat(web.get().uri(page).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/html")
                .containsHeader("Vary");
    }

    @Test
    void areDownloadedToTheLetterAsSigned() {
        signAndShare();

        MvcTestResult result = web.get().uri(page + ".json").exchange();

        assertThat(result)
                .hasHeader("Content-Type", "application/vc+ld+json")
                .hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(text(result)).isEqualTo(credential());
    }

    @Test
    void areNotOpenToOtherSitesUntilShared() {
        sign();

        assertThat(web.get().uri(page + ".json").with(as(earner)))
                .hasStatusOk()
                .doesNotContainHeader("Access-Control-Allow-Origin");
    }

    @Test
    void areVerifiedByWhatTheirIssuerPublishes() {
        signAndShare();

        MvcTestResult document =
                web.get().uri("/issuers/" + district + "/did.json").exchange();

        assertThat(document)
                .hasStatusOk()
                .hasHeader("Content-Type", "application/json")
                .hasHeader("Access-Control-Allow-Origin", "*")
                .hasHeader("Cache-Control", "max-age=600, public");
        assertThatCode(() -> BadgeCheck.verify(credential(), text(document))).doesNotThrowAnyException();
    }

    @Test
    void sayWhenTheStoredCredentialIsNotWhatWasSigned() {
        signAndShare();
        jdbc.sql("update award set credential = replace(credential, 'MicroCredential', 'Certificate') where id = ?")
                .param(award.id())
                .update();

        assertThat(web.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains("Not valid")
                .doesNotContain(">Valid<");
    }

    @Test
    void sayWhenWhatIsStoredIsAnotherBadgeOfTheSameIssuer() {
        signAndShare();
        PersonId someone = people.seen(
                district, "https://lms.example.org", UUID.randomUUID().toString(), "Another One");
        AwardId another = awards.forSubmission(
                        TestReviews.awarded(definition.definition(), someone, district, context), district)
                .orElseThrow()
                .id();
        signer.run(new CredentialSigner.Unsigned(another, district));
        jdbc.sql("update award set credential = :other where id = :id")
                .param("other", repository.findById(another).orElseThrow().credential())
                .param("id", award.id())
                .update();

        assertThat(web.get().uri(page)).bodyText().contains("Not valid").doesNotContain(">Valid<");
    }

    @Test
    void sayWhenTheStoredJwtIsNotWhatWasSigned() {
        signAndShare();
        jdbc.sql("update award set jwt = substring(jwt, 1, length(jwt) - 8) || 'AAAAAAAA' where id = ?")
                .param(award.id())
                .update();

        assertThat(web.get().uri(page)).bodyText().contains("Not valid").doesNotContain(">Valid<");
    }

    @Test
    void sayThatTheyAreRevokedBeforeAnythingElse() {
        signAndShare();
        jdbc.sql("update award set credential = replace(credential, 'MicroCredential', 'Certificate') where id = ?")
                .param(award.id())
                .update();
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Why");

        assertThat(web.get().uri(page)).bodyText().contains(">Revoked<").doesNotContain("Not valid");
    }

    @Test
    void carryWhatSocialSitesShow() {
        signAndShare();

        assertThat(web.get().uri(page))
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("property=\"og:title\"", "property=\"og:image\"", "property=\"og:url\"");
    }

    @Test
    void areToldInSpanishToo() {
        signAndShare();

        assertThat(web.get().uri(page).header("Accept-Language", "es"))
                .bodyText()
                .contains("Comprobación de la insignia", "Válida");
    }

    @Test
    void leadToWhatTheyStandFor() {
        signAndShare();

        assertThat(web.get().uri(achievement()))
                .hasStatusOk()
                .bodyText()
                .contains(definition.title(), "id=\"criteria\"", "id=\"criterion-C1-demonstrated\"");
    }

    @Test
    void haveAPicture() {
        assertThat(web.get().uri(achievement() + ".svg"))
                .hasStatusOk()
                .hasHeader("Content-Type", "image/svg+xml")
                .bodyText()
                .startsWith("<svg");
    }

    @Test
    void bearThePictureThatWasMadeForTheirVersionForEver() {
        About.Picture star = new About.Picture("HEXAGON", "TEAL", "STAR", null);
        DefinitionVersion made = definitions.version(
                definitions.publish(
                        district, "STAR-1", "1.0.0", TestContents.told("Asking well", 2, star, List.of()), Stage.LIVE),
                district);
        transaction.executeWithoutResult(
                status -> context.publishEvent(TestBadges.decision(district, earner, made, Outcome.AWARDED)));
        String picture = "/issuers/" + district + "/achievements/" + made.id() + ".svg";
        String drawn = BadgeDrawing.of(star).svg("Asking well");
        assertThat(web.get().uri(picture)).bodyText().isEqualTo(drawn);

        definitions.publishVersion(
                made.definition(),
                district,
                "1.1.0",
                TestContents.told("Asking well", 2, new About.Picture("CIRCLE", "RED", "BOOK", null), List.of()));

        assertThat(web.get().uri(picture)).bodyText().isEqualTo(drawn);
    }

    @Test
    void bearInitialsWhereNobodyMadeAPicture() {
        assertThat(web.get().uri(achievement() + ".svg")).bodyText().contains("<text");
    }

    @Test
    void leadToTheirIssuer() {
        sign();

        assertThat(web.get().uri("/issuers/" + district))
                .hasStatusOk()
                .bodyText()
                .contains("did:web:");
    }

    @Test
    void leadToTheKeyOfTheirJwtWithoutSignInFromAnywhere() throws Exception {
        signAndShare();
        JWSObject jwt = JWSObject.parse(repository.findById(award).orElseThrow().jwt());
        URI kid = URI.create(jwt.getHeader().getKeyID());

        MvcTestResult key = web.get().uri(kid.getPath()).exchange();

        assertThat(key)
                .hasStatusOk()
                .hasHeader("Content-Type", "application/json")
                .hasHeader("Access-Control-Allow-Origin", "*")
                .hasHeader("Cache-Control", "max-age=600, public");
        assertThat(text(key)).doesNotContain("\"d\"", "\"p\"", "\"keys\"");
        assertThat(jwt.verify(new RSASSAVerifier(RSAKey.parse(text(key))))).isTrue();
    }

    @Test
    void leadToNoKeyThatTheirIssuerNeverHad() {
        sign();

        assertThat(web.get().uri("/issuers/" + district + "/keys/rsa-2")).hasStatus(404);
        assertThat(web.get().uri("/issuers/" + district + "/keys/z6MkhaXg")).hasStatus(404);
    }

    @Test
    void holdWhatIsKnownOfTheirEarning() {
        sign();
        JsonObject badge = JsonText.object(credential());

        assertThat(badge.getJsonObject("credentialSubject").getJsonObject("achievement"))
                .containsKeys("alignment", "resultDescription", "creditsAvailable", "inLanguage");
        assertThat(badge.getJsonArray("evidence")).isNotEmpty();
    }

    @Test
    void leadToAPageInPlaceOfTheEvidence() {
        signAndShare();
        String evidence = URI.create(JsonText.object(credential())
                        .getJsonArray("evidence")
                        .getJsonObject(0)
                        .getString("id"))
                .getPath();

        assertThat(web.get().uri(evidence))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("Jordan Ríos decides who sees it")
                .doesNotContain("/submissions/");
        assertThat(web.get().uri(evidence).with(as(earner))).bodyText().contains("/submissions/");
    }

    @Test
    void leadToNoEvidenceUntilShared() {
        sign();
        String evidence =
                page + "/evidence/" + definition.content().evidence().get(0).id();

        assertThat(web.get().uri(evidence)).hasStatus(404);
        assertThat(web.get().uri(evidence).with(as(PersonId.fresh()))).hasStatus(404);
        assertThat(web.get().uri(evidence).with(as(earner))).hasStatusOk();
        assertThat(web.get().uri(page + "/evidence/none").with(as(earner))).hasStatus(404);
    }

    @Test
    void showNothingOfADistrictThatNeverAwarded() {
        DistrictId other = districts.named("Other " + UUID.randomUUID());
        String never = "/issuers/" + other + "/achievements/"
                + definitions.published(other).get(0).id();

        assertThat(web.get().uri(never)).hasStatus(404);
        assertThat(web.get().uri("/issuers/" + other + "/did.json")).hasStatus(404);
    }

    private void signAndShare() {
        sign();
        share(true);
    }

    private void sign() {
        signer.run(new CredentialSigner.Unsigned(award, district));
    }

    private void share(boolean shared) {
        awards.share(award, earner, district, shared);
    }

    private String credential() {
        return repository.findById(award).orElseThrow().credential();
    }

    private String achievement() {
        return "/issuers/" + district + "/achievements/" + definition.id();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private RequestPostProcessor as(PersonId person) {
        SignedInPerson principal = new SignedInPerson(
                person,
                district,
                UUID.randomUUID(),
                "Jordan Ríos",
                true,
                false,
                false,
                "https://lms.example.org",
                null,
                "en",
                "America/New_York");
        return authentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of()));
    }
}
