package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Where the bytes lie: a folder, or an S3-compatible bucket. Keys are those of {@link StoreKey}. */
interface EvidenceStore {

    /**
     * A file that arrives in pieces.
     *
     * @param handle what the store goes on with, if it needs to remember anything
     */
    record Growing(String key, @Nullable String handle) {}

    /** Something that lies in the store. */
    record Found(
            String key,
            long bytes,
            Instant at,
            Part part,
            @Nullable String handle) {
        enum Part {
            WHOLE,
            /** What has arrived of a file that is not whole yet. */
            GROWING
        }
    }

    /** Under this name lies what tells one store from another, beside the evidence. */
    String MARK = "waymark-store";

    /** Where it is, for a sentence to the operator. */
    String place();

    /**
     * What tells it from every other; null where nobody has marked it.
     *
     * @throws IOException where it does not answer within seconds
     * @throws org.waymark.settings.BadSetting where it answers and refuses us
     */
    @Nullable
    String mark() throws IOException;

    void mark(String mark) throws IOException;

    /** Keeps a stream whole or not at all; when this returns, the bytes survive a power cut. */
    void put(String key, InputStream content) throws IOException;

    /**
     * Its bytes from this place on; the caller closes the stream.
     *
     * @param length how many the caller will read; a file may have more
     */
    InputStream open(String key, long from, long length) throws IOException;

    /** Deletes it, if it is there. */
    void delete(String key);

    /** Begins a file that arrives in pieces, on whichever nodes. */
    Growing begin(String key);

    /**
     * Adds to it at a place; what an interrupted try has left beyond that place is overwritten.
     *
     * @param kept told how long the file is, each time more of it is in the store
     * @throws IOException when the stream breaks off; what has come until then is kept
     */
    void append(Growing file, long at, InputStream bytes, LongConsumer kept) throws IOException;

    /**
     * Makes it whole; without effect when it is. When this returns, the bytes survive a power cut.
     *
     * @throws ShorterFile when less of it is here, and it can go on from there
     */
    void finish(Growing file, long length) throws IOException;

    /** Forgets a file that will not become whole. */
    void abandon(Growing file);

    /** Writes a word beside the files, over the last one of this name. */
    void note(String name, String text) throws IOException;

    Optional<String> noted(String name) throws IOException;

    void forget(String name) throws IOException;

    /** All files that lie in the store; of what is whole, usually, in the order of the keys. */
    void each(Consumer<Found> visitor) throws IOException;
}
