package org.waymark.settings;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * H2 closes its file when it cannot write, as on a full disk, and opens it again only when no connection is left. So each that
 * says so is thrown away, and Waymark goes on by itself when there is room.
 */
public class ClosedDatabase implements SQLExceptionOverride {

    /** Of H2: the database has been closed, or is being closed. */
    private static final int CLOSED = 90098;

    private static final int CLOSING = 90121;

    @java.lang.Override
    public Override adjudicate(SQLException problem) {
        return problem.getErrorCode() == CLOSED || problem.getErrorCode() == CLOSING
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
