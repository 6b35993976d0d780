package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.people.DistrictId;

abstract class IssuersContract {

    @Autowired
    Issuers issuers;

    @Autowired
    IssuerRepository repository;

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
    void keepThePrivateKeySealed() {
        byte[] key = issuers.signingKey(district).privateKey().getEncoded();

        assertThat(HexFormat.of()
                        .formatHex(repository.findById(district).orElseThrow().sealedPrivateKey()))
                .doesNotContain(HexFormat.of().formatHex(key));
    }
}
