package org.waymark.submission;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.settings.StoreAway;
import org.waymark.storage.ScratchFiles;

/**
 * A document without what it says of who wrote, changed and commented it, where and when: what its pages show stays. The kept
 * file is as it was brought, since that is the one a decision names by its fingerprint.
 */
final class UnsignedCopy {

    private static final Logger log = LoggerFactory.getLogger(UnsignedCopy.class);

    private static final long MOST_BYTES = 1024L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");
    private static final COSName LAST_MODIFIED = COSName.getPDFName("LastModified");

    /** One takes memory; two at once is what a small machine has. */
    private static final Semaphore TURNS = new Semaphore(2);

    private UnsignedCopy() {}

    static boolean of(String mediaType) {
        return mediaType.equals("application/pdf") || zipped(mediaType);
    }

    private static boolean zipped(String mediaType) {
        return mediaType.startsWith("application/vnd.openxmlformats")
                || mediaType.startsWith("application/vnd.oasis.opendocument");
    }

    /**
     * Writes one.
     *
     * @throws NotUnsigned where the file is none that can be read, as with a password, or too many are asked for at once
     */
    static void write(
            String mediaType, Supplier<InputStream> bytes, Path to, CleanPictures pictures, ScratchFiles scratch) {
        takeTurn();
        try {
            Path copy = scratch.fresh();
            try {
                try (InputStream in = bytes.get()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                Deadline deadline = Deadline.in(LONGEST);
                try (OutputStream out = new Bounded(new BufferedOutputStream(Files.newOutputStream(to)), deadline)) {
                    if (zipped(mediaType)) {
                        office(copy, out, pictures, scratch, deadline);
                    } else {
                        pdf(copy, out, scratch, deadline);
                    }
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            StoreAway.rethrow(unreadable);
            log.info(
                    "A file of type {} is not handed out: {}",
                    mediaType,
                    unreadable.getClass().getSimpleName());
            throw new NotUnsigned(false);
        } finally {
            TURNS.release();
        }
    }

    private static void takeTurn() {
        try {
            if (TURNS.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotUnsigned(true);
    }

    private static void office(
            Path file, OutputStream out, CleanPictures pictures, ScratchFiles scratch, Deadline deadline)
            throws IOException {
        try (UnsignedOffice office = new UnsignedOffice(file, MOST_BYTES, pictures, scratch, deadline)) {
            office.write(out);
        }
    }

    private static void pdf(Path file, OutputStream out, ScratchFiles scratch, Deadline deadline) throws IOException {
        try (PDDocument document = Loader.loadPDF(
                new InTime(file, deadline),
                MemoryUsageSetting.setupTempFileOnly()
                        .setTempDir(scratch.folder().toFile())
                        .streamCache)) {
            unsign(document, deadline);
            document.save(out);
        }
    }

    private static void unsign(PDDocument document, Deadline deadline) throws IOException {
        document.setAllSecurityToBeRemoved(true);
        document.setDocumentInformation(new PDDocumentInformation());
        COSDocument all = document.getDocument();
        // Pictures, forms and pages each may have a description of their own; comments name who made them.
        for (COSObjectKey key : List.copyOf(all.getXrefTable().keySet())) {
            deadline.check();
            COSObject object = all.getObjectFromPool(key);
            if (object != null) {
                unsign(object.getObject());
            }
        }
        document.getPages().forEach(page -> unsignAll(page.getCOSObject()));
    }

    private static void unsignAll(COSDictionary page) {
        unsign(page);
        if (page.getDictionaryObject(COSName.ANNOTS) instanceof Iterable<?> annotations) {
            for (Object each : annotations) {
                unsign(each instanceof COSObject reference ? reference.getObject() : (COSBase) each);
            }
        }
    }

    private static void unsign(COSBase part) {
        if (part instanceof COSDictionary dictionary) {
            dictionary.removeItem(COSName.METADATA);
            dictionary.removeItem(PIECE_INFO);
            dictionary.removeItem(LAST_MODIFIED);
            COSName kind = dictionary.getCOSName(COSName.SUBTYPE);
            // A comment has a place on its page; in a field of a form the same letter names the field.
            if (dictionary.containsKey(COSName.RECT) && !COSName.WIDGET.equals(kind)) {
                dictionary.removeItem(COSName.T);
                dictionary.removeItem(COSName.M);
                dictionary.removeItem(COSName.CREATION_DATE);
            }
        }
    }

    /** Looks at the clock with each reading. */
    private static final class InTime extends RandomAccessReadBufferedFile {

        private final Deadline deadline;

        InTime(Path file, Deadline deadline) throws IOException {
            super(file.toFile());
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            deadline.check();
            return super.read();
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            deadline.check();
            return super.read(to, from, length);
        }
    }

    /** Breaks off what comes to more than any document has, or takes longer. */
    private static final class Bounded extends FilterOutputStream {

        private final Deadline deadline;
        private long left = MOST_BYTES;

        Bounded(OutputStream out, Deadline deadline) {
            super(out);
            this.deadline = deadline;
        }

        @Override
        public void write(int letter) throws IOException {
            take(1);
            out.write(letter);
        }

        @Override
        public void write(byte[] letters, int offset, int length) throws IOException {
            take(length);
            out.write(letters, offset, length);
        }

        private void take(int length) throws IOException {
            deadline.check();
            left -= length;
            if (left < 0) {
                throw new IOException("a document that is larger than any");
            }
        }
    }
}
