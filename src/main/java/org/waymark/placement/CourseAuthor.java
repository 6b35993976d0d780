package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That a launch said of a person that they arrange the content of a course. */
@Entity
@Immutable
class CourseAuthor {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID registrationId;

    @Column
    private String contextId;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private Instant firstSeenAt;

    /** When a launch last said so, to the day. */
    @Column
    private Instant saidAt;

    @SuppressWarnings("NullAway.Init")
    protected CourseAuthor() {}

    String contextId() {
        return contextId;
    }

    Instant firstSeenAt() {
        return firstSeenAt;
    }

    UUID id() {
        return id;
    }

    Instant saidAt() {
        return saidAt;
    }
}
