package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.SmallDisk;
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

    @Test
    void aFullDiskKeepsNothingOfAFile() throws IOException {
        try (SmallDisk disk = SmallDisk.ofMegabytes(4)) {
            DiskEvidenceStore small = new DiskEvidenceStore(disk.folder());
            String before = StoreKey.fresh(UUID.randomUUID());
            small.put(before, new ByteArrayInputStream(new byte[1_000_000]));

            assertThatIOException()
                    .isThrownBy(() ->
                            small.put(StoreKey.fresh(UUID.randomUUID()), new ByteArrayInputStream(new byte[5_000_000])))
                    .withMessageContaining("No space left");

            List<String> found = new ArrayList<>();
            small.each(each -> found.add(each.key()));
            assertThat(found).containsExactly(before);
        }
    }
}
