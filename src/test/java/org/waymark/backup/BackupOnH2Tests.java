package org.waymark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.waymark.OnH2;
import org.waymark.TestDatabases;
import org.waymark.settings.WaymarkSettings;

/** The commands are tried here alone: wherever the archive came from, they work on what it was restored into. */
@OnH2
class BackupOnH2Tests extends BackupContract {

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

    @Test
    void namesAFileThatIsDamagedAndSavesTheOthers() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        Files.copy(settings.dataDir().resolve("secret"), here.resolve("secret"));
        assertThat(run(here, null, "restore", archive.toString())).startsWith("0: ");
        Path evidence = here.resolve("evidence");
        Path damaged;
        try (Stream<Path> all = Files.walk(evidence)) {
            damaged = all.filter(Files::isRegularFile)
                    .filter(each -> !each.getParent().equals(evidence))
                    .filter(each -> each.toFile().length() > 1)
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(damaged, new byte[1]);
        String key = evidence.relativize(damaged).toString();

        assertThat(run(here, null, "backup", folder.resolve("but-one").toString()))
                .startsWith("3: " + folder.resolve("but-one") + " has ")
                .contains("1 files of evidence could NOT be read", key);

        Path there = Files.createDirectory(folder.resolve("there"));
        Files.copy(settings.dataDir().resolve("secret"), there.resolve("secret"));
        assertThat(run(there, null, "restore", folder.resolve("but-one").toString()))
                .startsWith("3: Restored as of ")
                .contains(key);
        assertThat(there.resolve("evidence").resolve(key)).doesNotExist();
    }

    @Test
    void isOneCommandEachWay() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        Files.copy(settings.dataDir().resolve("secret"), here.resolve("secret"));

        assertThat(run(here, null, "restore", archive.toString()))
                .contains("0: Restored as of 2026-11-23T09:00:00Z", "The signature of the newest badge holds.");
        assertThat(run(here, null, "restore", archive.toString())).startsWith("1: The database is not empty.");
        assertThat(heldWork(
                        new WaymarkSettings(settings.baseUrl(), here, null, null, List.of(), true).embeddedDatabase()))
                .isEqualTo(1);
        assertThat(run(here, null, "backup", folder.resolve("again").toString()))
                .startsWith("0: " + folder.resolve("again") + " has ");
        assertThat(run(here, null, "backup", folder.resolve("again").toString()))
                .contains("exists already");
        assertThat(run(here, null, "move")).startsWith("1: Set SPRING_DATASOURCE_URL");
        assertThat(run(here, TestDatabases.postgres(), "move"))
                .startsWith("0: Moved: ")
                .contains("The signature of the newest badge holds.");
        assertThat(here.resolve("waymark.mv.db")).doesNotExist();
        assertThat(run(here, null, "backup", folder.resolve("gone").toString())).startsWith("1: There is no database");
        assertThat(run(here, null, "bakup")).startsWith("2: Waymark knows the commands");
    }

    /** How often it is noted that what is due waits for the operator. */
    private static long heldWork(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "sa", ""))
                .sql("select count(*) from work_hold where released_at is null")
                .query(Long.class)
                .single();
    }
}
