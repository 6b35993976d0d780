package org.waymark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.settings.StoreAway;

/** What goes wrong in a common night ends with 1 and one sentence, with the place and the reason. */
class CommandsSayWhyTests {

    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/waymark";

    @TempDir
    Path folder;

    @BeforeEach
    void settings() {
        System.setProperty("waymark.secret", "a-secret-that-is-long-enough-for-a-test-of-commands");
        System.setProperty("waymark.base-url", "https://waymark.example.org");
    }

    @AfterEach
    void forget() {
        System.clearProperty("waymark.secret");
        System.clearProperty("waymark.base-url");
    }

    @Test
    void aFolderThatIsNotThere() {
        assertThat(backup(folder.resolve("usb").resolve("tonight.tar.gz")))
                .isEqualTo("1: The backup cannot be written into " + folder.resolve("usb")
                        + ": there is no such folder; make it first. No archive was made.");
    }

    @Test
    void aFileWhereAFolderShouldBe() throws IOException {
        Path file = Files.createFile(folder.resolve("backups"));

        assertThat(backup(file.resolve("tonight.tar.gz")))
                .isEqualTo("1: The backup cannot be written into " + file
                        + ": that is a file, not a folder. No archive was made.");
    }

    @Test
    void aDatabaseThatIsAway() {
        assertThat(backup(folder.resolve("tonight.tar.gz")))
                .startsWith("1: The database " + NOWHERE + " cannot be opened: ")
                .contains("refused")
                .hasLineCount(1);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFolderThatMayNotBeWritten() {
        assertThat(Said.toTheOperator(new AccessDeniedException("/backups/tonight.tar.gz.1.part")))
                .isEqualTo("/backups/tonight.tar.gz.1.part may not be opened by whoever runs this command");
    }

    @Test
    void aDiskThatIsFullOfWhateverWasWritten() {
        assertThat(Said.toTheOperator(new IllegalStateException(new IOException("No space left on device"))))
                .startsWith("A disk takes nothing more: No space left on device. Look at those of WAYMARK_DATA_DIR");
    }

    @Test
    void aBucketThatIsAway() {
        assertThat(Said.toTheOperator(new StoreAway(new IOException("timed out"))))
                .isEqualTo("The bucket does not answer, or refuses: timed out. Look at WAYMARK_STORAGE_S3_*.");
    }

    @Test
    void aDatabaseThatRefuses() {
        assertThat(Said.toTheOperator(new SQLException("permission denied for table award")))
                .isEqualTo("The database could not do it: permission denied for table award");
    }

    @Test
    void aFaultOfTheProgramIsForItsMakers() {
        assertThat(Said.toTheOperator(new IllegalStateException("cannot be"))).isNull();
    }

    private String backup(Path to) {
        return BackupContract.run(folder.resolve("data"), NOWHERE, "backup", to.toString())
                .strip();
    }
}
