package org.waymark.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.EvidenceStore.Growing;

/** Uploads in states that only a crash leads to. */
public final class TestArrivals {

    private TestArrivals() {}

    /** A file that somebody has announced, and of which nothing has come. */
    public static UUID announced(DistrictId district, UUID owner, String part, ApplicationContext context) {
        return context.getBean(Arrivals.class)
                .begin(new Arrivals.Whose(district.id(), owner, part), 100, "filename cGxhbi5wZGY=")
                .arrival()
                .id();
    }

    /** A power cut took all behind this length of what the disk of this node had not written. */
    public static void shorten(String upload, long length, DistrictId district, ApplicationContext context) {
        String key = context.getBean(JdbcClient.class)
                .sql("select storage_key from arriving_file where id = ? and district_id = ?")
                .params(UUID.fromString(upload.replaceFirst(".*/", "")), district.id())
                .query(String.class)
                .single();
        Path incoming = context.getBean(WaymarkSettings.class)
                .dataDir()
                .resolve("evidence")
                .resolve("incoming");
        try (FileChannel file = FileChannel.open(
                incoming.resolve(district + "." + key.substring(key.length() - 36)), StandardOpenOption.WRITE)) {
            file.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last byte is in the store and in the row, and then the process is gone. */
    public static void dieAfter(String upload, byte last, DistrictId district, ApplicationContext context) {
        UUID id = UUID.fromString(upload.replaceFirst(".*/", ""));
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        String key = jdbc.sql("select storage_key from arriving_file where id = ? and district_id = ?")
                .params(id, district.id())
                .query(String.class)
                .single();
        long length = jdbc.sql("select byte_count from arriving_file where id = ? and district_id = ?")
                .params(id, district.id())
                .query(Long.class)
                .single();
        try {
            context.getBean(EvidenceStore.class)
                    .append(
                            new Growing(key, null),
                            length - 1,
                            new ByteArrayInputStream(new byte[] {last}),
                            kept -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("update arriving_file set received = byte_count where id = ? and district_id = ?")
                .params(id, district.id())
                .update();
    }
}
