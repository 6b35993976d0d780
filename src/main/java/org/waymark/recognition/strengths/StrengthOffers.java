package org.waymark.recognition.strengths;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;
import org.waymark.people.guests.Guests;

/** Who lets themselves be found: nobody by default, by their own act alone, until they take it back or leave. */
@Service
@Transactional
class StrengthOffers {

    private static final int LATEST = 100;

    private final StrengthOfferRepository offers;
    private final Searches searches;
    private final People people;
    private final Minors minors;
    private final Guests guests;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    StrengthOffers(
            StrengthOfferRepository offers,
            Searches searches,
            People people,
            Minors minors,
            Guests guests,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock) {
        this.offers = offers;
        this.searches = searches;
        this.people = people;
        this.minors = minors;
        this.guests = guests;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How it stands with somebody.
     *
     * @param possible never for a minor, or who is here as a guest
     * @param found the searches that showed them
     */
    record Mine(boolean possible, Optional<StrengthOffer> offer, List<Searches.Found> found) {}

    @Transactional(readOnly = true)
    public Mine of(SignedInPerson me) {
        return new Mine(
                isPossible(me),
                offers.findByPersonAndDistrict(me.id(), me.district()),
                searches.that(me.id(), me.district(), LATEST));
    }

    void offer(Set<OpenTo> to, SignedInPerson me) {
        if (!isPossible(me)) {
            throw new StrengthsNotFound();
        }
        people.hold(me.id(), me.district());
        offers.findByPersonAndDistrict(me.id(), me.district())
                .ifPresentOrElse(
                        known -> known.isOpenTo(to),
                        () -> offers.save(new StrengthOffer(me.id(), me.district(), to, clock.instant())));
        audit.record(
                me.district().id(),
                me.id().toString(),
                AuditLog.SELF_ROLE,
                "strengths-offered",
                me.id().toString());
    }

    void withdraw(SignedInPerson me) {
        offers.findByPersonAndDistrict(me.id(), me.district()).ifPresent(known -> {
            offers.delete(known);
            audit.record(
                    me.district().id(),
                    me.id().toString(),
                    AuditLog.SELF_ROLE,
                    "strengths-withdrawn",
                    me.id().toString());
        });
    }

    /** Who left the district, is here as a guest or is protected as a minor now, said so for the time before. */
    void follow(DistrictId district) {
        jdbc.sql("delete from strength_offer where district_id = :district and person_id in (select p.id from person p"
                        + " where p.district_id = :district and (p.access_closed_at is not null"
                        + " or p.protected_until is not null or p.issuer = :here))")
                .param("here", guests.issuer())
                .param("district", district.id())
                .update();
    }

    Optional<StrengthOffer> of(PersonId person, DistrictId district) {
        return offers.findByPersonAndDistrict(person, district);
    }

    void forget(PersonId person, DistrictId district) {
        offers.findByPersonAndDistrict(person, district).ifPresent(offers::delete);
    }

    private boolean isPossible(SignedInPerson me) {
        return !me.isGuest() && !minors.isProtected(me.id(), me.district());
    }
}
