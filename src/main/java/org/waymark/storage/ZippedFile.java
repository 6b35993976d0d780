package org.waymark.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.waymark.storage.FileCheck.Bytes;
import org.waymark.storage.RefusedFile.Reason;

/** Office files of today are zips: what is in them says which, and whether they carry a program or would burst. */
final class ZippedFile {

    private static final int MOST_ENTRIES = 10_000;

    /** Text packs to a tenth or a fiftieth; to less than a hundredth only what was made to. */
    private static final int MOST_TIMES = 100;

    private static final long ALWAYS_FINE = 100L * 1024 * 1024;

    /** Twice the largest file, and yet read through in less than a minute. */
    private static final long NEVER_FINE = 4L * 1024 * 1024 * 1024;

    private final long most;
    private final Set<String> names = new HashSet<>();
    private String openDocument = "";
    private boolean locked;
    private long unpacked;

    private ZippedFile(Bytes bytes) {
        this.most = most(bytes.length());
    }

    /** How much a zip of this length may unpack to. */
    static long most(long length) {
        return Math.min(NEVER_FINE, Math.max(ALWAYS_FINE, length * MOST_TIMES));
    }

    static String typeOf(Bytes bytes) throws IOException {
        ZippedFile file = new ZippedFile(bytes);
        try (InputStream in = bytes.from(0);
                ZipInputStream zip = new ZipInputStream(in)) {
            file.read(zip);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new RefusedFile(
                    String.valueOf(e.getMessage()).contains("encrypted") ? Reason.ENCRYPTED : Reason.CORRUPT);
        }
        return file.type();
    }

    private void read(ZipInputStream zip) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (names.size() >= MOST_ENTRIES) {
                throw new RefusedFile(Reason.BOMB);
            }
            names.add(entry.getName());
            if (entry.getName().equals("mimetype")) {
                openDocument = new String(zip.readNBytes(200), StandardCharsets.US_ASCII).strip();
            } else if (entry.getName().equals("META-INF/manifest.xml")) {
                locked = new String(zip.readNBytes(1_000_000), StandardCharsets.UTF_8).contains("encryption-data");
            }
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                unpacked += read;
                if (unpacked > most) {
                    throw new RefusedFile(Reason.BOMB);
                }
            }
        }
    }

    private String type() {
        if (locked) {
            throw new RefusedFile(Reason.ENCRYPTED);
        }
        if (openDocument.startsWith("application/vnd.oasis.opendocument.")) {
            return openDocumentType();
        }
        if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin") || name.endsWith("vbaData.xml"))) {
            throw new RefusedFile(Reason.MACROS);
        }
        if (names.contains("META-INF/MANIFEST.MF") || names.contains("AndroidManifest.xml")) {
            throw new RefusedFile(Reason.ACTIVE);
        }
        if (names.contains("[Content_Types].xml")) {
            if (names.contains("word/document.xml")) {
                return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            }
            if (names.contains("xl/workbook.xml")) {
                return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            }
            if (names.contains("ppt/presentation.xml")) {
                return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            }
        }
        throw new RefusedFile(Reason.WRONG_TYPE);
    }

    private String openDocumentType() {
        if (!names.contains("content.xml")) {
            throw new RefusedFile(Reason.CORRUPT);
        }
        // Each library of macros has a folder of its own; the empty library that LibreOffice always writes has no
        // module.
        if (names.stream()
                .anyMatch(name -> name.matches("Basic/[^/]+/(?!script-lb\\.xml|dialog-lb\\.xml)[^/]+")
                        || name.matches("Scripts/.+[^/]"))) {
            throw new RefusedFile(Reason.MACROS);
        }
        if (!FileTypes.accepted(openDocument)) {
            throw new RefusedFile(Reason.WRONG_TYPE);
        }
        return openDocument;
    }
}
