package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.settings.BadSetting;

abstract class ToolKeysContract {

    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("client").build();

    @Autowired
    ToolKeys keys;

    @Autowired
    ToolKeyRepository repository;

    @Autowired
    BytesEncryptor encryptor;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SecureRandom random;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    MockMvc web;

    /** Other tests may have gone back to a time before the keys that they met. */
    @BeforeEach
    void noKeyIsOfTimesToCome() {
        Instant now = clock.instant();
        keys.all().stream()
                .map(ToolKeyView::publishedSince)
                .max(Comparator.naturalOrder())
                .filter(now::isBefore)
                .ifPresent(newest -> clock.advance(Duration.between(now, newest)));
    }

    /** Other tests of this context shall not meet a key that is new to platforms. */
    @AfterEach
    void everyoneKnowsTheKey() {
        clock.advance(Duration.ofHours(3));
    }

    @Test
    void signSoThatThePublishedKeyVerifies() throws Exception {
        SignedJWT jwt = SignedJWT.parse(keys.sign(CLAIMS));

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(jwt.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        JWK key = keys.publicKeys().getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Requirement(49) // Security Framework 1.0, 6.2 and 6.3
    @Test
    void publishNothingPrivate() throws Exception {
        MockHttpServletResponse response =
                web.perform(get("/.well-known/jwks.json")).andReturn().getResponse();

        assertThat(response.getContentType()).startsWith("application/json");
        assertThat(response.getHeader("Cache-Control")).contains("max-age=3600");
        assertThat(JWKSet.parse(response.getContentAsString()).getKeys())
                .isNotEmpty()
                .allSatisfy(key -> {
                    assertThat(key.isPrivate()).isFalse();
                    assertThat(key.toJSONObject()).containsKeys("kid", "alg", "use", "n", "e");
                });
    }

    @Requirement(50) // Security Framework 1.0, 6.4
    @Quirk("moodle T2")
    @Test
    void signWithTheKeyThatWasAlreadyPublishedAfterARotation() throws Exception {
        String before = kid(keys.sign(CLAIMS));
        Set<String> published = kids();

        rotate();

        String after = kid(keys.sign(CLAIMS));
        assertThat(after).isNotEqualTo(before);
        assertThat(published).contains(after);
        assertThat(kids()).contains(before, after).containsAll(published);
    }

    @Requirement(50)
    @Quirk("moodle T2")
    @Test
    void publishTheNextKeyForADayBeforeItSigns() {
        keys.sign(CLAIMS);
        rotate();
        clock.advance(Duration.ofHours(23));

        assertThatThrownBy(keys::rotate)
                .isInstanceOfSatisfying(
                        RotationTooEarly.class,
                        early -> assertThat(early.possibleFrom())
                                .isEqualTo(clock.instant().plus(Duration.ofHours(1))));
    }

    @Requirement(50)
    @Test
    void publishNextActiveAndRetiredTogether() {
        keys.sign(CLAIMS);
        rotate();
        rotate();

        assertThat(statuses()).contains(ToolKey.Status.NEXT, ToolKey.Status.ACTIVE, ToolKey.Status.RETIRED);
        assertThat(kids()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Requirement(50)
    @Test
    void neverUseAKidAgain() throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            assertThat(seen.add(kid(keys.sign(CLAIMS)))).isTrue();
            rotate();
        }
    }

    @Requirement(50)
    @Test
    void signWithTheNewKeyOnEveryNodeAtOnce() throws Exception {
        ToolKeys other = node();
        String before = kid(other.sign(CLAIMS));

        rotate();

        assertThat(kid(other.sign(CLAIMS))).isNotEqualTo(before).isEqualTo(kid(keys.sign(CLAIMS)));
    }

    @Requirement(50)
    @Test
    void forgetARetiredKeyAfterThirtyDays() throws Exception {
        String retired = kid(keys.sign(CLAIMS));
        rotate();

        clock.advance(Duration.ofDays(31));

        assertThat(kids()).doesNotContain(retired);
        keys.keepFresh();
        assertThat(repository.findById(retired)).isEmpty();
    }

    @Test
    void changeByThemselvesAfterNinetyDays() throws Exception {
        String first = kid(keys.sign(CLAIMS));
        rotate();
        String second = kid(keys.sign(CLAIMS));

        clock.advance(Duration.ofDays(89));
        keys.keepFresh();
        assertThat(kid(keys.sign(CLAIMS))).isEqualTo(second);

        clock.advance(Duration.ofDays(1));
        keys.keepFresh();
        assertThat(kid(keys.sign(CLAIMS))).isNotIn(first, second);
    }

    @Test
    void keepNoPrivatePartOfAKeyThatSignsNoMore() throws Exception {
        String retired = kid(keys.sign(CLAIMS));

        rotate();

        assertThat(repository.findById(retired).orElseThrow().privateJwk()).isNull();
    }

    @Test
    void withdrawAKeyThatLeakedAtOnceAndSignWithTheNextThoughItIsFresh() throws Exception {
        keys.sign(CLAIMS);
        rotate();
        String leaked = kid(keys.sign(CLAIMS));
        ToolKeys other = node();
        other.sign(CLAIMS);

        keys.withdraw(leaked);

        assertThat(kids()).doesNotContain(leaked);
        assertThat(kid(keys.sign(CLAIMS))).isNotEqualTo(leaked).isIn(kids());
        assertThat(kid(other.sign(CLAIMS))).isEqualTo(kid(keys.sign(CLAIMS)));
        assertThat(statuses()).contains(ToolKey.Status.NEXT, ToolKey.Status.WITHDRAWN);
    }

    @Test
    void replaceANextKeyThatLeaked() throws Exception {
        String active = kid(keys.sign(CLAIMS));
        String next = keys.all().stream()
                .filter(key -> key.status() == ToolKey.Status.NEXT)
                .findFirst()
                .orElseThrow()
                .kid();

        keys.withdraw(next);

        assertThat(kids()).doesNotContain(next);
        assertThat(kid(keys.sign(CLAIMS))).isEqualTo(active);
        assertThat(statuses()).contains(ToolKey.Status.NEXT);
    }

    @Test
    void withdrawARetiredKeyToo() throws Exception {
        String retired = kid(keys.sign(CLAIMS));
        rotate();

        keys.withdraw(retired);
        keys.withdraw(retired);

        assertThat(kids()).doesNotContain(retired);
    }

    @Test
    void withdrawNothingThatIsNotThere() {
        assertThatThrownBy(() -> keys.withdraw("made-up")).isInstanceOf(ToolKeyNotFound.class);
    }

    @Test
    void changeOnceForTwoNodesThatRotateAtOnce() throws Exception {
        keys.sign(CLAIMS);
        clock.advance(Duration.ofDays(1));
        ToolKeys other = node();
        int before = keys.all().size();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (Future<Object> done : nodes.invokeAll(List.of(rotation(keys), rotation(other)))) {
                done.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(keys.all()).hasSize(before + 1);
        assertThat(kid(keys.sign(CLAIMS))).isEqualTo(kid(other.sign(CLAIMS)));
    }

    /** Whoever comes second finds the next key fresh, or loses the race in the database. */
    private static Callable<Object> rotation(ToolKeys node) {
        return () -> {
            try {
                node.rotate();
            } catch (RotationTooEarly secondToCome) {
                return secondToCome;
            }
            return "done";
        };
    }

    @Test
    void areEncryptedAtRest() {
        keys.sign(CLAIMS);

        List<byte[]> stored = database.sql("select private_jwk from lti_tool_key where private_jwk is not null")
                .query(byte[].class)
                .list();

        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("RSA"));
    }

    @Test
    void areTheSameForTwoNodesThatStartAtOnce() throws Exception {
        database.sql("delete from lti_tool_key").update();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<String> firstSignature = () -> kid(node().sign(CLAIMS));
            List<Future<String>> kids = nodes.invokeAll(List.of(firstSignature, firstSignature));

            assertThat(kids.get(0).get()).isEqualTo(kids.get(1).get());
            assertThat(keys.publicKeys().size()).isEqualTo(2);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void aNodeWithASecretOfItsOwnDoesNotRun() {
        keys.mustOpen();

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> node(Encryptors.stronger("another-secret-of-another-node", "7761"))
                        .mustOpen())
                .withMessageContaining("set it on every node");
    }

    private ToolKeys node() {
        return node(encryptor);
    }

    private ToolKeys node(BytesEncryptor encryptor) {
        return new ToolKeys(
                repository, encryptor, transactions, random, clock, new ToolKeySettings(Duration.ofDays(90)));
    }

    private void rotate() {
        clock.advance(Duration.ofDays(1));
        keys.rotate();
    }

    private List<ToolKey.Status> statuses() {
        return keys.all().stream().map(ToolKeyView::status).toList();
    }

    private static String kid(String jwt) throws Exception {
        return SignedJWT.parse(jwt).getHeader().getKeyID();
    }

    private Set<String> kids() {
        Set<String> kids = new HashSet<>();
        keys.publicKeys().getKeys().forEach(key -> kids.add(key.getKeyID()));
        return kids;
    }
}
