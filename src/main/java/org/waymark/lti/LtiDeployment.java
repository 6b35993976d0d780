package org.waymark.lti;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.PlatformDeployment.Status;

@Entity
class LtiDeployment {

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String deploymentId;

    @Column
    private @Nullable UUID tenant;

    @Column
    @Enumerated(EnumType.STRING)
    private Status status;

    @Column
    private Instant firstSeenAt;

    /** A line each, see {@link PlatformMarks}. */
    @Column
    private String marks;

    @SuppressWarnings("NullAway.Init")
    protected LtiDeployment() {}

    LtiDeployment(UUID registration, String deploymentId, Instant firstSeenAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.registration = registration;
        this.deploymentId = deploymentId;
        this.firstSeenAt = firstSeenAt;
        this.status = Status.PENDING;
        this.marks = "";
    }

    /** Never moves to another tenant: persons, grades and badges hang on the first one. */
    void approve(UUID forTenant) {
        if (tenant != null && !tenant.equals(forTenant)) {
            throw new IllegalStateException("This deployment is already approved for another tenant");
        }
        tenant = forTenant;
        status = Status.APPROVED;
    }

    /** Nobody here knows it. */
    void decline() {
        if (status == Status.APPROVED) {
            throw new IllegalStateException("People come in through this deployment");
        }
        status = Status.DECLINED;
    }

    /** What its launches say of their installation, and may say from now on. */
    void learn(Set<String> more) {
        Set<String> all = new TreeSet<>(CopySighting.lines(marks));
        all.addAll(more);
        marks = String.join("\n", all);
    }

    PlatformDeployment view() {
        return new PlatformDeployment(
                registration, deploymentId, tenant, status, firstSeenAt, CopySighting.lines(marks));
    }
}
