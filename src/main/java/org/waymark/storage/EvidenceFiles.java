package org.waymark.storage;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.apache.tika.Tika;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.jobs.DueJobs;

/** Evidence files: taken in after a look at their content, read, deleted. */
@Service
public class EvidenceFiles {

    /** A file must be smaller than this many bytes. */
    public static final long LIMIT = 50L * 1024 * 1024;

    private static final Set<String> ACCEPTED = Set.of("application/pdf", "image/png", "image/jpeg");

    /** As much as Tika asks for to tell a type. */
    private static final int HEAD = 64 * 1024;

    private final EvidenceStore store;
    private final DueJobs jobs;
    private final FileDeletion deletion;
    private final Tika tika = new Tika();

    EvidenceFiles(EvidenceStore store, DueJobs jobs, FileDeletion deletion) {
        this.store = store;
        this.jobs = jobs;
        this.deletion = deletion;
    }

    /**
     * Keeps a PDF, PNG or JPG; its type is found in its content, its name does not count.
     *
     * @throws RefusedFile when it is empty, too large or something else; nothing is kept then, nor when the
     *     running transaction rolls back
     */
    public StoredFile put(UUID district, InputStream content) {
        try {
            byte[] head = content.readNBytes(HEAD);
            if (head.length == 0) {
                throw new RefusedFile(RefusedFile.Reason.EMPTY);
            }
            String type = tika.detect(head);
            if (!ACCEPTED.contains(type)) {
                throw new RefusedFile(RefusedFile.Reason.WRONG_TYPE);
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Counted counted = new Counted(
                    new DigestInputStream(new SequenceInputStream(new ByteArrayInputStream(head), content), digest));
            String key = store.put(district, counted);
            keepOnlyWithTheTransaction(key);
            return new StoredFile(key, type, counted.count, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its bytes; the caller closes the stream. */
    public InputStream open(String key) {
        return store.open(key);
    }

    /** Deletes a file some time after the running transaction has committed. */
    public void forget(String key) {
        jobs.schedule(deletion, key, new FileDeletion.Order(key));
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

        private long count;

        Counted(InputStream in) {
            super(in);
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
            if (count >= LIMIT) {
                throw new RefusedFile(RefusedFile.Reason.TOO_LARGE);
            }
        }
    }
}
