package org.waymark.lti.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** When each connection last worked, with which services, how its clock went, and what its last self-test found. */
@Service
public class VitalSigns {

    /** A clock so far off is worth a line in the log before it makes launches fail. */
    private static final Duration REMARKABLE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_TESTS = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(VitalSigns.class);

    private final ConnectionHealthRepository health;
    private final TransactionTemplate apart;
    private final Clock clock;

    /** The minute in which each was last written by this node: a busy connection costs one write a minute. */
    private final Map<Pulse, Instant> written = new ConcurrentHashMap<>();

    VitalSigns(ConnectionHealthRepository health, PlatformTransactionManager transactions, Clock clock) {
        this.health = health;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private record Pulse(UUID registration, boolean deepLinking) {}

    /**
     * A launch was let in. What cannot be written is only logged: nobody is kept out for it.
     *
     * @param drift how far the token's "iat" was ahead of our clock
     * @param services see {@link HealthView#services()}; those of a launch to choose content are not looked at, since
     *     platforms leave some out there
     */
    public void launched(UUID registration, Duration drift, Set<String> services, boolean deepLinking) {
        Instant now = clock.instant();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (minute.equals(written.put(new Pulse(registration, deepLinking), minute))) {
            return;
        }
        if (drift.abs().compareTo(REMARKABLE) >= 0) {
            log.info("The clock of registration {} differs from ours by {}", registration, Finding.seconds(drift));
        }
        int seconds = (int) Math.max(-999_999_999, Math.min(999_999_999, drift.toSeconds()));
        String names = String.join(" ", new TreeSet<>(services));
        write(
                registration,
                () -> deepLinking
                        ? health.choseContent(registration, now, seconds)
                        : health.launched(registration, now, seconds, names));
    }

    private interface Statement {
        int rows();
    }

    private void write(UUID registration, Statement statement) {
        try {
            if (Objects.requireNonNull(apart.execute(status -> statement.rows())) == 0) {
                makeRow(registration);
                apart.executeWithoutResult(status -> statement.rows());
            }
        } catch (RuntimeException e) {
            log.error("The health of registration {} could not be written", registration, e);
        }
    }

    private void makeRow(UUID registration) {
        try {
            apart.executeWithoutResult(status -> health.save(new ConnectionHealth(registration)));
        } catch (DataIntegrityViolationException otherNodeWasFirst) {
            // The row is there, which is all we want.
        }
    }

    public HealthView of(UUID registration) {
        return Objects.requireNonNull(apart.execute(status ->
                health.findById(registration).map(ConnectionHealth::view).orElse(HealthView.NEVER_SEEN)));
    }

    /** Whether a self-test may run now: one at a time on all nodes, and not again within 15 seconds. */
    public boolean mayTest(UUID registration) {
        if (!Objects.requireNonNull(apart.execute(status -> health.existsById(registration)))) {
            makeRow(registration);
        }
        Instant now = clock.instant();
        return Objects.requireNonNull(
                        apart.execute(status -> health.beginTest(registration, now, now.minus(BETWEEN_TESTS))))
                == 1;
    }

    public void tested(UUID registration, List<CheckLine> lines) {
        apart.executeWithoutResult(
                status -> health.findById(registration).orElseThrow().tested(List.copyOf(lines)));
    }
}
