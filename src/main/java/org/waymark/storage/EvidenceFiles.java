package org.waymark.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueJobs;
import org.waymark.storage.RefusedFile.Reason;

/** Evidence files: taken in after a look at their content, read, deleted. Each has a row that says what it is. */
@Service
public class EvidenceFiles {

    private final EvidenceStore store;
    private final FileCheck check;
    private final StorageSettings settings;
    private final VirusScan scan;
    private final FileDeletion deletion;
    private final DueJobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceFiles(
            EvidenceStore store,
            FileCheck check,
            StorageSettings settings,
            VirusScan scan,
            FileDeletion deletion,
            DueJobs jobs,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.check = check;
        this.settings = settings;
        this.scan = scan;
        this.deletion = deletion;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A file may have this many bytes. */
    public long largest() {
        return settings.maxFileSize().toBytes();
    }

    /** What one person may keep in all, in bytes. */
    public long personQuota() {
        return settings.personQuota().toBytes();
    }

    /**
     * Whether a file may come at all, before its bytes do.
     *
     * @param name as the sender calls it
     * @param used what the person keeps already, uploads under way included
     * @throws RefusedFile when it may not
     */
    public void admit(String name, long bytes, long used, UUID district) {
        if (bytes <= 0) {
            throw new RefusedFile(Reason.EMPTY);
        }
        if (bytes > largest()) {
            throw new RefusedFile(Reason.TOO_LARGE, largest());
        }
        FileCheck.name(name);
        if (used + bytes > personQuota()) {
            throw new RefusedFile(Reason.PERSON_FULL, used, personQuota());
        }
        long most = settings.districtQuota() == null
                ? Long.MAX_VALUE
                : settings.districtQuota().toBytes();
        if (most < Long.MAX_VALUE && usedBy(district) + bytes > most) {
            throw new RefusedFile(Reason.DISTRICT_FULL, most);
        }
    }

    private long usedBy(UUID district) {
        return jdbc.sql("select coalesce(sum(f.byte_count), 0) + (select coalesce(sum(a.byte_count), 0)"
                        + " from arriving_file a where a.district_id = :district and a.taken_at is null)"
                        + " from stored_file f where f.district_id = :district and f.state <> 'INFECTED'")
                .param("district", district)
                .query(Long.class)
                .single();
    }

    /**
     * Keeps a file; its type is found in its content. Best called outside a transaction, which would hold a connection as
     * long as the bytes come; it makes a short one for its row.
     *
     * @param name as the sender calls it
     * @throws RefusedFile when it is not taken; nothing is kept then, nor when a running transaction rolls back
     */
    public StoredFile put(UUID district, String name, InputStream content) {
        String key = StoreKey.fresh(district);
        try {
            MessageDigest digest = sha256();
            Counted counted = new Counted(new DigestInputStream(content, digest), largest());
            store.put(key, counted);
            keepOnlyWithTheTransaction(key);
            try {
                String type = check.typeOf(name, bytes(key, counted.count));
                StoredFile file =
                        new StoredFile(key, type, counted.count, HexFormat.of().formatHex(digest.digest()));
                transaction.executeWithoutResult(status -> keep(district, file));
                return file;
            } catch (IOException | RuntimeException e) {
                store.delete(key);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a file that lies in the store its row; where viruses are looked for, that is due from now on. */
    void keep(UUID district, StoredFile file) {
        jdbc.sql("insert into stored_file (storage_key, district_id, media_type, byte_count, sha256, state, added_at)"
                        + " values (:key, :district, :type, :bytes, :sha256, :state, :now)")
                .param("key", file.key())
                .param("district", district)
                .param("type", file.mediaType())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("state", (settings.clamav().chosen() ? FileState.WAITING : FileState.SAFE).name())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (settings.clamav().chosen()) {
            jobs.schedule(scan, file.key(), new VirusScan.Order(file.key()));
        }
    }

    /** What is known of these files; of a file that is gone, nothing. */
    public Map<String, FileState> states(Collection<String> keys, UUID district) {
        Map<String, FileState> states = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql(
                            "select storage_key, state from stored_file where district_id = :district and storage_key in (:keys)")
                    .param("district", district)
                    .param("keys", keys)
                    .query((row, n) -> states.put(row.getString(1), FileState.valueOf(row.getString(2))))
                    .list();
        }
        return states;
    }

    /** Its bytes; the caller closes the stream. */
    public InputStream open(String key) {
        return open(key, 0, Long.MAX_VALUE / 2);
    }

    /** Its bytes from a place on, of which the caller reads this many and closes the stream. */
    public InputStream open(String key, long from, long length) {
        try {
            return store.open(key, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file some time after the running transaction has committed. */
    public void forget(String key) {
        jobs.schedule(deletion, key, new FileDeletion.Order(key));
    }

    FileCheck.Bytes bytes(String key, long length) {
        return new FileCheck.Bytes() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream from(long place) throws IOException {
                return length == 0 ? InputStream.nullInputStream() : store.open(key, place, length - place);
            }
        };
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a rolled back transaction brought in is not kept. */
    private void keepOnlyWithTheTransaction(String key) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        store.delete(key);
                    }
                }
            });
        }
    }

    /** Counts, and stops at the limit. */
    private static class Counted extends FilterInputStream {

        private final long most;
        private long count;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            count += more;
            if (count > most) {
                throw new RefusedFile(Reason.TOO_LARGE, most);
            }
        }
    }
}
