package org.waymark.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileCacheImageInputStream;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.settings.NoRoom;
import org.waymark.storage.RefusedFile.Reason;

/**
 * Tells by its content what a file is, and refuses what cannot be read, could act, or would burst whoever opens it. Nothing
 * is decoded or unpacked to anywhere, and no more than a little of it is in memory.
 */
@Component
class FileCheck {

    /** As much as Tika asks for to tell a type. */
    private static final int HEAD = 64 * 1024;

    private static final int BLOCK = 256 * 1024;

    /** The largest cameras of phones take 200 million. */
    private static final long MOST_PIXELS = 300_000_000;

    private static final Set<String> ACTIVE_TYPES = Set.of(
            "text/html",
            "application/xhtml+xml",
            "image/svg+xml",
            "application/xml",
            "text/xml",
            "application/javascript",
            "text/javascript",
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-object",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/java-vm",
            "application/java-archive",
            "application/x-sh",
            "application/x-bat",
            "application/x-shockwave-flash",
            "application/x-ms-shortcut",
            "application/x-ms-installer",
            "application/x-msi",
            "application/hta",
            "text/x-python",
            "text/x-perl",
            "text/x-php",
            "text/x-ruby");

    /** What a name must not end with: a computer would run such a file, or a browser act on it, whatever is in it. */
    private static final Pattern ACTIVE_NAME = Pattern.compile(
            ".*\\.(x?html?|xht|mht(ml)?|svgz?|xml|xsl[t]?|js|mjs|wasm|exe|com|scr|pif|bat|cmd|ps1|psm1|vb[se]?|ws[fh]?|"
                    + "hta|cpl|msi|msp|reg|lnk|url|jar|jnlp|class|apk|ipa|app|dmg|pkg|deb|rpm|sh|bash|py|pl|rb|php|swf|"
                    + "do[ct]m|xl[st]m|xlam|xll|pp[ts]m|potm|ppam|sldm|command|desktop|iso|img|vhdx?)");

    private static final Map<String, String> RENAMED = Map.of(
            "application/mp4", "video/mp4",
            "video/x-m4v", "video/mp4",
            "audio/x-m4a", "audio/mp4",
            "audio/x-wav", "audio/wav",
            "audio/vnd.wave", "audio/wav",
            "audio/vorbis", "audio/ogg",
            "audio/flac", "audio/x-flac",
            "video/3gpp2", "video/3gpp",
            "application/x-matroska", "video/x-matroska",
            "image/heic-sequence", "image/heic");

    private static final Pattern PDF_LOCKED = Pattern.compile("/Encrypt\\s*(\\d+\\s+\\d+\\s+R|<<)");

    private final Tika tika = new Tika();
    private final ScratchFiles scratch;

    FileCheck(ScratchFiles scratch) {
        this.scratch = scratch;
    }

    /** Where the bytes of a file are. */
    interface Bytes {
        long length();

        /** From this place on; the caller closes it. */
        InputStream from(long place) throws IOException;
    }

    /** @throws RefusedFile for a name that says what we would not take */
    static void name(String name) {
        if (ACTIVE_NAME.matcher(name.toLowerCase(Locale.ROOT).strip()).matches()) {
            throw new RefusedFile(Reason.ACTIVE);
        }
    }

    /**
     * What it is.
     *
     * @param name as the sender calls it; it tells a table from other text, and nothing else
     * @throws RefusedFile when it is not taken
     */
    String typeOf(String name, Bytes bytes) throws IOException {
        name(name);
        byte[] head = read(bytes, 0, HEAD);
        if (head.length == 0) {
            throw new RefusedFile(Reason.EMPTY);
        }
        String told = tika.detect(head).replaceFirst(";.*", "");
        String type = film(RENAMED.getOrDefault(told, told), head);
        if (ACTIVE_TYPES.contains(type)) {
            throw new RefusedFile(Reason.ACTIVE);
        }
        if (startsWith(head, "PK\3\4")) {
            return ZippedFile.typeOf(bytes);
        }
        if (type.equals("application/x-tika-msoffice") || startsWith(head, "\u00d0\u00cf\u0011\u00e0")) {
            return oldOffice(bytes);
        }
        if (type.equals("text/plain")) {
            return ofText(name);
        }
        if (!FileTypes.accepted(type)) {
            throw new RefusedFile(Reason.WRONG_TYPE);
        }
        if (type.equals("application/pdf")) {
            checkPdf(head, bytes);
        } else if (Set.of("image/png", "image/jpeg", "image/gif").contains(type)) {
            checkPicture(bytes);
        }
        return type;
    }

    /** Two families of films are told apart no further by Tika: by the brand, and by the kind of document. */
    private static String film(String type, byte[] head) {
        String front = new String(head, 0, Math.min(head.length, 64), ISO_8859_1);
        if (type.equals("video/quicktime") && front.startsWith("ftyp", 4) && !front.startsWith("qt  ", 8)) {
            return "video/mp4";
        }
        return type.equals("video/x-matroska") && front.contains("webm") ? "video/webm" : type;
    }

    private static String ofText(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".csv") ? "text/csv" : lower.endsWith(".vtt") ? "text/vtt" : "text/plain";
    }

    private static void checkPdf(byte[] head, Bytes bytes) throws IOException {
        String tail = new String(read(bytes, Math.max(0, bytes.length() - HEAD), HEAD), ISO_8859_1);
        if (!tail.contains("%%EOF")) {
            throw new RefusedFile(Reason.CORRUPT);
        }
        if (PDF_LOCKED.matcher(tail).find()
                || PDF_LOCKED.matcher(new String(head, ISO_8859_1)).find()) {
            throw new RefusedFile(Reason.ENCRYPTED);
        }
    }

    /** Its width and height stand at its front: nothing is decoded. */
    private void checkPicture(Bytes bytes) throws IOException {
        long pixels;
        Front front = new Front(bytes.from(0));
        try (front;
                FileCacheImageInputStream picture =
                        new FileCacheImageInputStream(front, scratch.folder().toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(picture);
            if (!readers.hasNext()) {
                throw new RefusedFile(Reason.CORRUPT);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(picture, true, true);
                pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // A file that cannot be had just now, or kept beside, is not broken, whatever its readers make of that.
            front.goOn();
            if (e instanceof RefusedFile || NoRoom.said(e) != null) {
                throw e;
            }
            throw new RefusedFile(Reason.CORRUPT);
        }
        if (pixels > MOST_PIXELS) {
            throw new RefusedFile(Reason.BOMB);
        }
    }

    /** As much as a camera writes before the picture itself; whoever reads on finds the end. */
    private static class Front extends FilterInputStream {

        private static final int MOST = 64 * 1024 * 1024;

        private int left = MOST;
        private @Nullable Exception failed;

        Front(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int read = left <= 0 ? -1 : super.read(into, offset, Math.min(length, left));
                left -= Math.max(read, 0);
                return read;
            } catch (IOException | RuntimeException e) {
                failed = e;
                throw e;
            }
        }

        /** Unless it could not be read. */
        void goOn() throws IOException {
            if (failed instanceof IOException problem) {
                throw problem;
            }
            if (failed instanceof RuntimeException problem) {
                throw problem;
            }
        }
    }

    /** Word, Excel and PowerPoint of before 2007, told apart by the names in their directory, which are UTF-16. */
    private static String oldOffice(Bytes bytes) throws IOException {
        Set<String> found = namesIn(
                bytes,
                List.of("EncryptedPackage", "_VBA_PROJECT", "WordDocument", "Workbook", "Book", "PowerPoint Document"));
        if (found.contains("EncryptedPackage")) {
            throw new RefusedFile(Reason.ENCRYPTED);
        }
        if (found.contains("_VBA_PROJECT")) {
            throw new RefusedFile(Reason.MACROS);
        }
        if (found.contains("WordDocument")) {
            return "application/msword";
        }
        if (found.contains("PowerPoint Document")) {
            return "application/vnd.ms-powerpoint";
        }
        if (found.contains("Workbook") || found.contains("Book")) {
            return "application/vnd.ms-excel";
        }
        throw new RefusedFile(Reason.WRONG_TYPE);
    }

    private static Set<String> namesIn(Bytes bytes, List<String> names) throws IOException {
        Map<String, String> sought = names.stream()
                .collect(Collectors.toMap(name -> name, name -> new String(name.getBytes(UTF_16LE), ISO_8859_1)));
        Set<String> found = new HashSet<>();
        try (InputStream in = bytes.from(0)) {
            String before = "";
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                String text = before + new String(block, ISO_8859_1);
                sought.forEach((name, coded) -> {
                    if (text.contains(coded)) {
                        found.add(name);
                    }
                });
                before = text.substring(Math.max(0, text.length() - 64));
            }
        }
        return found;
    }

    private static byte[] read(Bytes bytes, long place, int most) throws IOException {
        try (InputStream in = bytes.from(place)) {
            return in.readNBytes(most);
        }
    }

    private static boolean startsWith(byte[] head, String magic) {
        byte[] wanted = magic.getBytes(ISO_8859_1);
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }
}
