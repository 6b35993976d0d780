package org.waymark.people.earners;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.Role;

/** What schools hold of guardians' consent; without it a minor hands nothing in. */
@Service
@Transactional
public class GuardianConsents {

    private static final Logger log = LoggerFactory.getLogger(GuardianConsents.class);

    private final GuardianConsentRepository consents;
    private final Minors minors;
    private final People people;
    private final Districts districts;
    private final AuditLog audit;
    private final Clock clock;

    GuardianConsents(
            GuardianConsentRepository consents,
            Minors minors,
            People people,
            Districts districts,
            AuditLog audit,
            Clock clock) {
        this.consents = consents;
        this.minors = minors;
        this.people = people;
        this.districts = districts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this person may hand in work: everyone but a minor without a guardian's consent that is in force. */
    @Transactional(readOnly = true)
    public boolean letsSubmit(PersonId person, DistrictId district) {
        return !minors.isProtected(person, district)
                || consents.findByPersonAndDistrictOrderByRecordedAtDesc(person, district).stream()
                        .anyMatch(consent -> consent.isInForce(today(district)));
    }

    /** Those of these for whom a consent is in force. */
    @Transactional(readOnly = true)
    Set<PersonId> heldFor(Collection<PersonId> persons, DistrictId district) {
        return persons.isEmpty() ? Set.of() : Set.copyOf(consents.inForce(persons, district, today(district)));
    }

    @Transactional(readOnly = true)
    List<ConsentLine> of(PersonId person, DistrictId district) {
        List<GuardianConsent> all = consents.findByPersonAndDistrictOrderByRecordedAtDesc(person, district);
        Set<PersonId> recorders = all.stream().map(GuardianConsent::recordedBy).collect(Collectors.toSet());
        Map<PersonId, String> names = people.names(recorders, district);
        LocalDate today = today(district);
        return all.stream()
                .map(consent -> consent.line(today, names.getOrDefault(consent.recordedBy(), "")))
                .toList();
    }

    void record(PersonId person, DistrictId district, GuardianConsent.Given given, PersonId by, Role role) {
        GuardianConsent consent = consents.save(new GuardianConsent(district, person, given, by, clock.instant()));
        audit.recordAbout(
                district.id(),
                by.toString(),
                role.name(),
                "guardian-consent-recorded",
                person.toString(),
                person + " " + consent.id());
        log.info("Guardian consent {} recorded", consent.id());
    }

    void end(UUID id, PersonId person, DistrictId district, PersonId by, Role role) {
        consents.findByIdAndPersonAndDistrict(id, person, district)
                .orElseThrow(PersonNotFound::new)
                .end(by, clock.instant());
        audit.recordAbout(
                district.id(),
                by.toString(),
                role.name(),
                "guardian-consent-ended",
                person.toString(),
                person + " " + id);
    }

    /** The day it is in the district. */
    @Transactional(readOnly = true)
    LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(
                clock.instant(), ZoneId.of(districts.card(district).zone()));
    }
}
