package org.waymark;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many statements read from H2, whoever sends them: Hibernate counts its own alone. */
public final class TestQueries {

    private TestQueries() {}

    /** A page that is asked for. */
    @FunctionalInterface
    public interface Page<E extends Exception> {
        void ask() throws E;
    }

    public static <E extends Exception> long during(JdbcClient jdbc, Page<E> page) throws E {
        return sent(jdbc, page, "select coalesce(sum(execution_count), 0)", Long.class)
                .get(0);
    }

    /** What they read, each statement once. */
    public static <E extends Exception> List<String> texts(JdbcClient jdbc, Page<E> page) throws E {
        return sent(jdbc, page, "select lower(sql_statement)", String.class);
    }

    private static <T, E extends Exception> List<T> sent(JdbcClient jdbc, Page<E> page, String what, Class<T> type)
            throws E {
        jdbc.sql("set query_statistics true").update();
        try {
            page.ask();
            return jdbc.sql(what
                            + " from information_schema.query_statistics where lower(sql_statement) like 'select%'")
                    .query(type)
                    .list();
        } finally {
            jdbc.sql("set query_statistics false").update();
        }
    }
}
