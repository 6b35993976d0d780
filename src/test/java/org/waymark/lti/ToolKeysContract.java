package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.waymark.Requirement;
import org.waymark.TestClock;

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

    @Test
    void signSoThatThePublishedKeyVerifies() throws Exception {
        SignedJWT jwt = SignedJWT.parse(keys.sign(CLAIMS));

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(jwt.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        JWK key = keys.publicKeys().getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    }

    @Test // Security Framework 1.0, 6.2 and 6.3
    @Requirement(49)
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

    @Test // Security Framework 1.0, 6.4
    @Requirement(50)
    void signWithTheKeyThatWasAlreadyPublishedAfterARotation() throws Exception {
        String before = kid(keys.sign(CLAIMS));
        Set<String> published = kids();

        keys.rotate();

        String after = kid(keys.sign(CLAIMS));
        assertThat(after).isNotEqualTo(before);
        assertThat(published).contains(after);
        assertThat(kids()).contains(before, after).containsAll(published);
    }

    @Test
    @Requirement(50)
    void forgetARetiredKeyAfterThirtyDays() throws Exception {
        String retired = kid(keys.sign(CLAIMS));
        keys.rotate();

        clock.advance(Duration.ofDays(31));

        assertThat(kids()).doesNotContain(retired);
    }

    @Test
    void areEncryptedAtRest() {
        keys.sign(CLAIMS);

        List<byte[]> stored = database.sql("select private_jwk from lti_tool_key")
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
            Callable<String> firstSignature =
                    () -> kid(new ToolKeys(repository, encryptor, transactions, random, clock).sign(CLAIMS));
            List<Future<String>> kids = nodes.invokeAll(List.of(firstSignature, firstSignature));

            assertThat(kids.get(0).get()).isEqualTo(kids.get(1).get());
            assertThat(keys.publicKeys().size()).isEqualTo(2);
        } finally {
            nodes.shutdownNow();
        }
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
