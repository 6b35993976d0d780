package org.waymark.award.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.award.AwardId;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.StoreNotes;

/**
 * Beside the database, in the data folder and with the evidence, stands which award was given a place last: a folder may end with
 * its node, and a bucket may not answer. Places are never taken away, so a database without it is older than a badge that went
 * out.
 */
@Component
class LastPlace {

    static final String NAME = "last-place";

    private static final Logger log = LoggerFactory.getLogger(LastPlace.class);

    /** A store that hangs holds up one badge of so long, not each. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Path folder;
    private final Path file;
    private final StoreNotes store;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Instant quietUntil = Instant.MIN;

    LastPlace(WaymarkSettings settings, StoreNotes store, JdbcClient jdbc, Clock clock) {
        this.folder = settings.dataDir();
        this.file = folder.resolve(NAME);
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Once the place is committed, of several the first, as good as any; what takes nothing stops no badge. */
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

        private final String noted;

        private Noted(AwardId award, DistrictId district) {
            this.noted = award.id() + " " + district.id();
        }

        @Override
        public void afterCommit() {
            try {
                Files.createDirectories(folder);
                Path fresh = Files.createTempFile(folder, NAME, null);
                Files.writeString(fresh, noted);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                log.warn("{} cannot be written: {}", file, e.toString());
            }
            ask(() -> {
                store.write(NAME, noted);
                return Optional.empty();
            });
        }
    }

    /** Whether the database lacks what this folder, or any node, has seen. */
    boolean isAheadOfTheDatabase() {
        return Stream.concat(inFolder().stream(), ask(() -> store.read(NAME)).stream())
                .distinct()
                .anyMatch(this::isUnknown);
    }

    private Optional<String> inFolder() {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            log.warn("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private boolean isUnknown(String noted) {
        try {
            String[] words = noted.strip().split(" ");
            return jdbc.sql("select count(*) from status_entry where award_id = :award and district_id = :district")
                            .param("award", UUID.fromString(words[0]))
                            .param("district", UUID.fromString(words[1]))
                            .query(Long.class)
                            .single()
                    == 0;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            log.warn("{} says nothing that is known: {}", NAME, e.toString());
            return false;
        }
    }

    /** Once what they said was seen to: what fails on the way is noticed again. */
    void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    log.warn("{} cannot be removed: {}", file, e.toString());
                }
                ask(() -> {
                    store.remove(NAME);
                    return Optional.empty();
                });
            }
        });
    }

    private interface Question {
        Optional<String> ask() throws IOException;
    }

    private Optional<String> ask(Question question) {
        if (clock.instant().isBefore(quietUntil)) {
            return Optional.empty();
        }
        try {
            return question.ask();
        } catch (IOException e) {
            log.warn("The evidence store does not tell or keep {}: {}", NAME, e.toString());
            quietUntil = clock.instant().plus(QUIET);
            return Optional.empty();
        }
    }
}
