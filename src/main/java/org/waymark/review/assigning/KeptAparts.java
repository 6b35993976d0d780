package org.waymark.review.assigning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/** Of whom somebody said that neither reads the other's work. Nobody else is told, nor does the audit name the other. */
@Service
@Transactional
class KeptAparts {

    /** More would leave a district's pool to whoever names its readers one by one. */
    static final int MOST = 12;

    private static final int FOUND = 20;
    private static final int SHORTEST = 2;

    private final KeptApartRepository apart;
    private final People people;
    private final Hands hands;
    private final AuditLog audit;
    private final Clock clock;

    KeptAparts(KeptApartRepository apart, People people, Hands hands, AuditLog audit, Clock clock) {
        this.apart = apart;
        this.people = people;
        this.hands = hands;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody whom one named. */
    record Row(UUID id, String name, Instant saidAt) {}

    @Transactional(readOnly = true)
    public List<Row> of(SignedInPerson me) {
        List<KeptApart> said = apart.findBySaidByAndDistrictOrderBySaidAt(me.id(), me.district());
        Map<PersonId, String> names =
                people.names(said.stream().map(KeptApart::other).toList(), me.district());
        return said.stream()
                .map(each -> new Row(each.id(), names.getOrDefault(each.other(), ""), each.saidAt()))
                .toList();
    }

    /** Those of a name, without oneself. */
    @Transactional(readOnly = true)
    public List<People.Named> named(String words, SignedInPerson me) {
        if (words.strip().length() < SHORTEST) {
            return List.of();
        }
        return people.search(words.strip(), me.district(), FOUND).stream()
                .filter(found -> !found.id().equals(me.id()))
                .toList();
    }

    /** Whether one may name another person still. */
    @Transactional(readOnly = true)
    public boolean isFull(SignedInPerson me) {
        return apart.findBySaidByAndDistrictOrderBySaidAt(me.id(), me.district())
                        .size()
                >= MOST;
    }

    /** How much one has been given to read and has not sent. */
    @Transactional(readOnly = true)
    public int held(SignedInPerson me) {
        return hands.held(me.id(), me.district());
    }

    /**
     * What the other holds of one's own work goes to somebody else at once, and so does all that one holds oneself: if only
     * the other's went, that would tell whose it was. Naming somebody twice changes nothing.
     *
     * @throws AssigningNotFound for oneself, and for whom the district does not know
     */
    void say(PersonId identity, SignedInPerson me) {
        DistrictId district = me.district();
        PersonId other = people.main(identity, district);
        if (other.equals(me.id()) || !people.isKnown(other, district)) {
            throw new AssigningNotFound();
        }
        people.hold(me.id(), district);
        List<KeptApart> said = apart.findBySaidByAndDistrictOrderBySaidAt(me.id(), district);
        if (said.size() >= MOST || said.stream().anyMatch(each -> each.other().equals(other))) {
            return;
        }
        KeptApart added = apart.saveAndFlush(new KeptApart(me.id(), other, district, clock.instant()));
        audit.record(
                me.district().id(),
                me.id().toString(),
                AuditLog.SELF_ROLE,
                "reviewing-apart-said",
                added.id().toString());
        hands.part(me.id(), other, district);
    }

    /** A second time changes nothing. */
    void takeBack(UUID id, SignedInPerson me) {
        apart.findByIdAndSaidByAndDistrict(id, me.id(), me.district()).ifPresent(found -> {
            apart.delete(found);
            apart.flush();
            audit.record(
                    me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "reviewing-apart-ended", id.toString());
            hands.fillWaiting(me.district());
        });
    }
}
