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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

    @Requirement(12)
    @Test
    void refusesATokenThatNamesNoKey() {
        assertThat(problem(TestPlatform.sign(new JWSHeader(JWSAlgorithm.RS256), SECOND_KEY, claims)))
                .isEqualTo(LaunchProblem.KEY_NOT_NAMED);
    }

    @Requirement(13)
    @Test
    void refusesAnUnknownKeyAfterOneRefresh() {
        verified(platform.sign(claims));

        assertThat(problem(signedBySecondKey())).isEqualTo(LaunchProblem.KEY_UNKNOWN);
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Requirement(14)
    @Test
    void refusesAnUnsignedToken() {
        String token = new PlainObject(new PlainHeader(), new Payload(claims)).serialize();

        assertThat(problem(token)).isEqualTo(LaunchProblem.ALGORITHM_REFUSED);
    }

    @Requirement(14)
    @Test
    void refusesATokenSignedWithAPasswordMadeOfThePublicKey() throws JOSEException {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), new Payload(claims));
        jws.sign(new MACSigner(SECOND_KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));

        assertThat(problem(jws.serialize())).isEqualTo(LaunchProblem.ALGORITHM_REFUSED);
    }

    @Requirement(14)
    @Test
    void refusesATokenSignedWithAnotherKeyUnderTheNameOfAPublishedOne() {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build();

        assertThat(problem(TestPlatform.sign(header, SECOND_KEY, claims))).isEqualTo(LaunchProblem.SIGNATURE_INVALID);
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(problem("not.a.token")).isEqualTo(LaunchProblem.TOKEN_MALFORMED);
    }

    @Requirement(15)
    @Test
    void takesUpARotatedKeyAtItsFirstLaunch() {
        verified(platform.sign(claims));

        platform.rotate(SECOND_KEY);

        assertThat(verified(platform.sign(claims)).getClaims()).containsEntry("sub", "4");
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Requirement(16)
    @Test
    void fetchesTheKeysTwiceAtMostForAHundredLaunchesWithJunkKeys() {
        for (int i = 0; i < 100; i++) {
            JWSHeader junk =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("junk" + i).build();
            assertThat(problem(TestPlatform.sign(junk, SECOND_KEY, claims))).isEqualTo(LaunchProblem.KEY_UNKNOWN);
        }

        assertThat(platform.keySetFetches()).isLessThanOrEqualTo(2);
    }

    @Requirement(17)
    @Test
    void believesKnownKeysWhileTheirHostIsDown() {
        verified(platform.sign(claims));
        platform.keySetIsDown();

        assertThat(verified(platform.sign(claims)).getClaims()).containsEntry("sub", "4");
    }

    @Requirement(17)
    @Test
    void believesKnownKeysWhileTheirHostIsDownAndTheyShouldBeFetchedAgain() throws Exception {
        PlatformKeys impatient = new PlatformKeys(
                http, new PlatformKeys.Patience(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofHours(4)));
        impatient.verified(platform.view(), platform.sign(claims));
        platform.keySetIsDown();
        Thread.sleep(40);

        assertThat(impatient.verified(platform.view(), platform.sign(claims)).getClaims())
                .containsEntry("sub", "4");
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Requirement(17)
    @Test
    void believesThemNoLongerThanAnOutageMayLast() throws Exception {
        PlatformKeys strict = new PlatformKeys(
                http, new PlatformKeys.Patience(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofMillis(20)));
        strict.verified(platform.view(), platform.sign(claims));
        platform.keySetIsDown();
        Thread.sleep(80);

        assertThat(catchThrowableOfType(
                                LaunchRefused.class, () -> strict.verified(platform.view(), platform.sign(claims)))
                        .problem())
                .isEqualTo(LaunchProblem.KEYS_UNAVAILABLE);
    }

    @Requirement(16)
    @Test
    void fetchesTheKeysTwiceAtMostFromAHostThatIsDown() {
        platform.keySetIsDown();

        for (int i = 0; i < 20; i++) {
            problem(signedBySecondKey());
        }

        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Requirement(16)
    @Test
    void fetchesTheKeysTwiceAtMostForJunkThatArrivesAtOnce() throws Exception {
        verified(platform.sign(claims));

        List<Callable<LaunchProblem>> launches = IntStream.range(0, 64)
                .<Callable<LaunchProblem>>mapToObj(i -> () -> problem(TestPlatform.sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("junk" + i)
                                .build(),
                        SECOND_KEY,
                        claims)))
                .toList();

        assertThat(atOnce(launches)).containsOnly(LaunchProblem.KEY_UNKNOWN);
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Requirement({15, 16})
    @Test
    void fetchesTheKeysOnceForARotationThatManyLaunchesMeetAtOnce() throws Exception {
        verified(platform.sign(claims));
        platform.rotate(SECOND_KEY);
        String launch = platform.sign(claims);

        List<Callable<String>> launches = Collections.nCopies(
                64, () -> verified(launch).getClaims().get("sub").toString());

        assertThat(atOnce(launches)).containsOnly("4");
        assertThat(platform.keySetFetches()).isEqualTo(2);
    }

    @Requirement({15, 16})
    @Test
    void takesUpARotatedKeyAfterJunkAsSoonAsItMayFetchAgain() throws Exception {
        PlatformKeys brisk = new PlatformKeys(
                http, new PlatformKeys.Patience(Duration.ofMinutes(15), Duration.ofMillis(300), Duration.ofHours(4)));
        brisk.verified(platform.view(), platform.sign(claims));
        for (int i = 0; i < 20; i++) {
            String junk = signedBySecondKey();
            catchThrowableOfType(LaunchRefused.class, () -> brisk.verified(platform.view(), junk));
        }
        platform.rotate(SECOND_KEY);
        Thread.sleep(350);

        assertThat(brisk.verified(platform.view(), platform.sign(claims)).getClaims())
                .containsEntry("sub", "4");
    }

    @Requirement(17)
    @Test
    void saysThatTheKeysCannotBeReachedHoweverOftenItIsAsked() {
        platform.keySetIsDown();

        for (int i = 0; i < 4; i++) {
            assertThat(problem(platform.sign(claims))).isEqualTo(LaunchProblem.KEYS_UNAVAILABLE);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(32);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> call : many.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            many.shutdownNow();
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
