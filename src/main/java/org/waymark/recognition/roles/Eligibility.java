package org.waymark.recognition.roles;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That somebody has all that a position asks for; what has ended stays as ended. */
@Entity
class Eligibility {

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

    @Embedded
    @EmbeddedColumnNaming("role_%s")
    private RoleProfileId role;

    @Column
    private int turn;

    @Column
    private Instant since;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "eligibility_credential", joinColumns = @JoinColumn(name = "eligibility_id"))
    @Column(name = "definition_id")
    private Set<UUID> counted = new HashSet<>();

    @Column
    private @Nullable LocalDate toldOf;

    @Column
    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endedWhy;

    @SuppressWarnings("NullAway.Init")
    protected Eligibility() {}

    /**
     * @param turn how often they became eligible for it, this time included
     * @param counted the micro-credentials that it rests on
     */
    Eligibility(RoleProfile role, PersonId person, int turn, Collection<UUID> counted, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = role.district();
        this.person = person;
        this.role = role.id();
        this.turn = turn;
        this.since = at;
        this.counted.addAll(counted);
    }

    UUID id() {
        return id;
    }

    PersonId person() {
        return person;
    }

    RoleProfileId role() {
        return role;
    }

    DistrictId district() {
        return district;
    }

    int turn() {
        return turn;
    }

    Instant since() {
        return since;
    }

    boolean isInForce() {
        return endedAt == null;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    EndReason endedWhy() {
        return endedWhy;
    }

    boolean restsOn(UUID definition) {
        return counted.contains(definition);
    }

    Set<UUID> counted() {
        return Set.copyOf(counted);
    }

    /** It goes on, resting on these. */
    void restOn(Collection<UUID> others) {
        counted.retainAll(others);
        counted.addAll(others);
    }

    void end(EndReason why, Instant at) {
        if (!isInForce()) {
            throw new IllegalStateException("Eligibility " + id + " has ended");
        }
        endedAt = at;
        endedWhy = why;
    }

    /** Whether it is news to them that this window is open. */
    boolean toldOf(ApplicationWindow window) {
        boolean news = !window.from().equals(toldOf);
        toldOf = window.from();
        return news;
    }
}
