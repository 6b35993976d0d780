package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.GaveUp;
import org.waymark.jobs.TryLater;

/** Has a file looked at by the ClamAV daemon, again and again until it answers. */
@Component
class VirusScan implements DueWork<VirusScan.Order> {

    private static final Logger log = LoggerFactory.getLogger(VirusScan.class);

    record Order(String key) {}

    private final EvidenceStore store;
    private final ClamAvDaemon daemon;
    private final FileDeletion deletion;
    private final DueJobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VirusScan(
            EvidenceStore store,
            ClamAvDaemon daemon,
            FileDeletion deletion,
            DueJobs jobs,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.daemon = daemon;
        this.deletion = deletion;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "storage.scan";
    }

    @Override
    public Class<Order> dataType() {
        return Order.class;
    }

    /** A few hours without the daemon are no reason for a person to act. */
    @Override
    public int attempts() {
        return 20;
    }

    @Override
    public void run(Order order) {
        UUID district = StoreKey.district(order.key());
        Long bytes = jdbc.sql("select byte_count from stored_file where storage_key = :key and district_id = :district"
                        + " and state in ('WAITING', 'UNCHECKED')")
                .param("key", order.key())
                .param("district", district)
                .query(Long.class)
                .optional()
                .orElse(null);
        if (bytes == null) {
            return;
        }
        switch (look(order.key(), bytes)) {
            case CLEAN -> judge(order.key(), district, FileState.SAFE);
            case INFECTED -> {
                log.warn("A virus was found in file {}; it is removed", order.key());
                transaction.executeWithoutResult(status -> {
                    judge(order.key(), district, FileState.INFECTED);
                    jobs.schedule(deletion, order.key() + "|bytes", new FileDeletion.Order(order.key(), true));
                    events.publishEvent(new InfectedFile(order.key(), district));
                });
            }
            case TOO_LARGE ->
                throw new GaveUp("The ClamAV daemon takes no file of this size; raise StreamMaxLength in clamd.conf");
        }
    }

    private ClamAvDaemon.Answer look(String key, long bytes) {
        try (InputStream content = store.open(key, 0, bytes)) {
            return daemon.look(content);
        } catch (IOException e) {
            throw new TryLater("The ClamAV daemon or the evidence store did not answer");
        }
    }

    @Override
    public void givenUp(Order order, String why) {
        judge(order.key(), StoreKey.district(order.key()), FileState.UNCHECKED);
    }

    private void judge(String key, UUID district, FileState state) {
        jdbc.sql("update stored_file set state = :state, judged_at = :now"
                        + " where storage_key = :key and district_id = :district")
                .param("state", state.name())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("key", key)
                .param("district", district)
                .update();
    }
}
