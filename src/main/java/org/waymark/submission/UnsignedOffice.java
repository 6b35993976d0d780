package org.waymark.submission;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.waymark.storage.ScratchFiles;

/**
 * A file of Word, PowerPoint, Excel or LibreOffice, which is a zip of parts (ECMA-376-2, ISO/IEC 26300-2). What a part is, is
 * told by its type and by what refers to it, since its name may be any.
 */
final class UnsignedOffice implements AutoCloseable {

    private static final int LARGEST_PART = 16 * 1024 * 1024;
    private static final int MOST_PARTS = 5_000;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String TYPES = "[content_types].xml";
    private static final String RELATIONSHIPS = ".rels";
    private static final String NOTHING = "<none/>";

    private static final String CORE =
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>";
    private static final String EXTENDED =
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";
    private static final String CUSTOM =
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";

    /** What stands instead of parts that say nothing but about the file, by the end of the word for how it is referred to. */
    private static final Map<String, String> ABOUT = Map.of(
            "/metadata/core-properties", CORE,
            "/extended-properties", EXTENDED,
            "/custom-properties", CUSTOM,
            "/customXml", NOTHING);

    private static final Map<String, String> ABOUT_BY_NAME = Map.of(
            "docprops/core.xml", CORE,
            "docprops/app.xml", EXTENDED,
            "docprops/custom.xml", CUSTOM,
            "meta.xml",
                    "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                            + " office:version=\"1.2\"><office:meta/></office:document-meta>");

    /** A picture of how it looked once, and who signed it: nothing of either is part of what it shows. */
    private static final List<String> LEFT_OUT = List.of("/metadata/thumbnail", "/digital-signature/origin");

    /** Where what a page shows is elsewhere on the web. */
    private static final List<String> LEADS_AWAY = List.of("/hyperlink", "/video", "/audio", "/media");

    /** Cells and their words, which may be very long and name nobody. */
    private static final List<String> TABLES = List.of("worksheet+xml", "sharedstrings+xml", "pivotcacherecords+xml");

    private final ZipFile zip;
    private final CleanPictures pictures;
    private final ScratchFiles scratch;
    private final Deadline deadline;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> instead = new HashMap<>(ABOUT_BY_NAME);
    private final Set<String> leftOut = new HashSet<>();
    private long left;

    /** Whose parts come to so many bytes at most. */
    UnsignedOffice(Path file, long most, CleanPictures pictures, ScratchFiles scratch, Deadline deadline)
            throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.left = most;
        this.pictures = pictures;
        this.scratch = scratch;
        this.deadline = deadline;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    void write(OutputStream to) throws IOException {
        if (zip.size() == 0 || zip.size() > MOST_PARTS) {
            throw new IOException("an office file of no parts or of very many");
        }
        List<ZipEntry> parts =
                new ArrayList<>(zip.stream().map(ZipEntry.class::cast).toList());
        for (ZipEntry part : parts) {
            look(part);
        }
        try (ZipOutputStream out = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            for (ZipEntry part : parts) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (!leftOut.contains(name) && !signs(name)) {
                    write(part, name, out);
                }
            }
        }
    }

    private static boolean signs(String name) {
        return name.startsWith("_xmlsignatures/")
                || name.startsWith("thumbnails/")
                || name.equals("meta-inf/documentsignatures.xml")
                || name.equals("meta-inf/macrosignatures.xml");
    }

    /** What the part says of others. */
    private void look(ZipEntry part) throws IOException {
        String name = part.getName().toLowerCase(Locale.ROOT);
        if (name.equals(TYPES)) {
            Markup.tags(text(part), tag -> {
                if (tag.name().equals("Override")) {
                    types.put(
                            tag.value("PartName").replaceFirst("^/", "").toLowerCase(Locale.ROOT),
                            tag.value("ContentType").toLowerCase(Locale.ROOT));
                }
            });
        } else if (name.endsWith(RELATIONSHIPS)) {
            Markup.tags(text(part), tag -> {
                if (tag.name().equals("Relationship")) {
                    refers(name, tag);
                }
            });
        }
    }

    private void refers(String from, Markup.Tag to) {
        String target = target(from, to.value("Target"));
        if (target == null || to.value("TargetMode").equals("External")) {
            return;
        }
        String type = to.value("Type");
        ABOUT.forEach((end, words) -> {
            if (type.endsWith(end)) {
                instead.put(target, words);
            }
        });
        if (LEFT_OUT.stream().anyMatch(type::endsWith)) {
            leftOut.add(target);
        }
    }

    /** From {@code word/_rels/document.xml.rels} names are counted from {@code word/}. */
    private static @Nullable String target(String from, String target) {
        try {
            String folder = from.substring(0, Math.max(0, from.lastIndexOf("_rels/")));
            return URI.create("/" + folder)
                    .resolve(target)
                    .getPath()
                    .substring(1)
                    .toLowerCase(Locale.ROOT);
        } catch (RuntimeException noAddress) {
            return null;
        }
    }

    private void write(ZipEntry part, String name, ZipOutputStream out) throws IOException {
        ZipEntry written = new ZipEntry(part.getName());
        written.setTimeLocal(NO_TIME);
        byte[] content = content(part, name);
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
            copy(part, out);
        }
        out.closeEntry();
    }

    /** What stands in the part from now on; null where it stays as it is, but for what pictures say of themselves. */
    private byte @Nullable [] content(ZipEntry part, String name) throws IOException {
        String words = instead.get(name);
        if (words != null) {
            return words.getBytes(StandardCharsets.UTF_8);
        }
        if (name.equals("mimetype")) {
            return bytes(part);
        }
        if (name.equals(TYPES)) {
            return contentTypes(text(part)).getBytes(StandardCharsets.UTF_8);
        }
        if (name.endsWith(RELATIONSHIPS)) {
            return relationships(text(part)).getBytes(StandardCharsets.UTF_8);
        }
        String type = types.getOrDefault(name, "");
        if (TABLES.stream().anyMatch(type::endsWith)) {
            return null;
        }
        return name.endsWith(".xml") || type.endsWith("xml")
                ? Markup.unsigned(text(part)).getBytes(StandardCharsets.UTF_8)
                : null;
    }

    private String contentTypes(String xml) throws IOException {
        StringBuilder all = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        Markup.tags(xml, tag -> {
            String part = tag.value("PartName").replaceFirst("^/", "").toLowerCase(Locale.ROOT);
            if (tag.name().equals("Default")
                    || tag.name().equals("Override") && !leftOut.contains(part) && !signs(part)) {
                append(tag, all);
            }
        });
        return all.append("</Types>").toString();
    }

    private static String relationships(String xml) throws IOException {
        StringBuilder all =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        Markup.tags(xml, tag -> {
            String type = tag.value("Type");
            if (!tag.name().equals("Relationship") || LEFT_OUT.stream().anyMatch(type::endsWith)) {
                return;
            }
            if (tag.value("TargetMode").equals("External") && !leadsAway(type, tag.value("Target"))) {
                // A path says whose folder it was; a page that a program opens by itself learns who reads.
                tag.attributes().put("Target", "-");
            }
            append(tag, all);
        });
        return all.append("</Relationships>").toString();
    }

    private static boolean leadsAway(String type, String target) {
        String address = target.toLowerCase(Locale.ROOT);
        return LEADS_AWAY.stream().anyMatch(type::endsWith)
                && (address.startsWith("http:") || address.startsWith("https:") || address.startsWith("mailto:"));
    }

    private static void append(Markup.Tag tag, StringBuilder to) {
        to.append('<').append(tag.name());
        tag.attributes().forEach((name, value) -> {
            if (!name.startsWith("xmlns")) {
                to.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(value.replace("\"", "&quot;"))
                        .append('"');
            }
        });
        to.append("/>");
    }

    private String text(ZipEntry part) throws IOException {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    private byte[] bytes(ZipEntry part) throws IOException {
        try (InputStream in = open(part)) {
            byte[] bytes = in.readNBytes(LARGEST_PART);
            if (in.read() >= 0) {
                throw new IOException("a part of an office file is very long");
            }
            return bytes;
        }
    }

    private void copy(ZipEntry part, OutputStream out) throws IOException {
        try (InputStream in = open(part)) {
            byte[] front = in.readNBytes(12);
            String type = pictureType(front);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(front), in);
            if (type == null) {
                whole.transferTo(out);
                return;
            }
            Path picture = scratch.fresh();
            try {
                try (OutputStream kept = new BufferedOutputStream(Files.newOutputStream(picture))) {
                    whole.transferTo(kept);
                }
                pictures.copy(type, picture, out);
            } finally {
                Files.deleteIfExists(picture);
            }
        }
    }

    /** By how it begins, as programs tell it. */
    private static @Nullable String pictureType(byte[] front) {
        String begin = new String(front, StandardCharsets.ISO_8859_1);
        if (begin.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (begin.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (begin.startsWith("GIF8")) {
            return "image/gif";
        }
        return begin.startsWith("RIFF") && begin.endsWith("WEBP") ? "image/webp" : null;
    }

    /** Counts what comes out of all parts together, however small it was packed. */
    private InputStream open(ZipEntry part) throws IOException {
        return new FilterInputStream(new BufferedInputStream(zip.getInputStream(part))) {

            @Override
            public int read() throws IOException {
                int read = super.read();
                take(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                int read = super.read(to, from, length);
                take(Math.max(0, read));
                return read;
            }

            private void take(int more) throws IOException {
                deadline.check();
                left -= more;
                if (left < 0) {
                    throw new IOException("an office file that is larger than any");
                }
            }
        };
    }
}
