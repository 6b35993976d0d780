package org.waymark.award.status;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;

/** After a restore each issuer begins a new list, once, on the node that starts first. */
@Component
class ListsAfterRestore {

    private final StatusLists lists;
    private final JdbcClient jdbc;
    private final Clock clock;

    ListsAfterRestore(StatusLists lists, JdbcClient jdbc, Clock clock) {
        this.lists = lists;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    void begin() {
        int restores = jdbc.sql("update database_restore set lists_begun_at = :now where lists_begun_at is null")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (restores > 0) {
            jdbc.sql("select id from issuer order by id")
                    .query(UUID.class)
                    .list()
                    .forEach(issuer -> lists.beginAnew(new DistrictId(issuer), AuditLog.OPERATOR));
        }
    }
}
