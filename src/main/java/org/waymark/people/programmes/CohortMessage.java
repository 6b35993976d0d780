package org.waymark.people.programmes;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What somebody wrote to their cohort, in plain text. */
@Entity
class CohortMessage {

    static final int LONGEST = 4000;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("cohort_%s")
    private CohortId cohort;

    @Embedded
    @EmbeddedColumnNaming("author_%s")
    private PersonId author;

    @Column
    private Instant writtenAt;

    @Column
    private String text;

    @Column
    private @Nullable Instant removedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable RemovalReason removedFor;

    @SuppressWarnings("NullAway.Init")
    protected CohortMessage() {}

    CohortMessage(UUID id, CohortId cohort, DistrictId district, PersonId author, String text, Instant at) {
        this.id = id;
        this.cohort = cohort;
        this.district = district;
        this.author = author;
        this.text = text;
        this.writtenAt = at;
    }

    /** A lead takes its words away; that there were some, and why they went, stays. */
    boolean isRemoved(RemovalReason reason, Instant at) {
        if (removedAt != null) {
            return false;
        }
        text = "";
        removedAt = at;
        removedFor = reason;
        return true;
    }

    /** A name in it was taken out. */
    void isSaid(String withoutName) {
        text = withoutName;
    }

    UUID id() {
        return id;
    }

    PersonId author() {
        return author;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    String text() {
        return text;
    }

    @Nullable
    RemovalReason removedFor() {
        return removedFor;
    }
}
