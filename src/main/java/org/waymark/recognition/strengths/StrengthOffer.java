package org.waymark.recognition.strengths;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That somebody lets leads find them, and for what; gone as soon as they take it back. */
@Entity
class StrengthOffer {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private boolean mentoring;

    @Column
    private boolean presenting;

    @Column(name = "for_a_role")
    private boolean aRole;

    @Column
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected StrengthOffer() {}

    StrengthOffer(PersonId person, DistrictId district, Set<OpenTo> to, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.person = person;
        this.district = district;
        this.since = at;
        isOpenTo(to);
    }

    final void isOpenTo(Set<OpenTo> to) {
        mentoring = to.contains(OpenTo.MENTORING);
        presenting = to.contains(OpenTo.PRESENTING);
        aRole = to.contains(OpenTo.A_ROLE);
    }

    /** For the page, too. */
    public Set<OpenTo> openTo() {
        Set<OpenTo> to = EnumSet.noneOf(OpenTo.class);
        if (mentoring) {
            to.add(OpenTo.MENTORING);
        }
        if (presenting) {
            to.add(OpenTo.PRESENTING);
        }
        if (aRole) {
            to.add(OpenTo.A_ROLE);
        }
        return to;
    }

    Instant since() {
        return since;
    }
}
