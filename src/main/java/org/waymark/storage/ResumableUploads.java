package org.waymark.storage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import me.desair.tus.server.TusFileUploadService;
import me.desair.tus.server.upload.UploadId;
import me.desair.tus.server.upload.UploadIdFactory;
import me.desair.tus.server.upload.UploadLock;
import me.desair.tus.server.upload.UploadLockingService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.waymark.storage.Arrivals.Turn;
import org.waymark.storage.Arrivals.Whose;

/**
 * Speaks tus 1.0 (core, creation, termination) at addresses that end in {@code /uploads} and {@code /uploads/<id>}. Whoever
 * calls has checked who may.
 */
@Component
public class ResumableUploads {

    private final Arrivals arrivals;
    private final EvidenceFiles files;

    ResumableUploads(Arrivals arrivals, EvidenceFiles files) {
        this.arrivals = arrivals;
        this.files = files;
    }

    /** What a request that announces an upload says about the file. */
    public static Map<String, String> facts(HttpServletRequest request) {
        String metadata = request.getHeader("Upload-Metadata");
        return TusStorage.facts(metadata == null ? "" : metadata);
    }

    /** Announces an upload; the answer has its address. */
    public void announce(HttpServletRequest request, HttpServletResponse response, Whose whose) throws IOException {
        tus(new TusStorage(arrivals, whose, null, null)).process(new Plain(request), response);
    }

    /**
     * Serves a request about one upload.
     *
     * @param taken given the file once it is whole, under the lock of this upload
     * @return false where there is no such upload
     * @throws RefusedFile when it is whole and is not taken
     */
    public boolean serve(
            HttpServletRequest request,
            HttpServletResponse response,
            Whose whose,
            UUID upload,
            BiConsumer<Arrival, StoredFile> taken)
            throws IOException {
        try (Turn turn = arrivals.turn(upload, whose.district()).orElse(null)) {
            Arrivals.Row row = arrivals.find(upload, whose).orElse(null);
            if (row == null) {
                return false;
            }
            if (turn == null) {
                later(response);
                return true;
            }
            boolean ends = "DELETE".equals(request.getMethod());
            RefusedFile.Reason refused = row.arrival().refused();
            if (refused != null && !ends) {
                throw new RefusedFile(refused);
            }
            TusStorage storage = new TusStorage(arrivals, whose, turn, row);
            tus(storage).process(new Plain(request), response);
            return ends || takeIfWhole(storage.row(), turn, taken);
        } catch (ShorterFile shorter) {
            // Asked again, it tells how much is there.
            response.reset();
            later(response);
            return true;
        }
    }

    private static void later(HttpServletResponse response) {
        response.setHeader("Tus-Resumable", TusFileUploadService.TUS_API_VERSION);
        response.setStatus(HttpStatus.LOCKED.value());
    }

    /** Finishes what was whole when a process died. */
    public void takeLeftBehind(BiConsumer<Arrival, StoredFile> taken) {
        arrivals.takeLeftBehind((row, turn) -> {
            try {
                takeIfWhole(row, turn, taken);
            } catch (RefusedFile refused) {
                // Its row says so, and the page of its owner.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** False where somebody has forgotten it meanwhile. */
    private boolean takeIfWhole(Arrivals.Row row, Turn turn, BiConsumer<Arrival, StoredFile> taken) throws IOException {
        if (!row.arrival().untaken()) {
            return true;
        }
        try {
            taken.accept(row.arrival(), arrivals.take(row, turn));
            return true;
        } catch (RefusedFile refused) {
            arrivals.refuse(row, refused.reason());
            throw refused;
        } catch (Arrivals.UploadGone gone) {
            arrivals.forgetUnlessTaken(row);
            return false;
        }
    }

    private TusFileUploadService tus(TusStorage storage) {
        return new TusFileUploadService()
                .withUploadUri("/[^?]*/uploads")
                .withMaxUploadSize(files.largest())
                .withUploadStorageService(storage)
                .withUploadLockingService(new NoLocks())
                // Nobody asks for these, and what is not there cannot be misused.
                .disableTusExtension("checksum")
                .disableTusExtension("expiration")
                .disableTusExtension("concatenation");
    }

    /** The method is the one that was checked, and a charset of a stream of bytes, which some add, means nothing. */
    private static class Plain extends HttpServletRequestWrapper {

        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            if (value == null || name.equalsIgnoreCase("X-HTTP-Method-Override")) {
                return null;
            }
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? value.replaceFirst("\\s*;.*", "") : value;
        }
    }

    /** The library would answer a locked upload with 200; a request has its {@link Turn} before the library sees it. */
    private static class NoLocks implements UploadLockingService {

        @Override
        public UploadLock lockUploadByUri(String uri) {
            return new UploadLock() {
                @Override
                public String getUploadUri() {
                    return uri;
                }

                @Override
                public void release() {}

                @Override
                public void close() {}
            };
        }

        @Override
        public void cleanupStaleLocks() {}

        @Override
        public boolean isLocked(UploadId id) {
            return false;
        }

        @Override
        public void setIdFactory(UploadIdFactory factory) {}
    }
}
