package org.waymark.submission.students;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.RefusedFile;
import org.waymark.storage.ScratchFiles;
import org.waymark.storage.StoredFile;
import org.waymark.submission.CleanPictures;

/** Keeps of a picture what it shows, upright, and nothing of where, when, with what and by whom it was taken. */
@Component
class PictureCleaning implements CleanPictures {

    private static final Logger log = LoggerFactory.getLogger(PictureCleaning.class);

    private final EvidenceFiles files;
    private final ScratchFiles scratch;

    PictureCleaning(EvidenceFiles files, ScratchFiles scratch) {
        this.files = files;
        this.scratch = scratch;
    }

    @Override
    public StoredFile clean(StoredFile file, DistrictId district) {
        PictureFormat format = PictureFormat.of(file.mediaType());
        if (format == null) {
            return file;
        }
        try {
            Path clean = scratch.fresh();
            try {
                return kept(file, format, clean, district);
            } finally {
                Files.deleteIfExists(clean);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void copy(String mediaType, Path picture, OutputStream out) throws IOException {
        PictureFormat format = PictureFormat.of(mediaType);
        if (format == null) {
            Files.copy(picture, out);
        } else {
            format.copyWithoutMetadata(() -> new BufferedInputStream(Files.newInputStream(picture)), out);
        }
    }

    private StoredFile kept(StoredFile file, PictureFormat format, Path clean, DistrictId district) throws IOException {
        boolean changed;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(clean))) {
            changed = format.copyWithoutMetadata(() -> new BufferedInputStream(files.open(file.key())), out);
        } catch (DamagedPicture damaged) {
            throw new RefusedFile(RefusedFile.Reason.CORRUPT);
        }
        if (!changed) {
            return file;
        }
        try (InputStream in = Files.newInputStream(clean)) {
            StoredFile kept = files.put(district.id(), "picture", in);
            log.info("A picture of {} bytes is kept without what it said of itself", file.bytes());
            return kept;
        }
    }
}
