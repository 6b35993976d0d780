package org.waymark.award;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.settings.BadSetting;
import org.waymark.settings.WaymarkSettings;

/**
 * Under which address the database is served. It is signed into every badge, so a node that was given another stops before it
 * answers anybody. One on this machine binds nobody: developers change ports, and what was tried out moves to its real name.
 */
@Component
class ServedAddress implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ServedAddress.class);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private final WaymarkSettings waymark;
    private final MovedSettings moved;
    private final JdbcClient jdbc;
    private final Clock clock;

    ServedAddress(WaymarkSettings waymark, MovedSettings moved, JdbcClient jdbc, Clock clock) {
        this.waymark = waymark;
        this.moved = moved;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String here = waymark.baseUrl().toString();
        String kept = kept().orElseGet(() -> first(here));
        if (kept.equals(here)) {
            return;
        }
        if (!THIS_MACHINE.contains(String.valueOf(URI.create(kept).getHost()))) {
            if (!moved.isFrom(kept)) {
                throw new BadSetting(MovedSettings.refused(here, kept));
            }
            log.warn("Waymark has moved from {} to {}: badges that name the old address no longer verify", kept, here);
        }
        jdbc.sql("update served_address set url = ?, since = ? where id = 1")
                .params(here, now())
                .update();
    }

    private Optional<String> kept() {
        return jdbc.sql("select url from served_address where id = 1")
                .query(String.class)
                .optional();
    }

    /** Of a new database, or one from before the address was kept; another node may have been first. */
    private String first(String here) {
        try {
            jdbc.sql("insert into served_address (id, url, since) values (1, ?, ?)")
                    .params(here, now())
                    .update();
            return here;
        } catch (DuplicateKeyException another) {
            return kept().orElseThrow();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
