package org.waymark.lti;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.SuspectedCopy.Status;

/** Launches of a known deployment that seem to come from a copy of its LMS, until a person says what it is. */
@Entity
@Table(name = "lti_copy_sighting")
class CopySighting {

    /** Enough for a person to know it by; a platform that names itself anew in each launch fills no row. */
    private static final int MOST_LINES = 50;

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String deploymentId;

    /** Lines, as in {@link LtiDeployment}. */
    @Column
    private String expected;

    @Column
    private String came;

    @Column
    @Enumerated(EnumType.STRING)
    private Status status;

    @Column
    private Instant firstSeenAt;

    @Column
    private @Nullable Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected CopySighting() {}

    CopySighting(PlatformDeployment deployment, Set<String> expected, Set<String> came, Instant firstSeenAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.registration = deployment.registration();
        this.deploymentId = deployment.deploymentId();
        this.expected = String.join("\n", expected);
        this.came = String.join("\n", came);
        this.status = Status.SUSPECTED;
        this.firstSeenAt = firstSeenAt;
    }

    /** Whether these marks are of what was seen here. */
    boolean shares(Set<String> strange) {
        return lines(came).stream().anyMatch(strange::contains);
    }

    /** Another launch of the same says more. */
    void alsoSaw(Set<String> moreExpected, Set<String> strange) {
        expected = joined(expected, moreExpected);
        came = joined(came, strange);
    }

    private static String joined(String lines, Set<String> more) {
        Set<String> all = new TreeSet<>(lines(lines));
        for (String line : more) {
            if (all.size() < MOST_LINES) {
                all.add(line);
            }
        }
        return String.join("\n", all);
    }

    /** A person knows it: it is the real LMS, under another name or moved. */
    Set<String> confirm(Instant now) {
        status = Status.CONFIRMED;
        decidedAt = now;
        return lines(came);
    }

    /** A person says that it is a copy: nobody comes in through it. */
    void refuse(Instant now) {
        if (status == Status.CONFIRMED) {
            throw new IllegalStateException("What was confirmed is part of the deployment by now");
        }
        status = Status.REFUSED;
        decidedAt = now;
    }

    Status status() {
        return status;
    }

    UUID registration() {
        return registration;
    }

    String deploymentId() {
        return deploymentId;
    }

    SuspectedCopy view() {
        return new SuspectedCopy(
                id, registration, deploymentId, lines(expected), lines(came), status, firstSeenAt, decidedAt);
    }

    static Set<String> lines(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(Set.of(text.split("\n")));
    }
}
