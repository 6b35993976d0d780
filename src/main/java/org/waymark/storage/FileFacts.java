package org.waymark.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.waymark.storage.FileCheck.Bytes;

/**
 * What a file says beside its content: authors, titles, comments, places. Enough to look for names in, and no more: what is
 * packed or coded in a way of its own is not found.
 */
final class FileFacts {

    /** Facts stand at the front or at the end. */
    private static final int EITHER_END = 512 * 1024;

    private static final int MOST = 20_000;

    private static final Set<String> OFFICE =
            Set.of("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml");

    private static final Pattern PDF_FACT =
            Pattern.compile("/(?:Author|Title|Subject|Keywords|Creator|Company)\\s*\\(((?:[^()\\\\]|\\\\.){1,500})\\)");
    private static final Pattern XMP = Pattern.compile("(?s)<x:xmpmeta.{0,100000}?</x:xmpmeta>");
    private static final Pattern PRINTED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,:'/@_-]{3,200}");

    private FileFacts() {}

    /** One line for each; empty where nothing is said. */
    static String of(String type, Bytes bytes) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        if (type.contains("openxmlformats") || type.contains("opendocument")) {
            office(bytes, found);
        } else if (!type.startsWith("text/")) {
            String ends = ends(bytes);
            Matcher xmp = XMP.matcher(ends);
            while (xmp.find()) {
                found.add(words(new String(xmp.group().getBytes(ISO_8859_1), UTF_8)));
            }
            if (type.equals("application/pdf")) {
                pdf(ends, found);
            } else {
                exif(ends, found);
            }
        }
        found.remove("");
        String all = String.join("\n", found);
        return all.length() > MOST ? all.substring(0, MOST) : all;
    }

    private static void office(Bytes bytes, Set<String> found) throws IOException {
        try (InputStream in = bytes.from(0);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (OFFICE.contains(entry.getName())) {
                    found.add(words(new String(zip.readNBytes(EITHER_END), UTF_8)));
                }
            }
        } catch (ZipException e) {
            // What was whole when it came is not whole now: nothing is said.
        }
    }

    private static void pdf(String text, Set<String> found) {
        Matcher facts = PDF_FACT.matcher(text);
        while (facts.find()) {
            String fact = facts.group(1).replaceAll("\\\\(.)", "$1");
            found.add(
                    fact.startsWith("\u00fe\u00ff")
                            ? new String(fact.substring(2).getBytes(ISO_8859_1), UTF_16BE).strip()
                            : fact.strip());
        }
    }

    /** The words of a camera's block, which follows this mark; what is no word is passed over. */
    private static void exif(String text, Set<String> found) {
        int mark = text.indexOf("Exif\0\0");
        if (mark < 0) {
            return;
        }
        Matcher printed = PRINTED.matcher(text.substring(mark + 6, Math.min(text.length(), mark + 64 * 1024)));
        while (printed.find()) {
            found.add(printed.group().strip());
        }
    }

    /** Elements and attributes gone, what stood between them on one line. */
    private static String words(String xml) {
        return xml.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    private static String ends(Bytes bytes) throws IOException {
        String front;
        try (InputStream in = bytes.from(0)) {
            front = new String(in.readNBytes(EITHER_END), ISO_8859_1);
        }
        if (bytes.length() <= EITHER_END) {
            return front;
        }
        try (InputStream in = bytes.from(Math.max(EITHER_END, bytes.length() - EITHER_END))) {
            return front + new String(in.readNBytes(EITHER_END), ISO_8859_1);
        }
    }
}
