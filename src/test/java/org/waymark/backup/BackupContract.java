package org.waymark.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.test.context.TestPropertySource;
import org.waymark.FilledDistrict;
import org.waymark.SmallDisk;
import org.waymark.TestDatabases;
import org.waymark.award.RestoredBadges;
import org.waymark.jobs.HeldWork;
import org.waymark.settings.StoreAway;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.KeptFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a district that has something of everything, brought from one database into another of either kind. Other
 * tests leave badges that do not hold, so these have a context of their own.
 */
@TestPropertySource(properties = "spring.application.name=waymark-backup-tests")
abstract class BackupContract {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Autowired
    ApplicationContext context;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    KeptFiles files;

    @Autowired
    BytesEncryptor encryptor;

    @Autowired
    List<JavaMigration> migrations;

    @TempDir
    Path folder;

    Path archive;

    @BeforeEach
    void backup() throws Exception {
        if (JdbcClient.create(source().dataSource())
                        .sql("select count(*) from award where credential is not null")
                        .query(Long.class)
                        .single()
                == 0) {
            new FilledDistrict(context);
        }
        bringWhatIsMissing();
        archive = folder.resolve("waymark-backup.tar.gz");
        backup(files).into(archive, NOW);
    }

    @Test
    void bringsEveryRowAndFileToPostgres() throws Exception {
        assertRestoredIn(TestDatabases.postgres());
    }

    @Test
    void bringsEveryRowAndFileToH2() throws Exception {
        assertRestoredIn(h2File());
    }

    /** A file, as for an operator: H2 forgets what its migrations had in hand when the last connection closes. */
    private String h2File() {
        return TestDatabases.h2()
                .replaceFirst("mem:[^;]*", "file:" + folder.resolve("waymark"))
                .replace("DB_CLOSE_DELAY=-1;", "");
    }

    @Test
    void leavesSessionsOut() throws Exception {
        JdbcClient.create(source().dataSource())
                .sql("insert into operator_session (token_hash, expires_at) values (?, ?)")
                .params(UUID.randomUUID().toString(), NOW.atOffset(ZoneOffset.UTC))
                .update();
        Path made = folder.resolve("with-a-session.tar.gz");
        backup(files).into(made, NOW);

        try (ArchiveReader reader = new ArchiveReader(made)) {
            for (ArchiveReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
                assertThat(entry.name()).doesNotContain("session");
            }
        }
    }

    @Test
    void holdsWhatIsDueEvenWhereTheRestoreIsCutShortBeforeTheLastSteps() throws Exception {
        List<JavaMigration> andOneThatFails = new ArrayList<>(migrations);
        andOneThatFails.add(cutShort());
        Database place = Database.of(context.getEnvironment(), andOneThatFails).at(h2File());

        assertThatThrownBy(() -> new Restore(
                                place,
                                KeptFiles.inFolder(folder.resolve("restored")),
                                encryptor,
                                settings.baseUrl().toString())
                        .held(archive, NOW))
                .hasStackTraceContaining("Cut short");

        assertThat(HeldWork.isHeld(place.dataSource())).isTrue();
    }

    /** A step of a later release, at which the machine goes away; of no name, so that no scan finds it. */
    private static JavaMigration cutShort() {
        return new BaseJavaMigration() {
            @Override
            protected void init() {}

            @Override
            public MigrationVersion getVersion() {
                return MigrationVersion.fromVersion("299901010000");
            }

            @Override
            public String getDescription() {
                return "cut short";
            }

            @Override
            public void migrate(Context context) {
                throw new IllegalStateException("Cut short");
            }
        };
    }

    @Test
    void refusesAPlaceThatIsNotEmpty() {
        assertThatThrownBy(() -> restore(source(), KeptFiles.inFolder(folder.resolve("restored")), encryptor))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("The database is not empty");
    }

    @Test
    void refusesAnotherSecretBeforeAnythingIsWritten() throws Exception {
        Database empty = source().at(TestDatabases.h2());

        assertThatThrownBy(() -> restore(
                        empty,
                        KeptFiles.inFolder(folder.resolve("restored")),
                        Encryptors.stronger("another", "7761796d61726b2d6b657973")))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("WAYMARK_SECRET is not the secret");
        assertThat(empty.schema()).isEmpty();
    }

    @Test
    void refusesWhatWasDamaged() throws Exception {
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        Database empty = source().at(TestDatabases.h2());

        assertThatThrownBy(() -> restore(empty, KeptFiles.inFolder(folder.resolve("restored")), encryptor))
                .isInstanceOf(Refused.class)
                .hasMessageEndingWith("Take another copy.");
        assertThat(empty.schema()).isEmpty();
    }

    @Test
    void refusesWhatEndsInItsMiddle() throws Exception {
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Database empty = source().at(TestDatabases.h2());

        assertThatThrownBy(() -> restore(empty, KeptFiles.inFolder(folder.resolve("restored")), encryptor))
                .isInstanceOf(Refused.class)
                .hasMessageEndingWith("Take another copy.");
    }

    @Test
    void refusesAStoreThatHasNothingOfWhatTheRowsName() throws Exception {
        KeptFiles elsewhere = KeptFiles.inFolder(folder.resolve("elsewhere"));
        Path file = folder.resolve("hollow.tar.gz");

        assertThatThrownBy(() -> backup(elsewhere).into(file, NOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("none is in the folder " + folder.resolve("elsewhere/evidence"));
        assertThat(folder).isDirectoryNotContaining("glob:**hollow*");
    }

    @Test
    void twoToOneNameAreOneAndARefusal() throws Exception {
        Path file = folder.resolve("both.tar.gz");
        AtomicBoolean other = new AtomicBoolean();
        KeptFiles slow = spy(files);
        doAnswer(call -> {
                    if (other.compareAndSet(false, true)) {
                        backup(files).into(file, NOW);
                    }
                    return call.callRealMethod();
                })
                .when(slow)
                .open(any(), anyLong());

        assertThatThrownBy(() -> backup(slow).into(file, NOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("exists already");
        assertThat(Restore.checked(file).end().files()).isPositive();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aDiskWithoutRoomIsNamed() throws Exception {
        try (SmallDisk disk = SmallDisk.ofMegabytes(1)) {
            disk.fill();

            assertThatThrownBy(() -> backup(files).into(disk.folder().resolve("tonight.tar.gz"), NOW))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining(disk.folder() + ": there is no room left");
            assertThat(disk.folder()).isDirectoryNotContaining("glob:**.part");
        }
    }

    /** It is waited for with each file, and there may be a million. */
    @Test
    void aBucketThatDoesNotAnswerEndsItSoon() throws Exception {
        KeptFiles away = spy(files);
        doThrow(new StoreAway(new IOException("timed out"))).when(away).open(any(), anyLong());

        assertThatThrownBy(() -> backup(away).into(folder.resolve("tonight.tar.gz"), NOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not answer: timed out");
        verify(away, times(5)).open(any(), anyLong());
    }

    @Test
    void noTransactionIsOpenWhileFilesAreCopied() throws Exception {
        Database database = spy(source());
        List<Connection> read = new ArrayList<>();
        doAnswer(call -> {
                    read.add((Connection) call.callRealMethod());
                    return read.get(0);
                })
                .when(database)
                .openForReading();
        List<Boolean> closed = new ArrayList<>();
        KeptFiles slow = spy(files);
        doAnswer(call -> {
                    closed.add(read.get(0).isClosed());
                    return call.callRealMethod();
                })
                .when(slow)
                .open(any(), anyLong());

        new Backup(database, slow, encryptor, settings.baseUrl().toString()).into(folder.resolve("slow.tar.gz"), NOW);

        assertThat(closed).isNotEmpty().containsOnly(true);
    }

    /** Tests put rows there whose files never were. */
    private void bringWhatIsMissing() throws Exception {
        try (Connection connection = source().open();
                PreparedStatement query =
                        connection.prepareStatement("select storage_key, byte_count from stored_file");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                try (var there = files.open(rows.getString(1), rows.getLong(2))) {
                    assertThat(there).isNotNull();
                } catch (java.nio.file.NoSuchFileException missing) {
                    files.put(rows.getString(1), new ByteArrayInputStream(new byte[(int) rows.getLong(2)]));
                }
            }
        }
    }

    private Backup backup(KeptFiles from) {
        return new Backup(source(), from, encryptor, settings.baseUrl().toString());
    }

    private void assertRestoredIn(String url) throws Exception {
        Database place = source().at(url);
        KeptFiles restored = KeptFiles.inFolder(folder.resolve("restored"));

        Restore.Restored what = restore(place, restored, encryptor);

        assertSameContents(withoutPlace(contents(place)), withoutPlace(contents(source())));
        assertThat(what.end().files()).isPositive();
        try (Connection connection = source().open();
                PreparedStatement query =
                        connection.prepareStatement("select storage_key, byte_count from stored_file");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String key = rows.getString(1);
                try (var before = files.open(key, rows.getLong(2));
                        var after = restored.open(key, rows.getLong(2))) {
                    assertThat(after).hasSameContentAs(before);
                }
            }
        }
        assertThat(RestoredBadges.newestHolds(place.dataSource(), settings)).contains(true);
    }

    /** What was restored is a place of its own. */
    private static Map<String, List<String>> withoutPlace(Map<String, List<String>> contents) {
        contents.remove("evidence_place");
        return contents;
    }

    private static void assertSameContents(Map<String, List<String>> restored, Map<String, List<String>> source) {
        assertThat(restored).containsOnlyKeys(source.keySet());
        source.forEach(
                (table, rows) -> assertThat(restored.get(table)).as(table).isEqualTo(rows));
    }

    private Restore.Restored restore(Database place, KeptFiles to, BytesEncryptor secret) throws Exception {
        return new Restore(place, to, secret, settings.baseUrl().toString()).from(archive);
    }

    private Database source() {
        return Database.of(context.getEnvironment(), migrations);
    }

    /** Every value of every row, as both databases say it. */
    private static Map<String, List<String>> contents(Database database) throws Exception {
        Map<String, List<String>> contents = new TreeMap<>();
        JsonMapper json = new JsonMapper();
        try (Connection connection = database.open()) {
            for (String table : database.tables(connection)) {
                Map<String, ColumnKind> columns = database.columns(table, connection);
                List<String> lines = new ArrayList<>();
                try (PreparedStatement query = connection.prepareStatement(
                                "select " + String.join(", ", columns.keySet()) + " from " + table);
                        ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Map<String, Object> line = new TreeMap<>();
                        int at = 0;
                        for (Map.Entry<String, ColumnKind> each : columns.entrySet()) {
                            String value = each.getValue().read(rows, ++at);
                            line.put(
                                    each.getKey(),
                                    value != null && each.getValue() == ColumnKind.JSON
                                            ? inOneOrder(json.readValue(value, Object.class))
                                            : String.valueOf(value));
                        }
                        lines.add(line.toString());
                    }
                }
                lines.sort(null);
                if (!lines.isEmpty()) {
                    contents.put(table, lines);
                }
            }
        }
        return contents;
    }

    /** PostgreSQL orders the members of JSON in its own way. */
    private static Object inOneOrder(Object json) {
        if (json instanceof Map<?, ?> members) {
            Map<String, Object> sorted = new TreeMap<>();
            members.forEach((name, value) -> sorted.put((String) name, inOneOrder(value)));
            return sorted;
        }
        return json instanceof List<?> items
                ? items.stream().map(BackupContract::inOneOrder).toList()
                : String.valueOf(json);
    }

    static String run(Path data, String database, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, String> properties = new TreeMap<>(Map.of("waymark.data-dir", data.toString()));
        if (database != null) {
            properties.put("spring.datasource.url", database);
            properties.put("waymark.base-url", "http://localhost:8080");
        }
        properties.forEach(System::setProperty);
        try {
            int status = Commands.run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
            return status + ": " + out.toString(StandardCharsets.UTF_8);
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }
}
