package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;

abstract class IssuersContract {

    @Autowired
    Issuers issuers;

    @Autowired
    IssuerKeyRepository repository;

    private final DistrictId district = DistrictId.fresh();

    @Test
    void haveNoDocumentBeforeTheyIssue() {
        assertThat(issuers.document(district)).isEmpty();
    }

    @Test
    void keepTheKeyTheyMadeFirst() {
        assertThat(issuers.signingKey(district).id())
                .isEqualTo(issuers.signingKey(district).id());
    }

    @Test
    void haveOneKeyHoweverManyAskForItAtOnce() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<String>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> issuers.signingKey(district).id(), threads))
                    .limit(16)
                    .toList();

            assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void signWithTheKeyTheirDocumentLists() {
        SigningKey key = issuers.signingKey(district);

        assertThat(issuers.document(district).orElseThrow().assertionKey(key.id()))
                .isEqualTo(Multikey.of(key.privateKey().generatePublicKey()));
    }

    @Test
    void answerTheKeyOfTheirJwtsAlone() {
        SigningKey key = issuers.signingKey(district);

        JsonObject jwk = issuers.jwk(district, "rsa-1").orElseThrow();

        assertThat(key.jwtKeyId()).endsWith("/issuers/" + district + "/keys/rsa-1");
        assertThat(jwk.keySet()).containsExactlyInAnyOrder("kty", "e", "n", "use", "alg", "kid");
        assertThat(jwk.getString("kid")).isEqualTo(key.jwtKeyId());
    }

    @Test
    void listTheKeyOfTheirJwtsToo() {
        issuers.signingKey(district);

        assertThat(issuers.document(district).orElseThrow().json().getJsonArray("verificationMethod"))
                .extracting(method -> method.asJsonObject().getString("type"))
                .containsExactlyInAnyOrder("Multikey", "JsonWebKey");
    }

    @Test
    void signWithOtherKeysAfterARotation() {
        SigningKey before = issuers.signingKey(district);

        issuers.rotate(district, AuditLog.OPERATOR, true);

        SigningKey after = issuers.signingKey(district);
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.jwtKeyId()).endsWith("/keys/rsa-2");
    }

    /** One that was stolen is deleted; its number is no other's. */
    @Test
    void numberTheirKeysOnWhereOneIsNoMore() {
        issuers.signingKey(district);
        issuers.rotate(district, AuditLog.OPERATOR, true);
        repository.deleteAll(repository.findByDistrictOrderByMadeAtAscNameAsc(district).stream()
                .filter(key -> key.retiredAt() != null)
                .toList());

        issuers.rotate(district, AuditLog.OPERATOR, true);

        assertThat(issuers.signingKey(district).jwtKeyId()).endsWith("/keys/rsa-3");
    }

    @Test
    void listWhatTheySignedWithBeforeForEver() {
        SigningKey before = issuers.signingKey(district);
        issuers.rotate(district, AuditLog.OPERATOR, true);
        issuers.rotate(district, AuditLog.OPERATOR, true);

        DidDocument document = issuers.document(district).orElseThrow();

        assertThat(document.assertionKey(before.id()))
                .isEqualTo(Multikey.of(before.privateKey().generatePublicKey()));
        assertThat(document.json().getJsonArray("assertionMethod")).hasSize(6);
        assertThat(issuers.jwk(district, "rsa-1")).isPresent();
    }

    @Test
    void keepNothingThatCouldSignOnceAKeyIsRetired() {
        issuers.signingKey(district);

        issuers.rotate(district, AuditLog.OPERATOR, true);

        assertThat(repository.findByDistrictOrderByMadeAtAscNameAsc(district))
                .filteredOn(key -> key.retiredAt() != null)
                .hasSize(2)
                .allSatisfy(key -> assertThatThrownBy(key::sealedPrivateKey).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void rotateOnlyOnceTheyHaveIssued() {
        assertThatThrownBy(() -> issuers.rotate(district, AuditLog.OPERATOR, true))
                .isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void keepThePrivateKeySealed() {
        byte[] key = issuers.signingKey(district).privateKey().getEncoded();

        assertThat(repository.findByDistrictAndRetiredAtIsNull(district))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(HexFormat.of().formatHex(each.sealedPrivateKey()))
                            .doesNotContain(HexFormat.of().formatHex(key));
                    assertThat(new String(each.sealedPrivateKey(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("kty");
                });
    }
}
