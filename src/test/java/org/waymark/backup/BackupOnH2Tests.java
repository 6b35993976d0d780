package org.waymark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.waymark.OnH2;

@OnH2
class BackupOnH2Tests extends BackupContract {

    /** The same wherever the archive came from: what is backed up here is the file that it was restored into. */
    @Test
    void namesWhatABackupThatWasKilledHasLeft() throws Exception {
        Path here = Files.createDirectory(folder.resolve("after-a-kill"));
        Files.copy(settings.dataDir().resolve("secret"), here.resolve("secret"));
        run(here, null, "restore", archive.toString());
        Path night = Files.createDirectory(folder.resolve("nights"));
        Path left = Files.createFile(night.resolve("monday.tar.gz.8412330.part"));
        Path mine = Files.createFile(night.resolve("mine.part"));

        assertThat(run(here, null, "backup", night.resolve("tuesday.tar.gz").toString()))
                .startsWith("0: ")
                .contains(left.toString(), "Delete them")
                .doesNotContain(mine.toString());
        assertThat(left).exists();
    }
}
