package org.waymark.lti;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A notice that was taken; its id is remembered, nothing of what it said. */
@Entity
@Immutable
@Table(name = "lti_notice")
class TakenNotice {

    @Id
    private UUID id;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String noticeId;

    @Column
    private String type;

    @Column
    private Instant takenAt;

    @SuppressWarnings("NullAway.Init")
    protected TakenNotice() {}
}
