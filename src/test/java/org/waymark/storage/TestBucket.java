package org.waymark.storage;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/** A new, empty bucket of the test's S3 server, and what the program has to be told to keep evidence in it. */
public final class TestBucket {

    private final String name = "waymark-" + UUID.randomUUID();
    private final S3Client client = StorageConfiguration.client(S3Server.settings());

    private TestBucket() {
        client.createBucket(of -> of.bucket(name));
    }

    /** Whether there is a server; without one a test that needs it says so and is skipped. */
    public static boolean isThere() {
        return S3Server.address().isPresent();
    }

    public static TestBucket fresh() {
        return new TestBucket();
    }

    /** The environment of a program that keeps evidence here. */
    public Map<String, String> environment() {
        StorageSettings.S3 settings = S3Server.settings();
        return Map.of(
                "WAYMARK_STORAGE_S3_BUCKET", name,
                "WAYMARK_STORAGE_S3_ENDPOINT", String.valueOf(settings.endpoint()),
                "WAYMARK_STORAGE_S3_ACCESS_KEY", String.valueOf(settings.accessKey()),
                "WAYMARK_STORAGE_S3_SECRET_KEY", String.valueOf(settings.secretKey()));
    }

    /** What people brought: names and lengths. */
    public Map<String, Long> files() {
        Map<String, Long> files = new TreeMap<>();
        client.listObjectsV2Paginator(of -> of.bucket(name)).contents().stream()
                .filter(each ->
                        !each.key().equals(EvidenceStore.MARK) && !each.key().startsWith(S3EvidenceStore.NOTES))
                .forEach(each -> files.put(each.key(), each.size()));
        return files;
    }
}
