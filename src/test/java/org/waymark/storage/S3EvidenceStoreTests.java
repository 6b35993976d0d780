package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.storage.EvidenceStore.Found;
import org.waymark.storage.EvidenceStore.Growing;

/** Against a real S3 server process; skipped where none can be had ({@link S3Server} says how). */
class S3EvidenceStoreTests extends EvidenceStoreContract {

    private static S3EvidenceStore store;
    private static ScratchFiles scratch;

    @TempDir
    static Path folder;

    @BeforeAll
    static void connect() {
        assumeThat(S3Server.address()).as("an S3 server").isPresent();
        scratch = new ScratchFiles(folder);
        store = new S3EvidenceStore(StorageConfiguration.client(S3Server.settings()), S3Server.BUCKET, scratch);
    }

    @Override
    EvidenceStore store() {
        return store;
    }

    /** Another node has a store object of its own, and nothing but the bucket and the row. */
    @Test
    void anotherNodeGoesOn() throws IOException {
        String key = StoreKey.fresh(UUID.randomUUID());
        Growing file = store.begin(key);
        store.append(file, 0, new ByteArrayInputStream(new byte[5_000_000]), kept -> {});
        S3EvidenceStore other =
                new S3EvidenceStore(StorageConfiguration.client(S3Server.settings()), S3Server.BUCKET, scratch);

        other.append(file, 5_000_000, new ByteArrayInputStream(new byte[6_000_000]), kept -> {});
        other.finish(file, 11_000_000);

        try (InputStream in = store.open(key, 0, 11_000_000)) {
            assertThat(in.readAllBytes()).hasSize(11_000_000);
        }
    }

    /** A process that was killed between the last piece and the row leaves objects that the daily look can remove. */
    @Test
    void leftOversWithoutAnUploadAreFoundAndGo() throws IOException {
        String key = StoreKey.fresh(UUID.randomUUID());
        Growing file = store.begin(key);
        store.append(file, 0, new ByteArrayInputStream(new byte[100]), kept -> {});
        StorageConfiguration.client(S3Server.settings())
                .abortMultipartUpload(of -> of.bucket(S3Server.BUCKET).key(key).uploadId(file.handle()));
        List<Found> found = new ArrayList<>();
        store.each(each -> {
            if (each.key().equals(key)) {
                found.add(each);
            }
        });
        assertThat(found).extracting(Found::part, Found::bytes).containsExactly(tuple(Found.Part.GROWING, 100L));

        store.abandon(new Growing(found.get(0).key(), found.get(0).handle()));

        store.each(each -> assertThat(each.key()).isNotEqualTo(key));
    }
}
