package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.settings.WaymarkSettings;

/** The bytes of evidence as they lie in the folder or the bucket, for backup and restore alone. */
@Lazy
@Component
public class KeptFiles {

    private static final Logger log = LoggerFactory.getLogger(KeptFiles.class);

    /** Under which name an archive holds them. */
    public static final String FOLDER = "files/";

    private final EvidenceStore store;
    private final boolean inBucket;

    @Autowired
    KeptFiles(WaymarkSettings waymark, StorageSettings storage) {
        this.inBucket = storage.s3().chosen();
        this.store = StorageConfiguration.store(
                waymark, storage, new ScratchFiles(waymark.dataDir().resolve("scratch")));
    }

    private KeptFiles(Path folder) {
        this.store = new DiskEvidenceStore(folder);
        this.inBucket = false;
    }

    /** Those in a data folder, wherever new ones go. */
    public static KeptFiles inFolder(Path dataDir) {
        return new KeptFiles(folder(dataDir));
    }

    private static Path folder(Path dataDir) {
        return dataDir.resolve("evidence").toAbsolutePath().normalize();
    }

    public boolean inBucket() {
        return inBucket;
    }

    /** Where they are, for a sentence to the operator. */
    public String place() {
        return store.place();
    }

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    public InputStream open(String key, long length) throws IOException {
        return store.open(key, 0, length);
    }

    /** Keeps a file whole or not at all. */
    public void put(String key, InputStream content) throws IOException {
        store.put(StoreKey.checked(key), content);
    }

    /**
     * From now on it is that database's and no other's: what was brought back here is a place of its own. Where it cannot be
     * marked just now, the next start does it.
     */
    public void belongTo(DataSource database) {
        String mark = EvidencePlace.another(JdbcClient.create(database));
        try {
            store.mark(mark);
        } catch (IOException e) {
            log.warn("{} could not be marked yet: {}", store.place(), e.toString());
        }
    }

    public boolean isEmpty() throws IOException {
        AtomicBoolean empty = new AtomicBoolean(true);
        store.each(found -> empty.set(false));
        return empty.get();
    }
}
