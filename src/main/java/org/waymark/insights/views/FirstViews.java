package org.waymark.insights.views;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.catalog.CredentialShown;

/**
 * Remembers who opened what for the first time. A page only leaves a note in memory; some seconds later the notes are written
 * together, and what is there already stays as it is. What a crash loses is counted once somebody begins, or comes again.
 */
@Component
public class FirstViews {

    private static final Logger log = LoggerFactory.getLogger(FirstViews.class);
    private static final int SECONDS = 5;

    /** Whoever floods the page shall not fill the memory. */
    private static final int MOST = 50_000;

    private static final int KNOWN = 100_000;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<CredentialShown, Instant> noted = new ConcurrentHashMap<>();
    private final Map<CredentialShown, Boolean> written = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "first-views");
        thread.setDaemon(true);
        return thread;
    });

    FirstViews(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        writer.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @EventListener
    void shown(CredentialShown shown) {
        if (!written.containsKey(shown) && noted.size() < MOST) {
            noted.putIfAbsent(shown, clock.instant());
        }
    }

    /** Writes what was noted, at once: for whoever counts it now. */
    public synchronized void write() {
        List<Object[]> rows = new ArrayList<>();
        List<Map.Entry<CredentialShown, Instant>> some = List.copyOf(noted.entrySet());
        for (Map.Entry<CredentialShown, Instant> each : some) {
            CredentialShown shown = each.getKey();
            rows.add(new Object[] {
                UuidCreator.getTimeOrderedEpoch(),
                shown.district().id(),
                shown.person().id(),
                shown.definition().id(),
                OffsetDateTime.ofInstant(each.getValue(), ZoneOffset.UTC)
            });
        }
        if (rows.isEmpty()) {
            return;
        }
        try {
            jdbc.batchUpdate(
                    "insert into first_view (id, district_id, person_id, definition_id, viewed_at)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing",
                    rows);
        } catch (DataAccessException e) {
            log.warn("Who opened what could not be written; it is tried again", e);
            return;
        }
        if (written.size() > KNOWN) {
            written.clear();
        }
        some.forEach(each -> {
            written.put(each.getKey(), true);
            noted.remove(each.getKey());
        });
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
        write();
    }
}
