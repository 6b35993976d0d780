package org.waymark.settings;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows a disk that takes nothing, ours or the database's, by what it says: it is full, or was mounted to be read alone. */
public final class NoRoom {

    /** Linux and macOS, a quota on either, Windows. */
    private static final Pattern SAID = Pattern.compile(
            "no space left on device|disk quota exceeded|not enough space on the disk|no queda espacio en el dispositivo",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern READ_ONLY =
            Pattern.compile("read-only file system|sistema de ficheros de sólo lectura", Pattern.CASE_INSENSITIVE);

    /** PostgreSQL, appendix A: disk_full. */
    private static final String DISK_FULL = "53100";

    private NoRoom() {}

    /** What was said, where there was no room. */
    public static @Nullable String said(Throwable problem) {
        Throwable each = problem;
        for (int depth = 0; each != null && depth < 20; depth++) {
            String words = String.valueOf(each.getMessage());
            if (each instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                    || each instanceof IOException
                            && (SAID.matcher(words).find()
                                    || READ_ONLY.matcher(words).find())) {
                return words;
            }
            each = each.getCause();
        }
        return null;
    }

    /** Whether room would not help. */
    public static boolean isReadOnly(String said) {
        return READ_ONLY.matcher(said).find();
    }
}
