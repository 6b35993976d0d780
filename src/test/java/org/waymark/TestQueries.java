package org.waymark;

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
        jdbc.sql("set query_statistics true").update();
        try {
            page.ask();
            return jdbc.sql("select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                            + " where lower(sql_statement) like 'select%'")
                    .query(Long.class)
                    .single();
        } finally {
            jdbc.sql("set query_statistics false").update();
        }
    }
}
