package org.waymark.people.staff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a zip, read in place and only as far as they may unfold; a bundle that plays tricks is refused whole. */
final class ZipBundle implements AutoCloseable {

    private static final int MOST_FILES = 100;

    private final ZipFile zip;
    private final Map<String, ImportFile> files = new HashMap<>();

    private ZipBundle(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens it and looks at every name.
     *
     * @param unfolds how many bytes all files together may have
     * @throws UnreadableFile when it is broken, holds too much, or a name would lead out of it
     */
    static ZipBundle open(Path path, long unfolds) throws IOException, UnreadableFile {
        ZipBundle bundle;
        try {
            bundle = new ZipBundle(new ZipFile(path.toFile()));
        } catch (ZipException e) {
            throw new UnreadableFile(FaultKind.ZIP_BROKEN);
        }
        try {
            bundle.look(unfolds);
            return bundle;
        } catch (UnreadableFile e) {
            bundle.close();
            throw e;
        } catch (ZipException | IllegalArgumentException e) {
            bundle.close();
            throw new UnreadableFile(FaultKind.ZIP_BROKEN);
        }
    }

    /** By name, in lower case, without the folder they all may stand in. */
    Map<String, ImportFile> files() {
        return files;
    }

    private void look(long unfolds) throws IOException, UnreadableFile {
        if (zip.size() > MOST_FILES) {
            throw new UnreadableFile(FaultKind.ZIP_TOO_MANY);
        }
        long left = unfolds;
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (leadsElsewhere(name)) {
                throw new UnreadableFile(FaultKind.ZIP_PATH);
            }
            String plain = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (plain.equals("[content_types].xml")) {
                throw new UnreadableFile(FaultKind.SPREADSHEET);
            }
            if (entry.isDirectory() || !plain.endsWith(".csv") || name.startsWith("__MACOSX/")) {
                continue;
            }
            // What it says of its own length may be a lie: it is counted as it unfolds.
            left -= length(entry, left);
            if (left < 0) {
                throw new UnreadableFile(FaultKind.ZIP_TOO_LARGE);
            }
            ImportFile file = new ImportFile(plain, () -> zip.getInputStream(entry));
            if (files.putIfAbsent(plain, file) != null) {
                throw new UnreadableFile(FaultKind.FILE_TWICE);
            }
        }
    }

    private long length(ZipEntry entry, long most) throws IOException {
        byte[] some = new byte[16 * 1024];
        long length = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(some); read >= 0 && length <= most; read = in.read(some)) {
                length += read;
            }
        }
        return length;
    }

    private static boolean leadsElsewhere(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.matches("(?s)^[A-Za-z]:.*")
                || name.matches("(?s)(.*/)?\\.\\.(/.*)?")
                || Cell.isUnfit(name);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
