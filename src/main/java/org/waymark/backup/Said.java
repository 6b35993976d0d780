package org.waymark.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.waymark.settings.BadSetting;
import org.waymark.settings.NoRoom;
import org.waymark.settings.StoreAway;

/** What stopped a command, in a sentence for whoever gave it. */
final class Said {

    private Said() {}

    /** Null where only the makers can tell, from the whole of it. */
    static @Nullable String toTheOperator(Throwable problem) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(problem);
        String full = NoRoom.said(problem);
        String store = StoreAway.why(problem);
        if (problem instanceof Refused || cause instanceof Refused || cause instanceof BadSetting) {
            return String.valueOf(cause.getMessage());
        }
        if (full != null) {
            return "A disk takes nothing more: " + full + ". Look at those of WAYMARK_DATA_DIR, the archive and the"
                    + " database, then begin again in an empty place.";
        }
        if (store != null) {
            return "The bucket does not answer, or refuses: " + store + ". Look at WAYMARK_STORAGE_S3_*.";
        }
        if (cause instanceof SQLException) {
            return "The database could not do it: " + by(cause);
        }
        return cause instanceof IOException ? by(cause) : null;
    }

    /** Of a file Java says the name alone, and the rest by the kind of problem. */
    static String by(Throwable problem) {
        if (problem instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile()
                    + (file instanceof NoSuchFileException
                            ? " is not there"
                            : file instanceof AccessDeniedException
                                    ? " may not be opened by whoever runs this command"
                                    : " cannot be used (" + file.getClass().getSimpleName() + ")");
        }
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }
}
