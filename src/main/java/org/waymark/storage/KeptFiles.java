package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.waymark.settings.WaymarkSettings;

/** The bytes of evidence as they lie in the folder or the bucket, for backup and restore alone. */
@Lazy
@Component
public class KeptFiles {

    /** Under which name an archive holds them. */
    public static final String FOLDER = "files/";

    private final EvidenceStore store;
    private final boolean inBucket;
    private final String place;

    @Autowired
    KeptFiles(WaymarkSettings waymark, StorageSettings storage) {
        this.inBucket = storage.s3().chosen();
        this.store = StorageConfiguration.store(
                waymark, storage, new ScratchFiles(waymark.dataDir().resolve("scratch")));
        this.place = inBucket ? "the bucket " + storage.s3().bucket() : "the folder " + folder(waymark.dataDir());
    }

    private KeptFiles(Path folder) {
        this.store = new DiskEvidenceStore(folder);
        this.inBucket = false;
        this.place = "the folder " + folder;
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
        return place;
    }

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    public InputStream open(String key, long length) throws IOException {
        return store.open(key, 0, length);
    }

    /** Keeps a file whole or not at all. */
    public void put(String key, InputStream content) throws IOException {
        store.put(StoreKey.checked(key), content);
    }

    public boolean isEmpty() throws IOException {
        AtomicBoolean empty = new AtomicBoolean(true);
        store.each(found -> empty.set(false));
        return empty.get();
    }
}
