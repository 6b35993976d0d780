package org.waymark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
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

    private static final Pattern CREATED = Pattern.compile("\\bcreate table (?:if not exists )?(\\w+)");

    /** What the release before writes may not hold to; group 1 is the table. */
    private static final Pattern RULE = Pattern.compile("\\balter table (?:if exists )?(?:only )?(\\w+)[^;]*?"
            + "\\badd (?:constraint \\w+ )?(?:unique|check|exclude|primary key|foreign key)\\b"
            + "|\\bcreate unique index (?:if not exists )?\\w+ on (\\w+)");

    /** Those that break nothing all the same, by file or class, each with its reason. */
    private static final Map<String, String> MAY = Map.of(
            "V202611230900__what_rows_rest_on_now.sql",
            "there was no release yet: the archive is of a build before the first, and no node of it runs anywhere",
            "V202611231100__terms.sql",
            "the release before writes no term and gets 1, so that the new rules hold it to what the old one did");

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
        Map<String, String> fresh = new TreeMap<>();
        for (Path file : migrations()) {
            String name = file.getFileName().toString();
            if (name.substring(1, name.indexOf("__")).compareTo(last) > 0) {
                fresh.put(name, said(Files.readString(file)));
            }
        }
        Set<String> tables = created(fresh.values());
        List<String> complaints = new ArrayList<>();
        fresh.forEach((name, sql) -> {
            if (!MAY.containsKey(name)) {
                breaks(sql, tables).forEach(why -> complaints.add(name + " " + why));
            }
        });
        assertThat(complaints).isEmpty();
    }

    /** Nobody can tell from outside what they do: whoever adds one reads it with both releases in mind, and says so here. */
    @Test
    void everyNewStepInJavaWasLookedAt() throws IOException {
        assertThat(inJava(newest(), steps())).isSubsetOf(MAY.keySet());
    }

    @Test
    void seesAStepInJavaThatIsNew() {
        assertThat(inJava("1", steps())).contains("OlderVersionsAreFound");
        assertThat(inJava("999912312359", steps())).isEmpty();
    }

    private static List<String> inJava(String after, List<JavaMigration> steps) {
        return steps.stream()
                .filter(step -> step.getVersion() == null
                        || step.getVersion().compareTo(MigrationVersion.fromVersion(after)) > 0)
                .map(step -> step.getClass().getSimpleName())
                .toList();
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

    @Test
    void knowsWhatTheReleaseBeforeMayNotHoldTo() {
        assertThat(breaks("alter table award add constraint x unique (district_id, earner_id);"))
                .isNotEmpty();
        assertThat(breaks("alter table award add constraint x check (points > 0);"))
                .isNotEmpty();
        assertThat(breaks("alter table award\n    add constraint x foreign key (a) references b;"))
                .isNotEmpty();
        assertThat(breaks("alter table award add unique (earner_id);")).isNotEmpty();
        assertThat(breaks("create unique index x on award (earner_id);")).isNotEmpty();
        assertThat(breaks("create table x (id uuid); alter table x add constraint y unique (id);"))
                .isEmpty();
        assertThat(breaks("create index x on award (earner_id);")).isEmpty();
        assertThat(breaks(
                        "alter table award add column x integer; create table y (a integer, constraint z unique (a));"))
                .isEmpty();
    }

    private static List<String> breaks(String sql) {
        return breaks(said(sql), created(List.of(said(sql))));
    }

    /** Without comments, in small letters, with single blanks. */
    private static String said(String sql) {
        return sql.replaceAll("--[^\n]*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Tables that the release before knows nothing of. */
    private static Set<String> created(Collection<String> statements) {
        return statements.stream()
                .flatMap(sql -> CREATED.matcher(sql).results())
                .map(table -> table.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> breaks(String sql, Set<String> fresh) {
        List<String> found = new ArrayList<>();
        if (RULE.matcher(sql)
                .results()
                .map(rule -> rule.group(1) == null ? rule.group(2) : rule.group(1))
                .anyMatch(table -> !fresh.contains(table))) {
            found.add("adds a rule to a table, which rows of the release before may break");
        }
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
        return Database.of(settings, steps());
    }

    private static List<JavaMigration> steps() {
        try (AnnotationConfigApplicationContext steps = new AnnotationConfigApplicationContext(Steps.class)) {
            return List.copyOf(steps.getBeansOfType(JavaMigration.class).values());
        }
    }

    @ComponentScan(
            basePackages = "org.waymark",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class))
    static class Steps {}
}
