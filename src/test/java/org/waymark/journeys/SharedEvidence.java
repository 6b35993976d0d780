package org.waymark.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.waymark.storage.TestBucket;

/** Where several nodes find what people brought. */
interface SharedEvidence {

    /** Tells a node where. */
    Waymark.Start in(Waymark.Start node);

    /** How long the file under this key is; 0 where there is none. */
    long length(String key);

    /** One data folder, which all nodes have. */
    static SharedEvidence inOneFolder() {
        Path folder = Path.of("target/journeys/data-" + UUID.randomUUID());
        return new SharedEvidence() {
            @Override
            public Waymark.Start in(Waymark.Start node) {
                return node.with("WAYMARK_DATA_DIR", folder.toString());
            }

            @Override
            public long length(String key) {
                try {
                    Path file = folder.resolve("evidence").resolve(key);
                    return Files.exists(file) ? Files.size(file) : 0;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** A bucket; each node has a data folder of its own. */
    static SharedEvidence in(TestBucket bucket) {
        Map<String, String> environment = bucket.environment();
        return new SharedEvidence() {
            @Override
            public Waymark.Start in(Waymark.Start node) {
                environment.forEach(node::with);
                return node;
            }

            @Override
            public long length(String key) {
                return bucket.files().getOrDefault(key, 0L);
            }
        };
    }
}
