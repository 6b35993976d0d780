package org.waymark.settings;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database, after which one comes back a little later, from all others. */
public final class DatabaseAway {

    /**
     * PostgreSQL, appendix A: connections that fail, too many of them, a server that ends or starts, a statement that took too
     * long, a lock that was not to be had.
     */
    private static final Pattern AWAY = Pattern.compile("08...|53[34]00|57014|57P0[1-5]|55P03|40P01|25P03|25P04");

    private DatabaseAway() {}

    /** What the database said, where it is the database that did not answer. */
    public static @Nullable String why(Throwable problem) {
        Throwable each = problem;
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (each instanceof SQLTransientConnectionException || each instanceof SQLException sql && isAway(sql)) {
                return String.valueOf(each.getMessage());
            }
            each = each.getCause();
        }
        return null;
    }

    private static boolean isAway(SQLException problem) {
        String state = problem.getSQLState();
        // The pool has thrown away what the server no longer answers on, before the transaction was rolled back.
        return state == null
                ? "Connection is closed".equals(problem.getMessage())
                : AWAY.matcher(state).matches();
    }
}
