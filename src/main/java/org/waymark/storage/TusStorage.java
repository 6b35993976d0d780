package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadInfo;
import me.desair.tus.server.upload.UploadLockingService;
import me.desair.tus.server.upload.UploadStorageService;
import me.desair.tus.server.upload.concatenation.UploadConcatenationService;
import org.jspecify.annotations.Nullable;
import org.waymark.storage.Arrivals.Turn;
import org.waymark.storage.Arrivals.Whose;

/** What the tus library asks of a storage, answered for one request out of {@link Arrivals}. */
class TusStorage implements UploadStorageService {

    private final Arrivals arrivals;
    private final Whose whose;
    private final @Nullable Turn turn;
    private Arrivals.@Nullable Row row;
    private @Nullable UploadIdFactory ids;
    private @Nullable Long most;

    /**
     * For one request.
     *
     * @param turn at the upload that the request names; none where it announces one
     * @param row of that upload, which nobody else changes meanwhile
     */
    TusStorage(Arrivals arrivals, Whose whose, @Nullable Turn turn, Arrivals.@Nullable Row row) {
        this.arrivals = arrivals;
        this.whose = whose;
        this.turn = turn;
        this.row = row;
    }

    /** The row as it is now. */
    Arrivals.Row row() {
        return Objects.requireNonNull(row);
    }

    /** What the sender says in Upload-Metadata (tus 1.0, Creation): pairs of a name and a value in Base64. */
    static Map<String, String> facts(String metadata) {
        UploadInfo info = new UploadInfo();
        info.setEncodedMetadata(metadata);
        Map<String, String> facts = info.getMetadata();
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    @Override
    public UploadInfo create(UploadInfo info, @Nullable String ownerKey) {
        row = arrivals.begin(whose, info.getLength(), Objects.requireNonNullElse(info.getEncodedMetadata(), ""));
        return info(row);
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(String url, @Nullable String ownerKey) {
        UploadId id = Objects.requireNonNull(ids).readUploadId(url);
        return id == null ? null : getUploadInfo(id);
    }

    @Override
    public @Nullable UploadInfo getUploadInfo(UploadId id) {
        return row != null && row.arrival().id().equals(id.getOriginalObject()) ? info(row) : null;
    }

    @Override
    public UploadInfo append(UploadInfo upload, InputStream bytes) throws IOException {
        row = arrivals.append(row(), Objects.requireNonNull(turn), bytes);
        return info(row);
    }

    @Override
    public void terminateUpload(UploadInfo upload) {
        arrivals.drop((UUID) upload.getId().getOriginalObject(), whose);
    }

    private static UploadInfo info(Arrivals.Row row) {
        UploadInfo info = new UploadInfo();
        info.setId(new UploadId(row.arrival().id()));
        info.setLength(row.arrival().bytes());
        info.setOffset(row.arrival().received());
        info.setEncodedMetadata(row.metadata());
        return info;
    }

    @Override
    public String getUploadUri() {
        return Objects.requireNonNull(ids).getUploadUri();
    }

    @Override
    public void setMaxUploadSize(Long bytes) {
        most = bytes;
    }

    @Override
    public long getMaxUploadSize() {
        return most == null ? 0 : most;
    }

    @Override
    public void setIdFactory(UploadIdFactory factory) {
        ids = factory;
    }

    /** A broken-off piece is kept as far as it came: the row says how far, and nothing is taken back. */
    @Override
    public void removeLastNumberOfBytes(UploadInfo upload, long bytes) {}

    /** Its row was written when its bytes were. */
    @Override
    public void update(UploadInfo upload) {}

    @Override
    public @Nullable Long getUploadExpirationPeriod() {
        return null;
    }

    @Override
    public void setUploadExpirationPeriod(@Nullable Long period) {}

    @Override
    public InputStream getUploadedBytes(String url, @Nullable String ownerKey) {
        throw new UnsupportedOperationException("files are served elsewhere");
    }

    @Override
    public InputStream getUploadedBytes(UploadId id) {
        throw new UnsupportedOperationException("files are served elsewhere");
    }

    @Override
    public void copyUploadTo(UploadInfo info, OutputStream out) {
        throw new UnsupportedOperationException("files are served elsewhere");
    }

    @Override
    public void cleanupExpiredUploads(UploadLockingService locks) {
        throw new UnsupportedOperationException("a daily job does that");
    }

    @Override
    public void setUploadConcatenationService(@Nullable UploadConcatenationService service) {}

    @Override
    public UploadConcatenationService getUploadConcatenationService() {
        throw new UnsupportedOperationException("uploads are not joined");
    }
}
