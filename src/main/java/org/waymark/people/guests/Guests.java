package org.waymark.people.guests;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Audience;
import org.waymark.people.programmes.Programmes;
import org.waymark.settings.WaymarkSettings;

/** What is open to people whom no LMS signed in. */
@Service
@Transactional(readOnly = true)
public class Guests {

    private final GuestInvitations invitations;
    private final Programmes programmes;
    private final WaymarkSettings settings;
    private final JdbcClient jdbc;

    Guests(GuestInvitations invitations, Programmes programmes, WaymarkSettings settings, JdbcClient jdbc) {
        this.invitations = invitations;
        this.programmes = programmes;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /**
     * Whether they may begin and hand in work: those who were invited to, and those who are in a running programme for the
     * community. Anyone else who left the LMS, and whom a lead shut out, reads what is their own.
     */
    public boolean mayWork(PersonId person, DistrictId district) {
        return offers(person, district).isPresent();
    }

    /** Those of these whom no LMS knows, in one read. */
    public Set<PersonId> among(Collection<PersonId> some, DistrictId district) {
        return some.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select id from person where district_id = :district and issuer = :here and id in (:some)")
                        .param("district", district.id())
                        .param("here", issuer())
                        .param("some", some.stream().map(PersonId::id).toList())
                        .query((row, n) -> new PersonId(row.getObject("id", UUID.class)))
                        .list());
    }

    /** Who says of guests who they are: this place itself. */
    public String issuer() {
        return settings.baseUrl().toString();
    }

    /** Which micro-credentials, by id, somebody may begin: all from a course; as a guest those that are offered to them. */
    public Predicate<UUID> mayBegin(SignedInPerson me) {
        Optional<Set<UUID>> offered = offeredOnly(me);
        return credential -> offered.isEmpty() || offered.get().contains(credential);
    }

    /** The ids of the only ones that somebody may begin; empty where that is whatever the district has. */
    public Optional<Set<UUID>> offeredOnly(SignedInPerson me) {
        if (!me.isGuest()) {
            return Optional.empty();
        }
        Offers offers = offers(me.id(), me.district()).orElse(new Offers(false, Set.of()));
        return offers.all() ? Optional.empty() : Optional.of(offers.credentials());
    }

    /** @param all whoever was invited to no programme may begin whatever the district has */
    private record Offers(boolean all, Set<UUID> credentials) {}

    private Optional<Offers> offers(PersonId person, DistrictId district) {
        GuestInvitations.Entries entries = invitations.entries(person, district);
        if (entries.shutOut()) {
            return Optional.empty();
        }
        List<Programmes.Offering> offerings = programmes.offeredTo(person, district).stream()
                .filter(offering -> entries.any() || offering.audiences().contains(Audience.COMMUNITY))
                .toList();
        if (!entries.withoutProgramme() && offerings.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> credentials = new HashSet<>();
        offerings.forEach(offering -> credentials.addAll(offering.credentials()));
        return Optional.of(new Offers(entries.withoutProgramme(), credentials));
    }
}
