package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.storage.EvidenceStore.Growing;

class DiskEvidenceStoreTests extends EvidenceStoreContract {

    @TempDir
    Path folder;

    private DiskEvidenceStore store;

    @BeforeEach
    void open() {
        store = new DiskEvidenceStore(folder);
    }

    @Override
    EvidenceStore store() {
        return store;
    }

    @Test
    void aPieceThatAPowerCutTookIsAskedForAgain() throws IOException {
        Growing file = store.begin(StoreKey.fresh(UUID.randomUUID()));
        store.append(file, 0, new ByteArrayInputStream(new byte[100]), kept -> {});
        try (var files = Files.list(folder.resolve("incoming"));
                FileChannel cut = FileChannel.open(files.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
            cut.truncate(60);
        }
        long[] told = {-1};

        store.append(file, 100, new ByteArrayInputStream(new byte[100]), kept -> told[0] = kept);

        assertThat(told[0]).isEqualTo(60);
    }

    @Test
    void doesNotMindFilesThatAreNotItsOwn() throws IOException {
        Files.createDirectories(folder.resolve("lost+found"));
        Files.writeString(folder.resolve("notes.txt"), "of an operator");

        store.each(found -> {
            throw new AssertionError(found.key());
        });
    }
}
