package org.waymark.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.settings.BadSetting;
import org.waymark.settings.StoreAway;
import org.waymark.storage.EvidenceStore.Found.Part;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Keeps evidence in an S3-compatible bucket. What arrives is a multipart upload; S3 takes no part of less than 5 MB but the
 * last, so what is left over of a piece lies as an object of its own, {@code incoming/<key>/<length>}, until the file is whole.
 */
class S3EvidenceStore implements EvidenceStore {

    static final int PART = 8 * 1024 * 1024;

    private static final String INCOMING = "incoming/";
    static final String NOTES = "notes/";
    private static final int BUFFER = 256 * 1024;

    /** 400 kbit/s, as ten films at once over a school's line may leave for each: slower is a store that hangs. */
    private static final int BYTES_A_SECOND = 50_000;

    /** Of a large file a store may make one for minutes; that it still works on it, it says meanwhile. */
    private static final Duration MAKES_WHOLE = Duration.ofMinutes(10);

    /** 416: nothing of what was asked for is there (RFC 9110, 15.5.17). */
    private static final int BEHIND_THE_END = 416;

    /** Request Timeout and Too Many Requests. */
    private static final Set<Integer> COME_BACK = Set.of(408, 429);

    /** A start, or a page of the operator, waits for it. */
    private static final Consumer<AwsRequestOverrideConfiguration.Builder> SOON =
            within -> within.apiCallAttemptTimeout(Duration.ofSeconds(2)).apiCallTimeout(Duration.ofSeconds(4));

    private final S3Client s3;
    private final String bucket;
    private final ScratchFiles scratch;
    private final Duration patience;

    S3EvidenceStore(S3Client s3, String bucket, ScratchFiles scratch) {
        this.s3 = s3;
        this.bucket = bucket;
        this.scratch = scratch;
        this.patience = s3.serviceClientConfiguration()
                .overrideConfiguration()
                .apiCallAttemptTimeout()
                .orElse(StorageConfiguration.PATIENCE);
    }

    @Override
    public String place() {
        return "the bucket " + bucket;
    }

    @Override
    public @Nullable String mark() throws IOException {
        return asked(() -> {
                    try {
                        return Optional.of(s3.getObjectAsBytes(
                                        of -> of.bucket(bucket).key(MARK).overrideConfiguration(SOON))
                                .asUtf8String()
                                .strip());
                    } catch (NoSuchKeyException none) {
                        return Optional.<String>empty();
                    }
                })
                .orElse(null);
    }

    @Override
    public void mark(String mark) throws IOException {
        asked(() -> s3.putObject(
                to -> to.bucket(bucket).key(MARK).overrideConfiguration(SOON), RequestBody.fromString(mark)));
    }

    /** A bucket that answers and refuses stays so until a person has changed a setting. */
    private <T> T asked(Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (S3Exception e) {
            if (e.statusCode() < 300 || e.statusCode() >= 500 || COME_BACK.contains(e.statusCode())) {
                throw new StoreAway(e);
            }
            throw new BadSetting("The bucket " + bucket + " refuses Waymark: it answers " + e.statusCode() + " "
                    + (e.awsErrorDetails() == null
                            ? ""
                            : Objects.toString(e.awsErrorDetails().errorCode(), ""))
                    + ". Look at WAYMARK_STORAGE_S3_BUCKET, _ENDPOINT, _REGION, _ACCESS_KEY and _SECRET_KEY, and let"
                    + " that key list, read, write and delete there.");
        } catch (SdkException e) {
            throw new StoreAway(e);
        }
    }

    @Override
    public void put(String key, InputStream content) throws IOException {
        StoreKey.checked(key);
        try (Piece piece = new Piece()) {
            piece.fill(content);
            if (!piece.full()) {
                call(() -> s3.putObject(
                        to -> to.bucket(bucket).key(key).overrideConfiguration(piece.patience()), piece.body()));
                return;
            }
            Growing file = begin(key);
            try {
                for (int part = 1; piece.size() > 0; part++) {
                    send(file, part, piece);
                    piece.fill(content);
                }
                complete(file);
            } catch (IOException | RuntimeException e) {
                abandon(file);
                throw e;
            }
        }
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        StoreKey.checked(key);
        return call(() -> {
            try {
                return new FromBucket(s3.getObject(of ->
                        of.bucket(bucket).key(key).range("bytes=" + from + "-" + (from + Math.max(1, length) - 1))));
            } catch (S3Exception e) {
                if (e.statusCode() == BEHIND_THE_END) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    @Override
    public void delete(String key) {
        StoreKey.checked(key);
        now(() -> s3.deleteObject(of -> of.bucket(bucket).key(key)));
    }

    @Override
    public Growing begin(String key) {
        StoreKey.checked(key);
        return new Growing(
                key,
                now(() -> s3.createMultipartUpload(to -> to.bucket(bucket).key(key))
                        .uploadId()));
    }

    @Override
    public void append(Growing file, long at, InputStream bytes, LongConsumer kept) throws IOException {
        int part = (int) (at / PART);
        int over = (int) (at % PART);
        try (Piece piece = new Piece()) {
            if (over > 0) {
                piece.fill(leftOver(file, at), over);
            }
            IOException brokenOff = null;
            do {
                try {
                    piece.fill(bytes);
                } catch (IOException e) {
                    brokenOff = e;
                }
                if (piece.full()) {
                    send(file, ++part, piece);
                    kept.accept((long) part * PART);
                } else if (piece.size() > 0 && (long) part * PART + piece.size() > at) {
                    long length = (long) part * PART + piece.size();
                    call(() -> s3.putObject(
                            to -> to.bucket(bucket)
                                    .key(leftOverKey(file, length))
                                    .overrideConfiguration(piece.patience()),
                            piece.body()));
                    kept.accept(length);
                    break;
                } else {
                    break;
                }
            } while (brokenOff == null);
            if (brokenOff != null) {
                throw brokenOff;
            }
        }
    }

    @Override
    public void finish(Growing file, long length) throws IOException {
        int over = (int) (length % PART);
        try {
            if (over > 0) {
                try (Piece piece = new Piece()) {
                    piece.fill(leftOver(file, length), over);
                    send(file, (int) (length / PART) + 1, piece);
                }
            }
            complete(file);
        } catch (NoSuchFileException | NoSuchUploadException e) {
            if (!isWhole(file.key(), length)) {
                throw e instanceof IOException io ? io : new IOException(e);
            }
        }
        forgetLeftOvers(file);
    }

    @Override
    public void abandon(Growing file) {
        if (file.handle() != null) {
            try {
                now(() -> s3.abortMultipartUpload(
                        of -> of.bucket(bucket).key(file.key()).uploadId(file.handle())));
            } catch (NoSuchUploadException gone) {
                // All the better.
            }
        }
        forgetLeftOvers(file);
    }

    @Override
    public void note(String name, String text) throws IOException {
        call(() -> s3.putObject(to -> to.bucket(bucket).key(NOTES + name), RequestBody.fromString(text)));
    }

    @Override
    public Optional<String> noted(String name) throws IOException {
        try {
            return Optional.of(call(
                    () -> s3.getObjectAsBytes(of -> of.bucket(bucket).key(NOTES + name))
                            .asUtf8String()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void forget(String name) throws IOException {
        call(() -> s3.deleteObject(of -> of.bucket(bucket).key(NOTES + name)));
    }

    @Override
    public void each(Consumer<Found> visitor) throws IOException {
        call(() -> {
            s3.listObjectsV2Paginator(of -> of.bucket(bucket).overrideConfiguration(lists())).contents().stream()
                    .map(S3EvidenceStore::found)
                    .filter(found -> StoreKey.isOne(found.key()))
                    .forEach(visitor);
            s3.listMultipartUploadsPaginator(of -> of.bucket(bucket).overrideConfiguration(lists())).uploads().stream()
                    .filter(upload -> StoreKey.isOne(upload.key()))
                    .forEach(upload -> visitor.accept(
                            new Found(upload.key(), 0, upload.initiated(), Part.GROWING, upload.uploadId())));
            return bucket;
        });
    }

    /** What is left over of a piece is a part of a file that grows. */
    private static Found found(S3Object object) {
        String key = object.key();
        return key.startsWith(INCOMING)
                ? new Found(
                        key.substring(INCOMING.length()).replaceFirst("/\\d+$", ""),
                        object.size(),
                        object.lastModified(),
                        Part.GROWING,
                        null)
                : new Found(key, object.size(), object.lastModified(), Part.WHOLE, null);
    }

    private void send(Growing file, int number, Piece piece) throws IOException {
        call(() -> s3.uploadPart(
                part -> part.bucket(bucket)
                        .key(file.key())
                        .uploadId(file.handle())
                        .partNumber(number)
                        .overrideConfiguration(piece.patience()),
                piece.body()));
        piece.empty();
    }

    private void complete(Growing file) throws IOException {
        List<CompletedPart> parts = call(() ->
                s3.listPartsPaginator(of -> of.bucket(bucket).key(file.key()).uploadId(file.handle())).parts().stream()
                        .map(part -> CompletedPart.builder()
                                .partNumber(part.partNumber())
                                .eTag(part.eTag())
                                .build())
                        .toList());
        call(() -> s3.completeMultipartUpload(of -> of.bucket(bucket)
                .key(file.key())
                .uploadId(file.handle())
                .multipartUpload(all -> all.parts(parts))
                .overrideConfiguration(patience(MAKES_WHOLE))));
    }

    private boolean isWhole(String key, long length) throws IOException {
        try {
            return call(() -> Objects.equals(
                    s3.headObject(of -> of.bucket(bucket).key(key)).contentLength(), length));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** By how long the file is with it: what a killed process left unrecorded is never taken for what was recorded. */
    private static String leftOverKey(Growing file, long length) {
        return INCOMING + file.key() + "/" + length;
    }

    private InputStream leftOver(Growing file, long length) throws IOException {
        return call(() -> new FromBucket(s3.getObject(of -> of.bucket(bucket).key(leftOverKey(file, length)))));
    }

    private void forgetLeftOvers(Growing file) {
        now(() -> {
            s3.listObjectsV2Paginator(of -> of.bucket(bucket).prefix(INCOMING + file.key() + "/"))
                    .contents()
                    .forEach(left -> s3.deleteObject(of -> of.bucket(bucket).key(left.key())));
            return bucket;
        });
    }

    /** One try and another. */
    private static AwsRequestOverrideConfiguration patience(Duration one) {
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(one)
                .apiCallTimeout(one.multipliedBy(2))
                .build();
    }

    /** A server over plain folders may walk them all for each page of a list: half a minute, as long as silence may last. */
    private AwsRequestOverrideConfiguration lists() {
        return patience(patience.multipliedBy(4));
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    /** A store that does not answer is a fault of reading and writing, as a full disk is; what S3 means by its own is not. */
    private static <T> T call(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (NoSuchUploadException e) {
            throw e;
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(e.getMessage());
        } catch (SdkException e) {
            throw new StoreAway(e);
        }
    }

    private static <T> T now(Call<T> call) {
        try {
            return call(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever reads tells a bucket that stopped on the way from a file that is broken. */
    private static final class FromBucket extends FilterInputStream {

        FromBucket(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException | SdkException e) {
                throw new StoreAway(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (IOException | SdkException e) {
                throw new StoreAway(e);
            }
        }
    }

    /** As much as goes in one part, in a temporary file: memory stays constant, however many arrive at once. */
    private class Piece implements AutoCloseable {

        private final Path file = scratch.fresh();
        private int size;

        Piece() throws IOException {}

        /** Takes from the stream what still has room. */
        void fill(InputStream from) throws IOException {
            byte[] buffer = new byte[BUFFER];
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                while (size < PART) {
                    int read = from.read(buffer, 0, Math.min(buffer.length, PART - size));
                    if (read < 0) {
                        return;
                    }
                    out.write(buffer, 0, read);
                    size += read;
                }
            }
        }

        /** Takes exactly this much, and closes the stream. */
        void fill(InputStream from, int length) throws IOException {
            try (from;
                    OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                byte[] bytes = from.readNBytes(length);
                if (bytes.length < length) {
                    throw new NoSuchFileException("what was left over of a piece");
                }
                out.write(bytes);
                size += length;
            }
        }

        boolean full() {
            return size == PART;
        }

        int size() {
            return size;
        }

        AwsRequestOverrideConfiguration patience() {
            return S3EvidenceStore.patience(patience.plusMillis(size * 1000L / BYTES_A_SECOND));
        }

        RequestBody body() {
            return RequestBody.fromFile(file);
        }

        void empty() throws IOException {
            Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING).close();
            size = 0;
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
