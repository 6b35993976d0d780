package org.waymark.lti.deeplinking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.lti.LtiLaunch.DeepLinkingSettings;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.ToolKeys;
import org.waymark.lti.deeplinking.DeepLinkedItem.Column;
import org.waymark.lti.deeplinking.DeepLinkedItem.OpensIn;

/** Numbers name the requirements. */
@OnH2
class DeepLinkingResponsesTests {

    private static final String RETURN = "https://lms.example/return?course=2&sesskey=x";
    private static final String ITEMS = "https://purl.imsglobal.org/spec/lti-dl/claim/content_items";
    private static final String DATA = "https://purl.imsglobal.org/spec/lti-dl/claim/data";

    @Autowired
    private DeepLinkingResponses responses;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private ToolKeys keys;

    @Autowired
    private TestClock clock;

    private PlatformRegistration platform;

    @BeforeEach
    void registered() {
        platform = registrations.register(new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                "client-1",
                URI.create("https://lms.example/auth"),
                URI.create("https://lms.example/token"),
                URI.create("https://lms.example/jwks"),
                null,
                Set.of(),
                "stub"));
    }

    @Requirement({59})
    @Test // 59: Deep Linking 2.0, 4.5; Security Framework 1.0, 5.2
    void answersWithTheClaimsOfTheSpecification() throws Exception {
        JWTClaimsSet claims = claims(settings(true, true, null), item("One"));
        assertThat(claims.getIssuer()).isEqualTo("client-1");
        assertThat(claims.getStringClaim("nonce")).isNotBlank();
        assertThat(claims.getStringClaim("https://purl.imsglobal.org/spec/lti/claim/message_type"))
                .isEqualTo("LtiDeepLinkingResponse");
        assertThat(claims.getStringClaim("https://purl.imsglobal.org/spec/lti/claim/version"))
                .isEqualTo("1.3.0");
        assertThat(claims.getStringClaim("https://purl.imsglobal.org/spec/lti/claim/deployment_id"))
                .isEqualTo("2");
        assertThat(claims.getExpirationTime().toInstant()).isAfter(clock.instant());
    }

    @Requirement({59})
    @Test // 59: the audience is a plain string
    void namesTheIssuerAsAPlainString() throws Exception {
        String payload =
                signed(settings(true, true, null), item("One")).getPayload().toString();
        assertThat(payload).contains("\"aud\":\"" + platform.issuer() + "\"");
    }

    @Quirk("moodle D1")
    @Test // : no leeway at all
    void isIssuedAFewSecondsBack() throws Exception {
        assertThat(claims(settings(true, true, null), item("One"))
                        .getIssueTime()
                        .toInstant())
                .isBefore(clock.instant());
    }

    @Requirement({59})
    @Test // 59
    void isSignedByAPublishedKey() throws Exception {
        SignedJWT jwt = signed(settings(true, true, null), item("One"));
        RSAKey key = (RSAKey) keys.publicKeys().getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    }

    @Test
    void isPostedWhereThePlatformAsked() {
        assertThat(responses
                        .items(platform.id(), "2", settings(true, true, null), List.of(item("One")))
                        .returnUrl())
                .isEqualTo(RETURN);
    }

    @Requirement({60})
    @Test // 60
    void givesBackTheDataUnchanged() throws Exception {
        assertThat(claims(settings(true, true, "a=b&<c>"), item("One")).getStringClaim(DATA))
                .isEqualTo("a=b&<c>");
    }

    @Requirement({60})
    @Test // 60
    void hasNoDataWhereNoneWasGiven() throws Exception {
        assertThat(claims(settings(true, true, null), item("One")).getClaims()).doesNotContainKey(DATA);
    }

    @Requirement({58, 63})
    @Test // 58, 63: Deep Linking 2.0, 3.2
    void describesAnItemWithItsColumn() throws Exception {
        Map<String, Object> custom = Map.of("waymark_definition", "def-1");
        Map<String, Object> review = Map.of(
                "reviewableStatus",
                List.of("Submitted", "Completed"),
                "label",
                "Open in Waymark",
                "url",
                "https://waymark.example.org/lti/launch",
                "custom",
                custom);

        assertThat(claims(settings(true, true, null), item("One")).getClaim(ITEMS))
                .isEqualTo(List.of(Map.of(
                        "type", "ltiResourceLink",
                        "title", "One",
                        "text", "What it is",
                        "url", "https://waymark.example.org/lti/launch",
                        "icon", Map.of("url", "https://waymark.example.org/badge.svg", "width", 96L, "height", 96L),
                        "custom", custom,
                        "lineItem",
                                Map.of(
                                        "label", "One",
                                        "scoreMaximum", 100L,
                                        "resourceId", "def-1",
                                        "tag", "waymark",
                                        "submissionReview", review))));
    }

    @Requirement({58})
    @Test // 58
    void leavesTheColumnOutWhereThePlatformTakesNone() throws Exception {
        assertThat(claims(settings(true, false, null), item("One"))
                        .getClaim(ITEMS)
                        .toString())
                .doesNotContain("lineItem");
    }

    @Requirement({57})
    @Test // 57
    void takesOneItemWhereThePlatformTakesOne() {
        assertThatThrownBy(() -> responses.items(
                        platform.id(), "2", settings(false, true, null), List.of(item("One"), item("Two"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Requirement({61})
    @Test // 61: Deep Linking 2.0, 2.3
    void cancelsWithNoItemsAndAMessage() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(responses
                        .cancelled(platform.id(), "2", settings(true, true, null), "Nothing was added.")
                        .jwt())
                .getJWTClaimsSet();
        assertThat(claims.getClaim(ITEMS)).isEqualTo(List.of());
        assertThat(claims.getStringClaim("https://purl.imsglobal.org/spec/lti-dl/claim/msg"))
                .isEqualTo("Nothing was added.");
    }

    @Requirement({62})
    @Test // 62
    void keepsQuotesAndTagsInTitles() throws Exception {
        assertThat(claims(settings(true, true, null), item("\"A\" <b>& ñ</b>"))
                        .getClaim(ITEMS)
                        .toString())
                .contains("\"A\" <b>& ñ</b>");
    }

    @Quirk("moodle D4")
    @Test // values are joined by line breaks there
    void keepsCustomValuesOnOneLine() {
        DeepLinkedItem item =
                new DeepLinkedItem("One", null, "https://x.example", null, Map.of("a", "b\nc"), null, OpensIn.FRAME);
        assertThat(item.custom()).containsEntry("a", "b c");
    }

    @Test
    void answersToNoOtherSchemeThanHttp() {
        DeepLinkingSettings settings =
                new DeepLinkingSettings("javascript:alert(1)", Set.of("ltiResourceLink"), true, true, null);
        assertThatThrownBy(() -> responses.items(platform.id(), "2", settings, List.of(item("One"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private JWTClaimsSet claims(DeepLinkingSettings settings, DeepLinkedItem item) throws Exception {
        return signed(settings, item).getJWTClaimsSet();
    }

    private SignedJWT signed(DeepLinkingSettings settings, DeepLinkedItem item) throws Exception {
        return SignedJWT.parse(
                responses.items(platform.id(), "2", settings, List.of(item)).jwt());
    }

    private static DeepLinkingSettings settings(boolean multiple, boolean lineItem, String data) {
        return new DeepLinkingSettings(RETURN, Set.of("ltiResourceLink"), multiple, lineItem, data);
    }

    private static DeepLinkedItem item(String title) {
        return new DeepLinkedItem(
                title,
                "What it is",
                "https://waymark.example.org/lti/launch",
                "https://waymark.example.org/badge.svg",
                Map.of("waymark_definition", "def-1"),
                new Column(
                        title,
                        100,
                        "def-1",
                        "waymark",
                        new SubmissionReview(
                                "https://waymark.example.org/lti/launch",
                                "Open in Waymark",
                                Map.of("waymark_definition", "def-1"))),
                OpensIn.PLATFORM_DECIDES);
    }
}
