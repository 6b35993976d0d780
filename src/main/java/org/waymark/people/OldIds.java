package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.OldIdsProven;

/** What persons were called under LTI 1.1. */
@Service
@Transactional
class OldIds {

    private static final Logger log = LoggerFactory.getLogger(OldIds.class);

    private final PersonOldIdRepository oldIds;
    private final PersonRepository persons;
    private final Clock clock;

    OldIds(PersonOldIdRepository oldIds, PersonRepository persons, Clock clock) {
        this.oldIds = oldIds;
        this.persons = persons;
        this.clock = clock;
    }

    /** Keeps the old id; one that another person has proven before stays theirs. */
    @EventListener
    void on(OldIdsProven proven) {
        String old = proven.userId();
        if (old == null) {
            return;
        }
        DistrictId district = new DistrictId(proven.launch().tenant());
        Optional<PersonOldId> known = oldIds.findByDistrictAndConsumerKeyAndUserId(district, proven.consumerKey(), old);
        Person person = persons.findByDistrictAndIssuerAndSub(
                        district, proven.launch().issuer(), proven.launch().sub())
                .orElse(null);
        if (person == null) {
            // Not signed in yet, where the browser keeps no cookie; the next launch says it again.
            return;
        }
        if (known.isEmpty()) {
            oldIds.add(
                    UuidCreator.getTimeOrderedEpoch(),
                    district.id(),
                    person.id().id(),
                    proven.consumerKey(),
                    old,
                    clock.instant());
            log.info("Person {} is linked to an id of LTI 1.1", person.id());
        } else if (!known.get().person().equals(person.id())) {
            log.warn(
                    "Person {} claims an id of LTI 1.1 that is person {}'s",
                    person.id(),
                    known.get().person());
        }
    }

    @Transactional(readOnly = true)
    List<PersonOldId> of(PersonId person, DistrictId district) {
        return oldIds.findByPersonAndDistrict(person, district);
    }
}
