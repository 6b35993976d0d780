package org.waymark.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.waymark.settings.NoRoom;
import org.waymark.settings.StoreAway;
import org.waymark.storage.KeptFiles;
import tools.jackson.databind.json.JsonMapper;

/** Writes an archive of a database as it is at one moment, and of the evidence that it names. */
final class Backup {

    static final String SEALED = "waymark";

    private static final Pattern GROWING = Pattern.compile(".+\\.\\d+(\\.keys)?\\.part");

    /** One that hangs is waited for with each file: a night ends before that. */
    private static final int AWAY = 5;

    private static final int FETCH = 200;
    private static final int PIECE = 4 * 1024 * 1024;

    private final Database database;
    private final @Nullable KeptFiles files;
    private final BytesEncryptor encryptor;
    private final String baseUrl;
    private final JsonMapper json = new JsonMapper();
    private int away;

    /** @param files none where the evidence stays where it is */
    Backup(Database database, @Nullable KeptFiles files, BytesEncryptor encryptor, String baseUrl) {
        this.database = database;
        this.files = files;
        this.encryptor = encryptor;
        this.baseUrl = baseUrl;
    }

    /** The file is there when all of it is there; only its owner may read it. */
    Manifest.End into(Path file, Instant now) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new Refused(file + " exists already. Name a file that does not.");
        }
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            // Of a temporary file Java lets none but the owner read.
            Path growing = Files.createTempFile(folder, file.getFileName() + ".", ".part");
            try {
                Manifest.End end = write(growing, now);
                Restore.checked(growing);
                appear(growing, file);
                sync(folder);
                return end;
            } finally {
                Files.deleteIfExists(growing);
            }
        } catch (IOException e) {
            // Evidence that cannot be read ends nothing, and all that is written is written there.
            throw new Refused(
                    "The backup cannot be written into " + folder + ": " + why(e, folder) + ". No archive was made.");
        }
    }

    private Manifest.End write(Path growing, Instant now) throws IOException, SQLException {
        Path keys = Files.createTempFile(growing.resolveSibling(""), growing.getFileName() + ".", ".keys.part");
        try (FileChannel channel = FileChannel.open(growing, StandardOpenOption.WRITE)) {
            ArchiveWriter archive = new ArchiveWriter(new Durable(channel));
            Manifest.End end = write(archive, keys, now);
            archive.close();
            return end;
        } finally {
            Files.deleteIfExists(keys);
        }
    }

    private static String why(IOException problem, Path folder) {
        String full = NoRoom.said(problem);
        if (full != null) {
            return NoRoom.isReadOnly(full)
                    ? "its disk takes nothing new (" + full + ")"
                    : "there is no room left (" + full + "); delete an older one, or name another disk";
        }
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder) ? "that is a file, not a folder" : "there is no such folder; make it first";
        }
        return problem instanceof AccessDeniedException
                ? "whoever runs this command may not write there"
                : Said.by(problem);
    }

    /** What a backup leaves in this folder that is killed on its way. */
    static List<Path> leftBeside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each ->
                            GROWING.matcher(each.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Another backup to the same name may have been quicker. */
    private static void appear(Path growing, Path file) throws IOException {
        try {
            link(growing, file);
        } catch (FileAlreadyExistsException e) {
            throw new Refused(file + " exists already. Name a file that does not.");
        }
    }

    private static void link(Path growing, Path file) throws IOException {
        try {
            Files.createLink(file, growing);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without links.
            Files.move(growing, file);
        }
    }

    private Manifest.End write(ArchiveWriter archive, Path keys, Instant now) throws IOException, SQLException {
        List<String> schema = database.schema();
        if (schema.isEmpty()) {
            throw new Refused("There is nothing to back up: the database is empty.");
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                now,
                baseUrl,
                schema,
                encryptor.encrypt(SEALED.getBytes(StandardCharsets.UTF_8)),
                files != null);
        archive.entry(Manifest.ENTRY, json.writeValueAsBytes(manifest));
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database.openForReading()) {
            for (String table : database.tables(connection)) {
                rows.put(table, table(table, archive, connection));
            }
            listEvidence(keys, connection);
            connection.rollback();
        }
        // Hours, in which a transaction would keep PostgreSQL from tidying up.
        Evidence evidence = files == null ? new Evidence(0, List.of()) : evidence(files, keys, archive);
        if (!database.schema().equals(schema)) {
            throw new Refused("Waymark was brought to another version meanwhile. Try again.");
        }
        Manifest.End end = new Manifest.End(archive.sum(), rows, evidence.count(), evidence.lost());
        archive.entry(Manifest.End.ENTRY, json.writeValueAsBytes(end));
        return end;
    }

    private long table(String table, ArchiveWriter archive, Connection connection) throws IOException, SQLException {
        Map<String, ColumnKind> columns = database.columns(table, connection);
        List<String> names = List.copyOf(columns.keySet());
        List<ColumnKind> kinds = List.copyOf(columns.values());
        long count = 0;
        int piece = 0;
        try (PreparedStatement query =
                connection.prepareStatement("select " + String.join(", ", names) + " from " + table)) {
            query.setFetchSize(FETCH);
            try (ResultSet rows = query.executeQuery()) {
                List<List<@Nullable String>> read = new ArrayList<>();
                long size = 0;
                while (rows.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 0; i < kinds.size(); i++) {
                        String value = kinds.get(i).read(rows, i + 1);
                        row.add(value);
                        size += value == null ? 5 : value.length() + 3;
                    }
                    read.add(row);
                    count++;
                    if (size > PIECE) {
                        write(new Manifest.Rows(table, names, read), ++piece, archive);
                        read.clear();
                        size = 0;
                    }
                }
                if (!read.isEmpty()) {
                    write(new Manifest.Rows(table, names, read), ++piece, archive);
                }
            }
        }
        return count;
    }

    private void write(Manifest.Rows rows, int piece, ArchiveWriter archive) throws IOException {
        archive.entry(
                String.format("%s%s/%06d.json", Manifest.Rows.FOLDER, rows.table(), piece),
                json.writeValueAsBytes(rows));
    }

    private record Evidence(long count, List<String> lost) {}

    /** A line for each file: how long it is, and its key. */
    private static void listEvidence(Path keys, Connection connection) throws IOException, SQLException {
        try (BufferedWriter lines = Files.newBufferedWriter(keys);
                PreparedStatement query = connection.prepareStatement(
                        "select storage_key, byte_count from stored_file order by storage_key")) {
            query.setFetchSize(FETCH);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.write(rows.getLong(2) + " " + rows.getString(1) + "\n");
                }
            }
        }
    }

    private Evidence evidence(KeptFiles files, Path keys, ArchiveWriter archive) throws IOException, SQLException {
        long count = 0;
        List<String> unread = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(keys)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                String key = line.substring(space + 1);
                if (copied(key, Long.parseLong(line.substring(0, space)), files, archive)) {
                    count++;
                } else {
                    unread.add(key);
                }
            }
        }
        List<String> lost = withRow(unread);
        if (count == 0 && !lost.isEmpty()) {
            throw new Refused("Of " + lost.size() + " files of evidence none is in " + files.place() + ". Set"
                    + " WAYMARK_STORAGE_S3_* and WAYMARK_DATA_DIR as Waymark has them; no archive was made.");
        }
        return new Evidence(count, lost);
    }

    private boolean copied(String key, long length, KeptFiles files, ArchiveWriter archive) throws IOException {
        InputStream content;
        try {
            content = files.open(key, length);
            away = 0;
        } catch (IOException | RuntimeException e) {
            String why = StoreAway.why(e);
            away = why == null ? 0 : away + 1;
            if (away == AWAY) {
                throw new Refused(files.place() + " does not answer: " + why + ". No archive was made.");
            }
            return false;
        }
        try (content) {
            return archive.entry(KeptFiles.FOLDER + key, length, content);
        }
    }

    /** Without those that were deleted since the moment that the rows are of. */
    private List<String> withRow(List<String> keys) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.open();
                PreparedStatement query =
                        connection.prepareStatement("select 1 from stored_file where storage_key = ?")) {
            for (String key : keys) {
                query.setString(1, key);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        found.add(key);
                    }
                }
            }
        }
        return found;
    }

    /** The name survives a power cut, too; Windows cannot open a folder and needs no such step. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // A file system that refuses this keeps its own order.
        }
    }

    /** What was closed survives a power cut. */
    private static final class Durable extends FilterOutputStream {

        private final FileChannel channel;

        Durable(FileChannel channel) {
            super(Channels.newOutputStream(channel));
            this.channel = channel;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
            channel.force(true);
            super.close();
        }
    }
}
