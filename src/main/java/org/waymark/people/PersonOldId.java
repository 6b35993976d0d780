package org.waymark.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;

/** What a person was called under LTI 1.1, as a signed launch proved. */
@Entity
@Immutable
class PersonOldId {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private String consumerKey;

    @Column
    private String userId;

    @Column
    private Instant provenAt;

    @SuppressWarnings("NullAway.Init")
    protected PersonOldId() {}

    PersonId person() {
        return person;
    }

    String consumerKey() {
        return consumerKey;
    }

    String userId() {
        return userId;
    }

    Instant provenAt() {
        return provenAt;
    }
}
