package org.waymark.review.certification;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.DistrictId;

/** Whoever earns this stack is asked whether they would like to review. */
@Entity
@Table(name = "review_admitting_stack")
class AdmittingStack {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("stack_%s")
    private StackId stack;

    /** Until when those were asked who earned it; null where nobody was yet. */
    @Column
    private @Nullable Instant followedUntil;

    /** By which of its versions. */
    @Column
    private int followedNumber;

    @SuppressWarnings("NullAway.Init")
    protected AdmittingStack() {}

    StackId stack() {
        return stack;
    }

    /** From when on decisions may have completed it: from the first one where its rule is another now. */
    Instant followedUntil(int number) {
        return followedUntil == null || followedNumber != number ? Instant.EPOCH : followedUntil;
    }

    void followed(int number, Instant until) {
        followedNumber = number;
        followedUntil = until;
    }
}
