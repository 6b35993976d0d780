package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.Requirement;
import org.waymark.settings.WaymarkSettings;

/** Signatures (Security Framework 1.0, 5.1.3 and 6) against a key set served by real HTTP. */
class PlatformKeysTests {

    private static final RSAKey SECOND_KEY = TestPlatform.key("second");

    private final PlatformHttp http = new PlatformHttp(new WaymarkSettings(
            URI.create("http://localhost:8080"), Path.of("data"), null, null, List.of("localhost"), false));
    private final PlatformKeys keys = new PlatformKeys(http);
    private final TestPlatform platform = new TestPlatform();
    private final Map<String, Object> claims = platform.claims("nonce", Instant.EPOCH);

    @Test
    void believesATokenSignedWithAPublishedKey() {
        assertThat(verified(platform.sign(claims)).getClaims()).containsEntry("sub", "4");
    }

    @Test
    @Requirement(12)
    void refusesATokenThatNamesNoKey() {
        assertThat(problem(TestPlatform.sign(new JWSHeader(JWSAlgorithm.RS256), SECOND_KEY, claims)))
                .isEqualTo(LaunchProblem.KEY_NOT_NAMED);
    }

    @Test
    @Requirement(13)
    void refusesAnUnknownKeyAfterOneRefresh() {
        verified(platform.sign(claims));

        assertThat(problem(signedBySecondKey())).isEqualTo(LaunchProblem.KEY_UNKNOWN);
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Test
    @Requirement(14)
    void refusesAnUnsignedToken() {
        String token = new PlainObject(new PlainHeader(), new Payload(claims)).serialize();

        assertThat(problem(token)).isEqualTo(LaunchProblem.ALGORITHM_REFUSED);
    }

    @Test
    @Requirement(14)
    void refusesATokenSignedWithAPasswordMadeOfThePublicKey() throws JOSEException {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), new Payload(claims));
        jws.sign(new MACSigner(SECOND_KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));

        assertThat(problem(jws.serialize())).isEqualTo(LaunchProblem.ALGORITHM_REFUSED);
    }

    @Test
    @Requirement(14)
    void refusesATokenSignedWithAnotherKeyUnderTheNameOfAPublishedOne() {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build();

        assertThat(problem(TestPlatform.sign(header, SECOND_KEY, claims))).isEqualTo(LaunchProblem.SIGNATURE_INVALID);
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(problem("not.a.token")).isEqualTo(LaunchProblem.TOKEN_MALFORMED);
    }

    @Test
    @Requirement(15)
    void takesUpARotatedKeyAtItsFirstLaunch() {
        verified(platform.sign(claims));

        platform.rotate(SECOND_KEY);

        assertThat(verified(platform.sign(claims)).getClaims()).containsEntry("sub", "4");
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Test
    @Requirement(16)
    void fetchesTheKeysTwiceAtMostForAHundredLaunchesWithJunkKeys() {
        for (int i = 0; i < 100; i++) {
            JWSHeader junk =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("junk" + i).build();
            assertThat(problem(TestPlatform.sign(junk, SECOND_KEY, claims))).isEqualTo(LaunchProblem.KEY_UNKNOWN);
        }

        assertThat(platform.keySetFetches()).isLessThanOrEqualTo(2);
    }

    @Test
    @Requirement(17)
    void believesKnownKeysWhileTheirHostIsDown() {
        verified(platform.sign(claims));
        platform.keySetIsDown();

        assertThat(verified(platform.sign(claims)).getClaims()).containsEntry("sub", "4");
    }

    @Test
    @Requirement(17)
    void saysThatTheKeysCannotBeReachedHoweverOftenItIsAsked() {
        platform.keySetIsDown();

        for (int i = 0; i < 4; i++) {
            assertThat(problem(platform.sign(claims))).isEqualTo(LaunchProblem.KEYS_UNAVAILABLE);
        }
    }

    private String signedBySecondKey() {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("second").build();
        return TestPlatform.sign(header, SECOND_KEY, claims);
    }

    private JWTClaimsSet verified(String token) {
        return keys.verified(platform.view(), token);
    }

    private LaunchProblem problem(String token) {
        return catchThrowableOfType(LaunchRefused.class, () -> verified(token)).problem();
    }
}
