package org.waymark.people.guests;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Audience;

/** Brings people who have no account in any LMS: a code to hand out, for some places and until some time. */
@Entity
class GuestInvitation {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String code;

    @Column
    private String title;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Column
    private @Nullable UUID programmeId;

    @Column
    private int places;

    @Column
    private int taken;

    @Column
    private Instant closesAt;

    @Column
    private @Nullable Instant closedAt;

    @Column
    private Instant madeAt;

    @Embedded
    @EmbeddedColumnNaming("made_by_%s")
    private @Nullable PersonId madeBy;

    @SuppressWarnings("NullAway.Init")
    protected GuestInvitation() {}

    GuestInvitation(DistrictId district, Terms terms, String code, @Nullable PersonId by, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.code = code;
        this.title = terms.title();
        this.audience = terms.audience();
        this.programmeId = terms.programme();
        this.places = terms.places();
        this.closesAt = terms.closesAt();
        this.madeBy = by;
        this.madeAt = at;
    }

    /** What an invitation offers. */
    record Terms(String title, Audience audience, @Nullable UUID programme, int places, Instant closesAt) {

        Terms {
            if (audience == Audience.STUDENT) {
                // Students come through their school: a minor has no address to be invited by.
                throw new IllegalArgumentException("Students are not invited by e-mail");
            }
        }
    }

    /** Someone comes; nobody does once it is closed or full. */
    void take(Instant now) {
        if (!isOpenAt(now)) {
            throw new IllegalStateException("Invitation " + id + " is closed");
        }
        taken++;
    }

    void close(Instant at) {
        if (closedAt == null) {
            closedAt = at;
        }
    }

    boolean isOpenAt(Instant now) {
        return closedAt == null && now.isBefore(closesAt) && taken < places;
    }

    UUID id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    Audience audience() {
        return audience;
    }

    @Nullable
    UUID programme() {
        return programmeId;
    }

    /** @param programmes the names of the district's, by id */
    GuestInvitations.View view(Instant now, String url, Map<UUID, String> programmes) {
        String programme = programmeId == null ? null : programmes.get(programmeId);
        return new GuestInvitations.View(id, title, audience, programme, url, places, taken, closesAt, isOpenAt(now));
    }
}
