package org.waymark.lti.doctor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers what platforms and we refused each other, for the operator and for the administrator of that LMS. A flood
 * of refusals stays small: those of one code and place within a minute are one row, each connection keeps the newest 50
 * of each code, so that a flood of one does not wash away the others, and nothing is kept longer than 30 days.
 */
@Service
public class LaunchDoctor {

    static final Duration KEPT = Duration.ofDays(30);
    static final int MOST_OF_ONE_CODE = 50;

    /** How many strangers, or deployments of one connection, are told apart within a minute; the others are counted. */
    private static final int PLACES = 64;

    private static final Logger log = LoggerFactory.getLogger(LaunchDoctor.class);

    private final IncidentRepository incidents;
    private final TransactionTemplate apart;
    private final TransactionTemplate reading;
    private final SecureRandom random;
    private final Clock clock;

    /** What happened in this minute on this node. */
    private final Map<Bucket, Seen> recent = new ConcurrentHashMap<>();

    /** How many sources of each connection, or of no known one, were told apart in this minute. */
    private final Map<Optional<UUID>, AtomicInteger> places = new ConcurrentHashMap<>();

    private volatile Instant minute = Instant.MIN;

    LaunchDoctor(
            IncidentRepository incidents, PlatformTransactionManager transactions, SecureRandom random, Clock clock) {
        this.incidents = incidents;
        // Whatever becomes of the refused work, its record stays.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.random = random;
        this.clock = clock;
    }

    private record Bucket(Instant minute, IncidentKind kind, String code, IncidentSource source) {}

    private record Seen(String reference, AtomicInteger times) {}

    /**
     * Records a refusal in a transaction of its own and answers its reference number. It never throws: a refusal that
     * cannot be recorded is a refusal all the same.
     *
     * @param code a stable short code; {@code lti.doctor.code.<code>} says what to do about it
     */
    public String refused(IncidentKind kind, String code, IncidentSource source, List<Finding> findings) {
        Instant now = clock.instant();
        Bucket bucket = bucket(new Bucket(now.truncatedTo(ChronoUnit.MINUTES), kind, code, source));
        Seen seen = recent.computeIfAbsent(bucket, none -> new Seen(reference(), new AtomicInteger()));
        int times = seen.times().incrementAndGet();
        try {
            if (times == 1) {
                Incident incident =
                        new Incident(seen.reference(), kind, code, bucket.source(), List.copyOf(findings), now);
                apart.executeWithoutResult(status -> incidents.save(incident));
            } else if (isWorthWriting(times)) {
                apart.executeWithoutResult(
                        status -> incidents.count(seen.reference(), times, now, now.truncatedTo(ChronoUnit.MINUTES)));
            }
        } catch (RuntimeException e) {
            log.error("The refusal {} ({}) could not be recorded", seen.reference(), code, e);
        }
        return seen.reference();
    }

    /**
     * Records that a service of a platform did not do what it was asked.
     *
     * @param kind TOKEN, GRADES, ROSTER, GROUPS or NOTICE
     */
    public void serviceRefused(
            UUID registration, @Nullable String deploymentId, IncidentKind kind, String code, List<Finding> findings) {
        String reference = refused(kind, code, IncidentSource.of(registration, deploymentId), findings);
        log.info("Registration {}: {} {}, reference {}", registration, kind, code, reference);
    }

    /** Exactly while it is rare; a flood costs a write each time it has doubled. */
    private static boolean isWorthWriting(int times) {
        return times <= 10 || Integer.bitCount(times) == 1;
    }

    /** Its own, or that of all the others where too many were told apart in this minute. */
    private Bucket bucket(Bucket wanted) {
        if (!wanted.minute().equals(minute)) {
            minute = wanted.minute();
            recent.keySet().removeIf(earlier -> !earlier.minute().equals(wanted.minute()));
            places.clear();
        }
        Optional<UUID> connection = Optional.ofNullable(wanted.source().registration());
        IncidentSource others = new IncidentSource(connection.orElse(null), null, null, null);
        boolean known = recent.containsKey(wanted) || wanted.source().equals(others);
        if (known
                || places.computeIfAbsent(connection, none -> new AtomicInteger())
                                .incrementAndGet()
                        <= PLACES) {
            return wanted;
        }
        return new Bucket(wanted.minute(), wanted.kind(), wanted.code(), others);
    }

    private String reference() {
        byte[] fresh = new byte[4];
        random.nextBytes(fresh);
        return HexFormat.of().formatHex(fresh);
    }

    /**
     * What someone may see.
     *
     * @param registration the only connection seen, or null for all
     * @param deployments the only deployments seen, or null for all
     * @param unnamed whether also what named no deployment is seen
     */
    public record Sight(
            @Nullable UUID registration, @Nullable Set<String> deployments, boolean unnamed) {

        /** That of the operator. */
        public static final Sight ALL = new Sight(null, null, true);

        private boolean covers(IncidentView incident) {
            return (registration == null || registration.equals(incident.registration()))
                    && (deployments == null
                            || (incident.deploymentId() == null
                                    ? unnamed
                                    : deployments.contains(incident.deploymentId())));
        }
    }

    /** The newest first, at most this many; a filter that is null lets all through. */
    public List<IncidentView> newest(Sight sight, @Nullable UUID registration, @Nullable String code, int most) {
        Specification<Incident> wanted = is("registration", sight.registration())
                .and(is("registration", registration))
                .and(is("code", code))
                .and(
                        sight.deployments() == null
                                ? Specification.unrestricted()
                                : (incident, query, cb) -> sight.unnamed()
                                        ? cb.or(
                                                incident.get("deploymentId").in(sight.deployments()),
                                                cb.isNull(incident.get("deploymentId")))
                                        : incident.get("deploymentId").in(sight.deployments()));
        return Objects.requireNonNull(reading.execute(status ->
                incidents
                        .findBy(
                                wanted,
                                query -> query.sortBy(Sort.by(Sort.Direction.DESC, "lastAt", "id"))
                                        .limit(most)
                                        .all())
                        .stream()
                        .map(Incident::view)
                        .toList()));
    }

    /** The incident behind a reference number; one that may not be seen is not found. */
    public Optional<IncidentView> find(Sight sight, String reference) {
        return Objects.requireNonNull(
                reading.execute(status -> incidents.findByReferenceOrderByAtDesc(reference.strip()).stream()
                        .map(Incident::view)
                        .filter(sight::covers)
                        .findFirst()));
    }

    /** The codes that occur in what may be seen. */
    public List<String> codes(Sight sight) {
        return Objects.requireNonNull(reading.execute(status -> sight.registration() == null
                ? incidents.codes()
                : sight.deployments() == null
                        ? incidents.codes(sight.registration())
                        : incidents.codes(sight.registration(), sight.deployments(), sight.unnamed())));
    }

    /** Removes what is too old or too much. */
    int sweep() {
        return Objects.requireNonNull(apart.execute(status ->
                incidents.removeOlderThan(clock.instant().minus(KEPT)) + incidents.removeBeyond(MOST_OF_ONE_CODE)));
    }

    private static Specification<Incident> is(String name, @Nullable Object value) {
        return value == null
                ? Specification.unrestricted()
                : (incident, query, cb) -> cb.equal(incident.get(name), value);
    }
}
