package org.waymark.people.programmes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts what this thread asks the database, through Hibernate and past it. */
public final class Statements {

    private Statements() {}

    /** What something cost. */
    public record Cost(long statements, long entities) {}

    public static Cost of(SessionFactory sessions, Runnable step) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(heard);
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        try {
            step.run();
            String here = Thread.currentThread().getName();
            long plain = List.copyOf(heard.list).stream()
                    .filter(event -> event.getThreadName().equals(here))
                    .filter(event -> event.getMessage().startsWith("Executing"))
                    .count();
            return new Cost(plain + statistics.getPrepareStatementCount(), statistics.getEntityLoadCount());
        } finally {
            logger.detachAppender(heard);
            logger.setAdditive(true);
            logger.setLevel(before);
        }
    }
}
