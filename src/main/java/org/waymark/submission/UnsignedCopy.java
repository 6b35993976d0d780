package org.waymark.submission;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.storage.ScratchFiles;

/**
 * A document without what it says of who wrote, changed and commented it, where and when: what its pages show stays. The kept
 * file is as it was brought, since that is the one a decision names by its fingerprint.
 */
final class UnsignedCopy {

    private static final Logger log = LoggerFactory.getLogger(UnsignedCopy.class);

    private static final long LARGEST_PART = 16L * 1024 * 1024;
    private static final long MOST_BYTES = 1024L * 1024 * 1024;
    private static final int MOST_PARTS = 5_000;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Parts of an office file that say nothing but about it, and what stands there instead. */
    private static final Map<String, String> ABOUT = Map.of(
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>",
            "docProps/app.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>",
            "docProps/custom.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>",
            "meta.xml",
            "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " office:version=\"1.2\"><office:meta/></office:document-meta>");

    private static final Pattern SPOKEN =
            Pattern.compile("word/.*\\.xml|ppt/(comments.*|commentAuthors|authors|slides/.*)\\.xml|"
                    + "xl/(comments.*|threadedComments/.*|persons/.*|revisions/.*|workbook)\\.xml|"
                    + "content\\.xml|styles\\.xml|settings\\.xml");

    /** Who commented or changed something, in the words of Word, PowerPoint, Excel and of open documents. */
    private static final List<Pattern> PERSONS = List.of(
            Pattern.compile(
                    "(\\b(?:\\w+:)?(?:author|initials|userName|lastModifiedBy|displayName|userId)=)([\"'])[^\"'<]*\\2"),
            Pattern.compile("((?:<p:cmAuthor|<p188:author)\\b[^>]*?\\bname=)([\"'])[^\"'<]*\\2"));

    private static final Pattern NAMED = Pattern.compile(
            "(<(author|dc:creator|meta:creator-initials|loext:sender-initials|meta:initial-creator)\\b[^>]*>)[^<]*(</\\2>)");

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

    /** Writes one; false where the file is none that can be read, as with a password. */
    static boolean write(String mediaType, Supplier<InputStream> bytes, Path to, ScratchFiles scratch) {
        TURNS.acquireUninterruptibly();
        try {
            if (zipped(mediaType)) {
                office(bytes, to);
            } else {
                pdf(bytes, to, scratch);
            }
            return true;
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            log.info(
                    "A file of type {} is handed out as it is: {}",
                    mediaType,
                    unreadable.getClass().getSimpleName());
            return false;
        } finally {
            TURNS.release();
        }
    }

    private static void pdf(Supplier<InputStream> bytes, Path to, ScratchFiles scratch) throws IOException {
        Path copy = scratch.fresh();
        try {
            try (InputStream in = bytes.get()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            try (PDDocument document = Loader.loadPDF(
                    copy.toFile(),
                    MemoryUsageSetting.setupTempFileOnly()
                            .setTempDir(scratch.folder().toFile())
                            .streamCache)) {
                unsign(document);
                try (OutputStream out = new Bounded(new BufferedOutputStream(Files.newOutputStream(to)))) {
                    document.save(out);
                }
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void unsign(PDDocument document) {
        document.setAllSecurityToBeRemoved(true);
        document.setDocumentInformation(new PDDocumentInformation());
        COSDocument all = document.getDocument();
        // Pictures, forms and pages each may have a description of their own; comments name who made them.
        for (COSObjectKey key : List.copyOf(all.getXrefTable().keySet())) {
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

    private static void office(Supplier<InputStream> bytes, Path to) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new BufferedInputStream(bytes.get()));
                ZipOutputStream out = new ZipOutputStream(
                        new Bounded(new BufferedOutputStream(Files.newOutputStream(to))), StandardCharsets.UTF_8)) {
            int parts = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++parts > MOST_PARTS) {
                    throw new IOException("an office file of very many parts");
                }
                part(entry, in, out);
            }
            if (parts == 0) {
                throw new IOException("an office file that is no zip");
            }
        }
    }

    private static void part(ZipEntry entry, InputStream in, ZipOutputStream out) throws IOException {
        String name = entry.getName();
        ZipEntry written = new ZipEntry(name);
        written.setTimeLocal(NO_TIME);
        byte[] content = null;
        if (ABOUT.containsKey(name)) {
            content = ABOUT.get(name).getBytes(StandardCharsets.UTF_8);
        } else if (name.equals("mimetype") || SPOKEN.matcher(name).matches()) {
            content = in.readNBytes((int) LARGEST_PART);
            if (in.read() >= 0) {
                throw new IOException("a part of an office file is very long");
            }
            content = name.equals("mimetype") ? content : unsigned(content);
        }
        if (name.equals("mimetype") && content != null) {
            // Comes first and is not packed, so that a program knows the file by its beginning.
            CRC32 sum = new CRC32();
            sum.update(content);
            written.setMethod(ZipEntry.STORED);
            written.setSize(content.length);
            written.setCrc(sum.getValue());
        }
        out.putNextEntry(written);
        if (content != null) {
            out.write(content);
        } else {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    private static byte[] unsigned(byte[] part) throws IOException {
        String xml = new String(part, StandardCharsets.UTF_8);
        if (xml.startsWith("\ufffd") || xml.contains("encoding=\"UTF-16")) {
            throw new IOException("a part of an office file is not in UTF-8");
        }
        for (Pattern person : PERSONS) {
            xml = person.matcher(xml).replaceAll("$1$2-$2");
        }
        Matcher named = NAMED.matcher(xml);
        return named.replaceAll("$1-$3").getBytes(StandardCharsets.UTF_8);
    }

    /** Breaks off what unpacks to more than any document has. */
    private static final class Bounded extends FilterOutputStream {

        private long left = MOST_BYTES;

        Bounded(OutputStream out) {
            super(out);
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
            left -= length;
            if (left < 0) {
                throw new IOException("a document that is larger than any");
            }
        }
    }
}
