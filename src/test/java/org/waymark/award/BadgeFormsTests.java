package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.persistence.EntityManagerFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.programmes.Statements;
import org.waymark.review.TestReviews;
import org.waymark.settings.WaymarkSettings;

/** Every form in which a badge leaves us. */
@OnH2
class BadgeFormsTests {

    private static final String EARNER = "Zoë Ångström";

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    AwardRepository repository;

    @Autowired
    CredentialSigner signer;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private DefinitionVersion definition;
    private AwardId award;
    private String page;

    @BeforeEach
    void aSignedBadge() {
        award(EARNER);
    }

    private void award(String name) {
        district = people.district();
        earner = people.person(district, name);
        me = TestPeople.as(earner, district);
        definition = TestDefinitions.smallGroupWorkIn(district, context);
        award = awards.forSubmission(TestReviews.awarded(definition.definition(), earner, district, context), district)
                .orElseThrow()
                .id();
        signer.run(new CredentialSigner.Unsigned(award, district));
        page = "/badges/" + award;
    }

    static Stream<String> forms() {
        return Stream.of(
                "",
                ".json",
                ".jwt",
                ".png",
                ".svg",
                "/card.png",
                "/certificate.pdf",
                "/evidence/A1",
                "/open-badges-2.png");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nobodySeesAnyOfThemUntilItIsShared(String form) {
        assertThat(web.get().uri(page + form)).hasStatus(404);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nobodySeesAnyOfThemWhenSharingStops(String form) {
        share();
        awards.share(award, earner, district, false);

        assertThat(web.get().uri(page + form)).hasStatus(404);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void nobodySeesAnyOfThemOfAMinor(String form) {
        share();
        context.getBean(Audiences.class).give(earner, district, Audience.STUDENT, "operator", "At school here");

        assertThat(web.get().uri(page + form)).hasStatus(404);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void searchEnginesAreToldToLeaveThemAll(String form) {
        share();

        assertThat(web.get().uri(page + form)).hasHeader("X-Robots-Tag", "noindex");
    }

    @Test
    void theJwtIsTheOneThatWasSigned() throws Exception {
        share();

        MvcTestResult result = get(page + ".jwt");

        assertThat(result)
                .hasStatusOk()
                .hasHeader("Content-Type", "text/plain")
                .hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(result.getResponse().getContentAsString())
                .isEqualTo(repository.findById(award).orElseThrow().jwt());
    }

    @Test
    void thePngHoldsWhatWasSignedToTheLetter() throws Exception {
        share();

        MvcTestResult result = get(page + ".png");

        assertThat(result).hasStatusOk().hasHeader("Content-Type", "image/png");
        byte[] png = result.getResponse().getContentAsByteArray();
        assertThat(BakedPictureTests.unbaked(png, "openbadgecredential"))
                .isEqualTo(repository.findById(award).orElseThrow().credential());
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(512);
    }

    @Test
    void theSvgHoldsItTooAndDoesNothingInOurName() throws Exception {
        share();

        MvcTestResult result = get(page + ".svg");

        assertThat(result)
                .hasStatusOk()
                .hasHeader("Content-Type", "image/svg+xml")
                .hasHeader("Content-Security-Policy", "sandbox; default-src 'none'; img-src data:");
        assertThat(result.getResponse().getContentAsString())
                .startsWith("<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" ")
                .contains("<openbadges:credential><![CDATA[{");
    }

    @Test
    void oneAddressAnswersWhatIsAskedFor() {
        share();

        assertThat(web.get().uri(page).accept("image/png")).hasHeader("Content-Type", "image/png");
        assertThat(web.get().uri(page).accept("image/svg+xml")).hasHeader("Content-Type", "image/svg+xml");
        assertThat(web.get().uri(page).accept("application/jwt")).hasHeader("Content-Type", "application/jwt");
    }

    @Test
    void theCardHasTheShapeThatSocialSitesWant() throws Exception {
        share();

        BufferedImage card = ImageIO.read(
                new ByteArrayInputStream(get(page + "/card.png").getResponse().getContentAsByteArray()));

        assertThat(card.getWidth()).isEqualTo(1200);
        assertThat(card.getHeight()).isEqualTo(630);
        assertThat(web.get().uri(page))
                .bodyText()
                .contains("content=\"" + settings.url(page) + "/card.png\"", "summary_large_image");
    }

    @Test
    void theCertificateSaysWhoAndWhatInLettersThatCanBeRead() throws Exception {
        try (PDDocument pdf = certificate()) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(EARNER, definition.title(), "certifies that", settings.url(page));
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void theCertificateLeadsToThePageByItsQrCode() throws Exception {
        try (PDDocument pdf = certificate()) {
            BufferedImage drawn = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
            int[] points = drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth());

            assertThat(new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(new HybridBinarizer(
                                            new RGBLuminanceSource(drawn.getWidth(), drawn.getHeight(), points))),
                                    Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo(settings.url(page));
        }
    }

    @Test
    void theCertificateSpeaksSpanishToo() throws Exception {
        share();
        MvcTestResult result = web.get()
                .uri(page + "/certificate.pdf")
                .header("Accept-Language", "es")
                .exchange();
        try (PDDocument pdf = Loader.loadPDF(result.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("certifica que");
        }
    }

    @Test
    void aNameInAnyScriptIsDrawn() throws Exception {
        award("山田 😀 नेहा אבי");

        try (PDDocument pdf = certificate()) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(definition.title());
        }
        assertThat(web.get().uri(page + "/card.png").with(authentication(me))).hasStatusOk();
    }

    @Test
    void paperIsNotMadeOfWhatWasTakenBack() {
        share();
        revoke();

        assertThat(web.get().uri(page + "/certificate.pdf")).hasStatus(404);
        assertThat(web.get().uri(page)).bodyText().doesNotContain("certificate.pdf");
    }

    @Test
    void thePageSaysPlainlyThatTheBadgeWasTakenBack() {
        share();
        revoke();

        assertThat(web.get().uri(page))
                .hasStatusOk()
                .bodyText()
                .contains(">Revoked<", "Nobody should rely on it any more")
                .doesNotContain(">Valid<", "By mistake");
        assertThat(web.get().uri(page + ".json")).hasStatusOk();
    }

    @Test
    void onlyWhoWishesItIsFoundBySearching() {
        share();

        assertThat(post("/indexing", "indexed", "true")).hasRedirectedUrl(page);
        assertThat(web.get().uri(page)).doesNotContainHeader("X-Robots-Tag");

        awards.share(award, earner, district, false);
        share();
        assertThat(web.get().uri(page)).hasHeader("X-Robots-Tag", "noindex");
    }

    @Test
    void whatIsNotSharedIsFoundByNoSearch() {
        post("/indexing", "indexed", "true");

        assertThat(repository.findById(award).orElseThrow().isIndexed()).isFalse();
    }

    @Test
    void theEarnerPassesItOn() {
        share();

        assertThat(web.get().uri(page).with(authentication(me)))
                .bodyText()
                .contains(
                        "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=",
                        "&amp;certId=" + award,
                        "mailto:?subject=",
                        "&lt;a href=&quot;" + settings.url(page));
        assertThat(web.get().uri(page)).bodyText().doesNotContain("linkedin.com", "mailto:");
    }

    @Test
    void nobodyElseReleasesEvidence() {
        share();

        assertThat(web.post()
                        .uri(page + "/evidence/A1")
                        .param("released", "true")
                        .with(authentication(TestPeople.as(people.person(district, "Vera Visitor"), district)))
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void ownWordsAreShownOnceTheirEarnerReleasesThem() {
        share();
        String requirement = definition.content().evidence().get(0).id();
        words(requirement, "How the groups were made");
        String evidence = page + "/evidence/" + requirement;
        assertThat(web.get().uri(evidence)).bodyText().doesNotContain("How the groups were made");

        assertThat(post("/evidence/" + requirement, "released", "true")).hasRedirectedUrl(evidence);
        assertThat(web.get().uri(evidence)).bodyText().contains("How the groups were made");
        assertThat(web.get().uri(page)).bodyText().contains("Shown by its earner");

        post("/evidence/" + requirement, "released", "false");
        assertThat(web.get().uri(evidence)).bodyText().doesNotContain("How the groups were made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A2", "A3"})
    void wordsOfWhatIsStudentsOwnOrAsksTheirConsentAreNeverShown(String requirement) {
        share();
        words(requirement, "Student 1: I put the two numbers together");

        assertThat(post("/evidence/" + requirement, "released", "true")).hasStatus(404);
        assertThat(web.get().uri(page + "/evidence/" + requirement).with(authentication(me)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("I put the two numbers together");
    }

    @Test
    void wordsThatMayBeAStudentsNameAreNotShown() {
        share();
        words("A1", "Then Jayden explained it to the others");

        assertThat(post("/evidence/A1", "released", "true")).hasStatus(404);
        assertThat(web.get().uri(page + "/evidence/A1").with(authentication(me)))
                .bodyText()
                .contains("may be somebody’s name")
                .doesNotContain("Jayden");
    }

    @Test
    void whatIsLookedIntoShowsNothingOfTheWorkUntilItHoldsAgain() {
        share();
        words("A1", "How the groups were made");
        post("/evidence/A1", "released", "true");

        awards.suspend(award, district, "operator", "A look");
        assertThat(web.get().uri(page + "/evidence/A1")).bodyText().doesNotContain("How the groups were made");
        assertThat(web.get().uri(page)).bodyText().doesNotContain("Shown by its earner");

        awards.resume(award, district, "operator");
        assertThat(web.get().uri(page + "/evidence/A1")).bodyText().contains("How the groups were made");
    }

    @Test
    void whatIsTakenBackShowsNothingOfTheWorkAnyMore() {
        share();
        words("A1", "How the groups were made");
        post("/evidence/A1", "released", "true");

        revoke();

        assertThat(web.get().uri(page + "/evidence/A1")).bodyText().doesNotContain("How the groups were made");
        assertThat(jdbc.sql("select count(*) from released_evidence where district_id = :district")
                        .param("district", district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsLookedIntoIsNotPassedOnAsIfItHeld() {
        share();

        awards.suspend(award, district, "operator", "A look");

        assertThat(web.get().uri(page))
                .bodyText()
                .contains("content=\"Suspended: " + definition.title(), "content=\"This badge does not count for now")
                .doesNotContain("og:image");
        assertThat(web.get().uri(page).with(authentication(me)))
                .bodyText()
                .contains("Stop sharing")
                .doesNotContain("linkedin.com", "mailto:", "&lt;a href=");
        assertThat(web.get().uri(page + "/card.png")).hasStatus(404);
        assertThat(web.get().uri(page + "/certificate.pdf")).hasStatus(404);
    }

    @Test
    void otherSitesReadTheOlderFormOnlyWhileItIsShared() {
        assertThat(web.get().uri(page + "/assertion").with(authentication(me)))
                .hasStatusOk()
                .doesNotContainHeader("Access-Control-Allow-Origin");

        share();

        assertThat(web.get().uri(page + "/assertion")).hasHeader("Access-Control-Allow-Origin", "*");
    }

    @Test
    void theEarnerFindsTheFormsForOlderBackpacks() {
        share();

        assertThat(web.get().uri(page).with(authentication(me)))
                .bodyText()
                .contains(page + "/open-badges-2.png", page + "/open-badges-2.svg", settings.url(page) + "/assertion");
        assertThat(web.get().uri(page + "/open-badges-2.svg").with(authentication(me)))
                .hasStatusOk();
    }

    @Test
    void theOperatorsListReadsNoBadgeAndTheMinorsOnce() {
        share();
        SessionFactory sessions = context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class);
        sessions.getStatistics().setStatisticsEnabled(true);
        Badges badges = context.getBean(Badges.class);
        Statements.Cost one = Statements.of(sessions, () -> badges.issued(district, 100));
        for (int i = 0; i < 3; i++) {
            PersonId another = people.person(district, "Another " + i);
            AwardId next = awards.forSubmission(
                            TestReviews.awarded(definition.definition(), another, district, context), district)
                    .orElseThrow()
                    .id();
            awards.share(next, another, district, true);
        }

        Statements.Cost four = Statements.of(sessions, () -> badges.issued(district, 100));

        assertThat(four).isEqualTo(one);
        assertThat(four.entities()).isZero();
        assertThat(badges.issued(district, 100)).hasSize(4);
    }

    private void words(String requirement, String words) {
        jdbc.sql("update evidence_item set kind = 'TEXT', text = :words where requirement = :asked"
                        + " and district_id = :district")
                .param("words", words)
                .param("asked", requirement)
                .param("district", district.id())
                .update();
    }

    @Test
    void theOperatorListsWhatWasIssuedSharedFirst() {
        share();
        TestReviews.awarded(definition.definition(), people.person(district, "Nora New"), district, context);

        MvcTestResult all = issued("?district=" + district + "&limit=5");

        assertThat(all)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.badges.length()")
                .isEqualTo(2);
        assertThat(all)
                .bodyJson()
                .extractingPath("$.badges[0]")
                .isEqualTo(
                        Map.of("id", award.toString(), "url", settings.url(page), "shared", true, "status", "valid"));
        assertThat(all).bodyJson().extractingPath("$.badges[1].shared").isEqualTo(false);
        assertThat(issued("?district=" + district + "&limit=1"))
                .bodyJson()
                .extractingPath("$.badges.length()")
                .isEqualTo(1);
    }

    @Test
    void whatWasTakenBackIsListedAsSuch() {
        share();
        revoke();

        assertThat(issued("?district=" + district))
                .bodyJson()
                .extractingPath("$.badges[0].status")
                .isEqualTo("revoked");
    }

    @Test
    void theListIsTheOperatorsAlone() {
        assertThat(web.get().uri("/api/badges")).hasStatus(401);
        assertThat(web.get().uri("/api/badges").with(authentication(me))).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "many", "-1"})
    void aListHasALength(String limit) {
        assertThat(issued("?limit=" + limit)).hasStatus(400);
    }

    @Test
    void aDistrictThatIsNoneIsSaidSo() {
        assertThat(issued("?district=" + UUID.randomUUID())).hasStatus(404);
    }

    private MvcTestResult issued(String query) {
        return web.get()
                .uri("/api/badges" + query)
                .header("Authorization", "Bearer an-admin-token-for-tests")
                .exchange();
    }

    private PDDocument certificate() throws Exception {
        return Loader.loadPDF(web.get()
                .uri(page + "/certificate.pdf")
                .with(authentication(me))
                .exchange()
                .getResponse()
                .getContentAsByteArray());
    }

    private void share() {
        awards.share(award, earner, district, true);
    }

    private void revoke() {
        awards.revoke(award, district, "operator", RevocationReason.ISSUED_IN_ERROR, "By mistake " + UUID.randomUUID());
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).exchange();
    }

    private MvcTestResult post(String path, String name, String value) {
        return web.post()
                .uri(page + path)
                .param(name, value)
                .with(authentication(me))
                .with(csrf())
                .exchange();
    }
}
