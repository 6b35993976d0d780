package org.waymark.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2's answer to whoever would change or remove what was recorded; named in a migration. PostgreSQL has its own. */
public class OnlyGrows implements Trigger {

    /** As PostgreSQL says it: insufficient privilege. */
    private static final String REFUSED = "42501";

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        this.table = table.toLowerCase(Locale.ROOT);
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after)
            throws SQLException {
        throw new SQLException(table + " only grows", REFUSED);
    }
}
