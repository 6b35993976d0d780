package org.waymark.award.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.award.AwardId;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/**
 * Beside the database, in the data folder, stands which award was given a place last. Places are never taken away, so a database
 * without it is older than a badge that went out.
 */
@Component
class LastPlace {

    private static final Logger log = LoggerFactory.getLogger(LastPlace.class);

    private final Path folder;
    private final Path file;
    private final JdbcClient jdbc;

    LastPlace(WaymarkSettings settings, JdbcClient jdbc) {
        this.folder = settings.dataDir();
        this.file = folder.resolve("last-place");
        this.jdbc = jdbc;
    }

    /** Once the place is committed, of several the first, as good as any; a folder that takes nothing stops no badge. */
    void note(AwardId award, DistrictId district) {
        if (!isNoted()) {
            TransactionSynchronizationManager.registerSynchronization(new Noted(award, district));
        }
    }

    /** Whether a place was given in this transaction. */
    boolean isNoted() {
        return TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Noted.class::isInstance);
    }

    private final class Noted implements TransactionSynchronization {

        private final AwardId award;
        private final DistrictId district;

        private Noted(AwardId award, DistrictId district) {
            this.award = award;
            this.district = district;
        }

        @Override
        public void afterCommit() {
            try {
                Files.createDirectories(folder);
                Path fresh = Files.createTempFile(folder, "last-place", null);
                Files.writeString(fresh, award.id() + " " + district.id());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                log.warn("{} cannot be written: {}", file, e.toString());
            }
        }
    }

    /** Whether the database lacks what this folder has seen. */
    boolean isAheadOfTheDatabase() {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            String[] noted = Files.readString(file).strip().split(" ");
            return jdbc.sql("select count(*) from status_entry where award_id = :award and district_id = :district")
                            .param("award", UUID.fromString(noted[0]))
                            .param("district", UUID.fromString(noted[1]))
                            .query(Long.class)
                            .single()
                    == 0;
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            log.warn("{} cannot be read: {}", file, e.toString());
            return false;
        }
    }

    /** Once what it said was seen to: what fails on the way is noticed again. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    log.warn("{} cannot be removed: {}", file, e.toString());
                }
            }
        });
    }
}
