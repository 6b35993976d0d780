package org.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFilesTests {

    @TempDir
    Path folder;

    @Test
    void whatAKilledProcessLeftGoesAndWhatIsInHandStays() throws Exception {
        ScratchFiles scratch = new ScratchFiles(folder.resolve("scratch"));
        Instant now = Instant.now();
        Path left = scratch.fresh();
        Files.setLastModifiedTime(left, FileTime.from(now.minus(Duration.ofHours(2))));
        Path inHand = scratch.fresh();

        scratch.tidy(now);

        assertThat(left).doesNotExist();
        assertThat(inHand).exists().hasParent(scratch.folder());
    }
}
