package org.waymark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.waymark.TestDatabases;
import org.waymark.award.RestoredBadges;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.KeptFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every release has left behind comes forward: {@code src/test/resources/released} has an archive of each, made by that
 * release's own backup. And from one release to the next nothing is taken away that the one before needs.
 */
class ReleasedSchemaTests {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");

    private static final BytesEncryptor SECRET =
            Encryptors.stronger("the-secret-under-which-released-archives-are-kept", "7761796d61726b2d6b657973");
    private static final WaymarkSettings SETTINGS =
            new WaymarkSettings(URI.create("http://localhost:8080"), Path.of("target"), null, null, List.of(), true);

    /** Statements after which the release before, which still runs on another node, would fail. */
    private static final Map<String, Pattern> BREAKS = Map.of(
            "drops what the release before reads",
            Pattern.compile("\\bdrop\\s+(table|view|column)\\b|alter table \\S+ drop (?!constraint)"),
            "renames what the release before reads",
            Pattern.compile("\\brename\\b"),
            "adds a column that the release before does not fill",
            Pattern.compile("\\badd (column )?(?!constraint)(?![^,;]*\\bdefault\\b)[^,;]*\\bnot null"),
            "makes a column stricter than the release before fills it",
            Pattern.compile("set not null|set data type|alter column \\S+ type"));

    /** Those that break nothing all the same, by file, each with its reason. */
    private static final Map<String, String> MAY = Map.of(
            "V202611230900__what_rows_rest_on_now.sql",
            "there was no release yet: the archive is of a build before the first, and no node of it runs anywhere");

    @TempDir
    Path folder;

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.filter(each -> each.toString().endsWith(".tar.gz"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void comesForwardOnPostgres(Path archive) throws Exception {
        assertComesForward(archive, TestDatabases.postgres());
    }

    @ParameterizedTest
    @MethodSource("released")
    void comesForwardOnH2(Path archive) throws Exception {
        assertComesForward(
                archive,
                TestDatabases.h2()
                        .replaceFirst("mem:[^;]*", "file:" + folder.resolve("waymark"))
                        .replace("DB_CLOSE_DELAY=-1;", ""));
    }

    @Test
    void aNodeOfTheReleaseBeforeStartsOnTheSchemaOfTheNext() {
        Database database = database(TestDatabases.postgres());
        database.migrate();
        JdbcClient.create(database.dataSource())
                .sql("insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success) values (100000, '999912312359', 'next',"
                        + " 'SQL', 'V999912312359__next.sql', 1, 'x', now(), 1, true)")
                .update();

        database.migrate();

        assertThat(database.schema()).contains("999912312359");
    }

    @Test
    void nothingNewBreaksTheReleaseBefore() throws IOException {
        String last = newest();
        List<String> complaints = new ArrayList<>();
        for (Path file : migrations()) {
            String name = file.getFileName().toString();
            if (name.substring(1, name.indexOf("__")).compareTo(last) > 0 && !MAY.containsKey(name)) {
                String sql = Files.readString(file).replaceAll("--[^\n]*", "").toLowerCase(Locale.ROOT);
                breaks(sql).forEach(why -> complaints.add(name + " " + why));
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void knowsWhatBreaks() {
        assertThat(breaks("alter table award drop column jwt;")).isNotEmpty();
        assertThat(breaks("alter table award rename to awards;")).isNotEmpty();
        assertThat(breaks("alter table award add column x integer not null;")).isNotEmpty();
        assertThat(breaks("alter table award alter column x set not null;")).isNotEmpty();
        assertThat(breaks("alter table award add column x integer default 0 not null;"))
                .isEmpty();
        assertThat(breaks("alter table award add column x integer not null default 0;"))
                .isEmpty();
        assertThat(breaks("create table x (id uuid not null constraint x_pk primary key);"))
                .isEmpty();
        assertThat(breaks("alter table award drop constraint x;")).isEmpty();
    }

    private static List<String> breaks(String sql) {
        List<String> found = new ArrayList<>();
        BREAKS.forEach((why, pattern) -> {
            if (pattern.matcher(sql).find()) {
                found.add(why);
            }
        });
        return found;
    }

    private void assertComesForward(Path archive, String url) throws Exception {
        Database place = database(url);

        Restore.Restored restored = new Restore(
                        place,
                        KeptFiles.inFolder(folder),
                        SECRET,
                        SETTINGS.baseUrl().toString())
                .from(archive);

        assertThat(restored.end().allRows()).isPositive();
        assertThat(place.schema()).containsAll(restored.manifest().schema()).containsAll(versions());
        assertThat(RestoredBadges.newestHolds(place.dataSource(), SETTINGS)).contains(true);
    }

    /** The last version of the last release. */
    private static String newest() throws IOException {
        List<Path> all = released();
        try (ArchiveReader archive = new ArchiveReader(all.get(all.size() - 1))) {
            ArchiveReader.Entry manifest = archive.next();
            List<String> schema = JsonMapper.shared()
                    .readValue(Objects.requireNonNull(manifest).content(), Manifest.class)
                    .schema();
            return schema.get(schema.size() - 1);
        }
    }

    private static List<String> versions() throws IOException {
        return migrations().stream()
                .filter(file ->
                        !file.toString().contains("vendor") && !file.toString().contains("sandbox"))
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(1, name.indexOf("__")))
                .toList();
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("V\\d+__.*\\.sql"))
                    .toList();
        }
    }

    private static Database database(String url) {
        MockEnvironment settings = new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty("spring.flyway.locations", "classpath:db/migration,classpath:db/vendor/{vendor}");
        try (AnnotationConfigApplicationContext steps = new AnnotationConfigApplicationContext(Steps.class)) {
            return Database.of(
                    settings,
                    List.copyOf(steps.getBeansOfType(JavaMigration.class).values()));
        }
    }

    @ComponentScan(
            basePackages = "org.waymark",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class))
    static class Steps {}
}
