package org.waymark.storage;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.jobs.DueJobs;

/**
 * Before anything is served: where a ClamAV daemon is set from now on, what nobody has looked at waits for it; where none is
 * any more, nothing waits. A file that is SAFE without having been judged was never looked at.
 */
@Component
class ScansAtStart implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(ScansAtStart.class);

    private static final int BATCH = 500;

    private final StorageSettings settings;
    private final VirusScan scan;
    private final DueJobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ScansAtStart(
            StorageSettings settings, VirusScan scan, DueJobs jobs, JdbcClient jdbc, TransactionTemplate transaction) {
        this.settings = settings;
        this.scan = scan;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.clamav().chosen()) {
            int all = 0;
            for (int some = queue(); some > 0; some = queue()) {
                all += some;
            }
            if (all > 0) {
                log.info("{} files came before viruses were looked for; each is shown once it was found clean", all);
            }
        } else if (settings.clamav().release()) {
            jdbc.sql("update stored_file set state = 'SAFE', judged_at = null"
                            + " where district_id is not null and state in ('WAITING', 'UNCHECKED')")
                    .update();
        } else {
            long waiting = jdbc.sql("select count(*) from stored_file where district_id is not null"
                            + " and state in ('WAITING', 'UNCHECKED')")
                    .query(Long.class)
                    .single();
            if (waiting > 0) {
                log.warn(
                        "{} files wait to be looked at for viruses and no ClamAV daemon is set: set it again, or show them as"
                                + " they are with WAYMARK_STORAGE_CLAMAV_RELEASE=true",
                        waiting);
            }
        }
    }

    private int queue() {
        Integer queued = transaction.execute(status -> {
            List<String> keys = jdbc.sql("select storage_key from stored_file where district_id is not null"
                            + " and state = 'SAFE' and judged_at is null limit :batch")
                    .param("batch", BATCH)
                    .query(String.class)
                    .list();
            for (String key : keys) {
                jdbc.sql("update stored_file set state = 'WAITING' where storage_key = :key and district_id = :district"
                                + " and state = 'SAFE' and judged_at is null")
                        .param("key", key)
                        .param("district", StoreKey.district(key))
                        .update();
                jobs.schedule(scan, key, new VirusScan.Order(key));
            }
            return keys.size();
        });
        return queued == null ? 0 : queued;
    }
}
