package org.waymark.award.status;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.RestoredBadges;
import org.waymark.people.DistrictId;

/**
 * After a restore, by whatever means, each issuer begins a new list, once: at a start, and before a place is given, since due
 * work does not wait for a start to end, and a replica takes over without any.
 */
@Component
class ListsAfterRestore {

    private static final Logger log = LoggerFactory.getLogger(ListsAfterRestore.class);

    private final StatusLists lists;
    private final LastPlace lastPlace;
    private final JdbcClient jdbc;
    private final Clock clock;

    ListsAfterRestore(StatusLists lists, LastPlace lastPlace, JdbcClient jdbc, Clock clock) {
        this.lists = lists;
        this.lastPlace = lastPlace;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void begin() {
        if (lastPlace.isAheadOfTheDatabase()) {
            log.warn(
                    "The database is older than a badge that was signed here: it was put back. Each issuer begins a new"
                            + " status list; what was revoked or suspended since then must be decided again under /admin/awards");
            RestoredBadges.remember(clock.instant(), jdbc);
            lastPlace.forget();
        }
        int restores = jdbc.sql("update database_restore set lists_begun_at = :now where lists_begun_at is null")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (restores > 0) {
            jdbc.sql(
                            "select i.id from issuer i where exists (select 1 from district d where d.id = i.id) order by i.id")
                    .query(UUID.class)
                    .list()
                    .forEach(issuer -> lists.beginAnew(new DistrictId(issuer), AuditLog.OPERATOR));
        }
    }
}
