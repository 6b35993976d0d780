package org.waymark.insights.views;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
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

    private static final Comparator<CredentialShown> IN_ONE_ORDER = Comparator.comparing(
                    (CredentialShown shown) -> shown.definition().id())
            .thenComparing(shown -> shown.person().id());

    private static final String WRITE = """
            insert into first_view (id, district_id, person_id, definition_id, viewed_at)
            select cast(? as uuid), p.district_id, p.id, cast(? as uuid), cast(? as timestamp with time zone)
            from person p where p.district_id = ? and p.id = ? and p.erased_at is null
            on conflict do nothing
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Map<CredentialShown, Instant> noted = new ConcurrentHashMap<>();
    private final Map<CredentialShown, Boolean> written = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "first-views");
        thread.setDaemon(true);
        return thread;
    });

    FirstViews(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        writer.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @EventListener
    void shown(CredentialShown shown) {
        if (!written.containsKey(shown) && noted.size() < MOST) {
            noted.putIfAbsent(shown, clock.instant());
        }
    }

    /**
     * Writes what was noted, at once: for whoever counts it now. In a transaction of its own, since what the caller's takes
     * back would be forgotten here; always in one order, so that two nodes never wait for each other.
     */
    public synchronized void write() {
        List<Map.Entry<CredentialShown, Instant>> some = noted.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue()))
                .sorted(Map.Entry.comparingByKey(IN_ONE_ORDER))
                .toList();
        if (some.isEmpty()) {
            return;
        }
        List<Object[]> rows =
                some.stream().map(each -> row(each.getKey(), each.getValue())).toList();
        try {
            apart.executeWithoutResult(transaction -> jdbc.batchUpdate(WRITE, rows));
        } catch (NestedRuntimeException e) {
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

    private static Object[] row(CredentialShown shown, Instant at) {
        return new Object[] {
            UuidCreator.getTimeOrderedEpoch(),
            shown.definition().id(),
            OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
            shown.district().id(),
            shown.person().id()
        };
    }

    @PreDestroy
    void stop() {
        writer.shutdown();
        write();
    }
}
