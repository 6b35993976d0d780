package org.waymark.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.waymark.jobs.HeldWork;
import org.waymark.storage.KeptFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Brings an archive into an empty place: a database of either kind, and a folder or a bucket. */
final class Restore {

    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final @Nullable KeptFiles files;
    private final BytesEncryptor encryptor;
    private final String baseUrl;

    /** @param files none where the evidence is there already */
    Restore(Database database, @Nullable KeptFiles files, BytesEncryptor encryptor, String baseUrl) {
        this.database = database;
        this.files = files;
        this.encryptor = encryptor;
        this.baseUrl = baseUrl;
    }

    /** What was brought back. */
    record Restored(Manifest manifest, Manifest.End end) {}

    /** Nothing is written before all of the archive was read and found whole. */
    Restored from(Path file) throws Exception {
        return from(file, null);
    }

    /** The same, with what is due held from the moment that the rows are there: a restore may be cut short after that. */
    Restored held(Path file, Instant at) throws Exception {
        return from(file, at);
    }

    private Restored from(Path file, @Nullable Instant heldAt) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        Restored archive = checked(file);
        requireSamePlace(archive.manifest());
        requireEmpty();
        database.makeSchema(archive.manifest().schema());
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            database.withoutReferences(connection, () -> {
                forgetWhatMigrationsMade(connection);
                load(file, Set.copyOf(archive.end().lost()), connection);
                requireCounts(archive.end(), connection);
                if (heldAt != null && database.tables(connection).contains("work_hold")) {
                    HeldWork.hold(heldAt, new SingleConnectionDataSource(connection, true));
                }
            });
            connection.commit();
        }
        database.migrate();
        if (files != null) {
            files.belongTo(database.dataSource());
        }
        // Of a release that held nothing yet.
        if (heldAt != null && !HeldWork.isHeld(database.dataSource())) {
            HeldWork.hold(heldAt, database.dataSource());
        }
        return archive;
    }

    /** Reads all of it. */
    static Restored checked(Path file) throws IOException {
        Manifest manifest = null;
        Manifest.End end = null;
        try (ArchiveReader archive = new ArchiveReader(file)) {
            for (ArchiveReader.Entry entry = archive.next(); entry != null; entry = archive.next()) {
                if (entry.name().equals(Manifest.ENTRY)) {
                    manifest = JSON.readValue(entry.content(), Manifest.class);
                    if (manifest.format() != Manifest.FORMAT) {
                        throw new Refused("The archive was made by a newer release. Restore it with that release.");
                    }
                } else if (entry.name().equals(Manifest.End.ENTRY)) {
                    end = JSON.readValue(entry.content(), Manifest.End.class);
                    if (!end.sum().equals(entry.sum())) {
                        throw new Refused("The archive was changed or damaged: its sum is not what it says. Take"
                                + " another copy.");
                    }
                }
            }
        } catch (IOException | JacksonException e) {
            throw new Refused("The archive cannot be read (" + e.getMessage() + "). Take another copy.");
        }
        if (manifest == null || end == null) {
            throw new Refused(file + " is no archive of Waymark's, or not all of one. Take another copy.");
        }
        return new Restored(manifest, end);
    }

    private void requireSamePlace(Manifest manifest) {
        if (!manifest.baseUrl().equals(baseUrl)) {
            throw new Refused("The archive is of " + manifest.baseUrl()
                    + ", and its badges are bound to that address. Set WAYMARK_BASE_URL to it.");
        }
        try {
            if (Backup.SEALED.equals(new String(encryptor.decrypt(manifest.sealed()), StandardCharsets.UTF_8))) {
                return;
            }
        } catch (RuntimeException e) {
            // Another secret: said below.
        }
        throw new Refused("WAYMARK_SECRET is not the secret of the place that the archive is of, so its keys could not"
                + " sign. Set it as it was there, or put the file \"secret\" of that data folder into this one.");
    }

    private void requireEmpty() throws IOException, SQLException {
        try (Connection connection = database.open()) {
            if (!database.tables(connection).isEmpty()) {
                throw new Refused("The database is not empty. Restore into a new one; what is there stays as it is.");
            }
        }
        if (files != null && !files.isEmpty()) {
            throw new Refused("There are files of evidence already. Restore into an empty "
                    + (files.inBucket() ? "bucket" : "data folder") + "; what is there stays as it is.");
        }
    }

    private void forgetWhatMigrationsMade(Connection connection) throws SQLException {
        for (String table : database.tables(connection)) {
            if (database.count(table, connection) > 0) {
                database.execute(connection, "delete from " + table);
            }
        }
    }

    private void load(Path file, Set<String> lost, Connection connection) throws IOException, SQLException {
        try (ArchiveReader archive = new ArchiveReader(file)) {
            for (ArchiveReader.Entry entry = archive.next(); entry != null; entry = archive.next()) {
                if (entry.name().startsWith(Manifest.Rows.FOLDER)) {
                    insert(JSON.readValue(entry.content(), Manifest.Rows.class), connection);
                } else if (entry.name().startsWith(KeptFiles.FOLDER) && files != null) {
                    String key = entry.name().substring(KeptFiles.FOLDER.length());
                    if (!lost.contains(key)) {
                        files.put(key, entry.content());
                    }
                }
            }
        }
    }

    private void insert(Manifest.Rows piece, Connection connection) throws SQLException {
        if (!database.tables(connection).contains(piece.table())) {
            throw new Refused("The archive has a table " + piece.table() + ", which this database has no place for.");
        }
        Map<String, ColumnKind> kinds = database.columns(piece.table(), connection);
        if (!kinds.keySet().containsAll(piece.columns())) {
            throw new Refused("The archive's table " + piece.table() + " has other columns than this database's.");
        }
        String parameters = piece.columns().stream()
                .map(column -> kind(kinds, column).parameter(database.isH2()))
                .collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement("insert into " + piece.table() + " ("
                + String.join(", ", piece.columns()) + ") values (" + parameters + ")")) {
            for (List<@Nullable String> row : piece.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    String value = row.get(i);
                    if (value == null) {
                        insert.setObject(i + 1, null);
                    } else {
                        kind(kinds, piece.columns().get(i)).write(insert, i + 1, value);
                    }
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static ColumnKind kind(Map<String, ColumnKind> kinds, String column) {
        ColumnKind kind = kinds.get(column);
        if (kind == null) {
            throw new IllegalStateException("no column " + column);
        }
        return kind;
    }

    private void requireCounts(Manifest.End end, Connection connection) throws SQLException {
        Map<String, Long> here = new TreeMap<>();
        for (String table : database.tables(connection)) {
            here.put(table, database.count(table, connection));
        }
        BiConsumer<String, Long> require = (table, rows) -> {
            if (here.getOrDefault(table, 0L).longValue() != rows) {
                throw new Refused("Of the table " + table + " there are " + here.get(table) + " rows, and " + rows
                        + " in the archive. Nothing was kept; empty the database and tell the makers.");
            }
        };
        end.rows().forEach(require);
    }
}
