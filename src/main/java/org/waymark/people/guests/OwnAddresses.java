package org.waymark.people.guests;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.earners.MinorProtected;
import org.waymark.people.earners.Minors;

/** The e-mail addresses that people gave as their own. A minor who is protected has none. */
@Service
@Transactional
public class OwnAddresses {

    static final int MOST = 5;

    private static final Logger log = LoggerFactory.getLogger(OwnAddresses.class);

    private final PersonEmailRepository emails;
    private final MailLinks links;
    private final Minors minors;
    private final People people;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAddresses(
            PersonEmailRepository emails,
            MailLinks links,
            Minors minors,
            People people,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.emails = emails;
        this.links = links;
        this.minors = minors;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** An address as its owner sees it. */
    record OwnAddress(UUID id, String address, boolean proved) {}

    /** A person whom an address opens. */
    record Owner(PersonId person, DistrictId district) {}

    /** Those that a link proved, the oldest first. */
    @Transactional(readOnly = true)
    public List<String> of(PersonId person, DistrictId district) {
        return minors.isProtected(person, district)
                ? List.of()
                : emails.findByPersonAndDistrictOrderByAddedAt(person, district).stream()
                        .filter(PersonEmail::isVerified)
                        .map(PersonEmail::address)
                        .toList();
    }

    /** Where letters to this person go, if anywhere. */
    @Transactional(readOnly = true)
    public Optional<String> forLetters(PersonId person, DistrictId district) {
        return of(person, district).stream().findFirst();
    }

    @Transactional(readOnly = true)
    List<OwnAddress> all(PersonId person, DistrictId district) {
        return emails.findByPersonAndDistrictOrderByAddedAt(person, district).stream()
                .filter(email -> !email.isForgotten())
                .map(email -> new OwnAddress(email.id(), email.address(), email.isVerified()))
                .toList();
    }

    /** Everyone whom this address opens, in whatever district, each once; never a minor who is protected. */
    @Transactional(readOnly = true)
    List<Owner> owners(String addressKey) {
        List<PersonEmail> found = emails.findByAddressKeyAndVerifiedAtIsNotNullOrderByVerifiedAt(addressKey);
        return found.stream().collect(Collectors.groupingBy(PersonEmail::district)).entrySet().stream()
                .flatMap(entry -> {
                    List<PersonId> persons = entry.getValue().stream()
                            .map(email -> owner(email).person())
                            .distinct()
                            .toList();
                    Set<PersonId> hidden = minors.protectedAmong(persons, entry.getKey());
                    return persons.stream()
                            .filter(person -> !hidden.contains(person))
                            .map(person -> new Owner(person, entry.getKey()));
                })
                .toList();
    }

    /** How this address is spelled by whoever was the first to prove it; empty where nobody has. */
    @Transactional(readOnly = true)
    Optional<String> proved(String addressKey) {
        return emails.findByAddressKeyAndVerifiedAtIsNotNullOrderByVerifiedAt(addressKey).stream()
                .map(PersonEmail::address)
                .findFirst();
    }

    /** The proved address that a letter to open a record goes to; empty if it would open none. */
    @Transactional(readOnly = true)
    Optional<String> whereLettersOpen(String addressKey) {
        Set<Owner> owners = Set.copyOf(owners(addressKey));
        return emails.findByAddressKeyAndVerifiedAtIsNotNullOrderByVerifiedAt(addressKey).stream()
                .filter(email -> owners.contains(owner(email)))
                .map(PersonEmail::address)
                .findFirst();
    }

    /** What came of adding an address. */
    enum Added {
        NEW,
        STILL_TO_BE_PROVED,
        PROVED_BEFORE
    }

    /** Notes an address that is still to be proved. */
    Added add(PersonId person, DistrictId district, MailAddress address) {
        requireAllowed(person, district);
        Optional<PersonEmail> known = emails.findByPersonAndDistrictAndAddressKey(person, district, address.key());
        if (known.isPresent()) {
            return known.get().isVerified() ? Added.PROVED_BEFORE : Added.STILL_TO_BE_PROVED;
        }
        if (emails.countByPersonAndDistrictAndAddressNot(person, district, "") >= MOST) {
            throw new OwnAddressRefused(OwnAddressRefused.Problem.TOO_MANY);
        }
        emails.save(new PersonEmail(district, person, address, clock.instant()));
        audit.recordAbout(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                "address-added",
                person.toString(),
                person.toString());
        return Added.NEW;
    }

    /** An address that was proved in the same step, as that of someone who takes up an invitation. */
    void addProved(PersonId person, DistrictId district, MailAddress address) {
        requireAllowed(person, district);
        PersonEmail email = emails.findByPersonAndDistrictAndAddressKey(person, district, address.key())
                .orElseGet(() -> emails.save(new PersonEmail(district, person, address, clock.instant())));
        email.verify(address, clock.instant());
    }

    /** The link that was sent there came back; false if the address was taken off meanwhile. */
    boolean prove(PersonId person, DistrictId district, MailAddress address) {
        requireAllowed(person, district);
        Optional<PersonEmail> email = emails.findByPersonAndDistrictAndAddressKey(person, district, address.key());
        email.filter(found -> !found.isVerified()).ifPresent(found -> {
            found.verify(address, clock.instant());
            audit.recordAbout(
                    district.id(),
                    person.toString(),
                    AuditLog.SELF_ROLE,
                    "address-proved",
                    person.toString(),
                    person.toString());
            log.info("Person {} proved an address", person);
        });
        return email.isPresent();
    }

    /**
     * Takes it off; what was sent there opens nothing any more.
     *
     * @param onlyWayIn whether the person has no other way in than by their addresses: then the last one stays
     */
    void remove(UUID id, PersonId person, DistrictId district, boolean onlyWayIn) {
        emails.findByIdAndPersonAndDistrict(id, person, district).ifPresent(email -> {
            if (onlyWayIn
                    && email.isVerified()
                    && emails.findByPersonAndDistrictOrderByAddedAt(person, district).stream()
                                    .filter(PersonEmail::isVerified)
                                    .count()
                            == 1) {
                throw new OwnAddressRefused(OwnAddressRefused.Problem.LAST);
            }
            links.withdraw(
                    person,
                    district,
                    MailAddress.parse(email.address()).orElseThrow().key());
            emails.delete(email);
            events.publishEvent(new AddressRemoved(person, district, email.address()));
            audit.recordAbout(
                    district.id(),
                    person.toString(),
                    AuditLog.SELF_ROLE,
                    "address-removed",
                    person.toString(),
                    person.toString());
        });
    }

    /** From then on they come in through their LMS alone, and have no address. */
    @EventListener
    void on(MinorProtected minor) {
        DistrictId district = minor.district();
        for (PersonId person : people.ids(minor.person(), district)) {
            for (PersonEmail email : emails.findByPersonAndDistrictOrderByAddedAt(person, district)) {
                links.withdraw(person, district, email.addressKey());
                boolean twice = emails.findByPersonAndDistrictAndAddressKey(
                                person, district, Tokens.hash(email.addressKey()))
                        .isPresent();
                if (email.isVerified() && !twice) {
                    email.forget();
                } else if (!email.isForgotten()) {
                    emails.delete(email);
                }
            }
        }
    }

    /** Whether a minor who is protected has proved this address: nobody new comes by it into their district. */
    @Transactional(readOnly = true)
    boolean isOfAMinor(String addressKey, DistrictId district) {
        List<PersonId> persons =
                emails.findByDistrictAndAddressKeyIn(district, List.of(addressKey, Tokens.hash(addressKey))).stream()
                        .filter(email -> email.isVerified() || email.isForgotten())
                        .map(email -> owner(email).person())
                        .distinct()
                        .toList();
        return !minors.protectedAmong(persons, district).isEmpty();
    }

    @Transactional(readOnly = true)
    Optional<MailAddress> unproved(UUID id, PersonId person, DistrictId district) {
        return emails.findByIdAndPersonAndDistrict(id, person, district)
                .filter(email -> !email.isVerified())
                .flatMap(email -> MailAddress.parse(email.address()));
    }

    private Owner owner(PersonEmail email) {
        return new Owner(people.main(email.person(), email.district()), email.district());
    }

    private void requireAllowed(PersonId person, DistrictId district) {
        if (minors.isProtected(person, district)) {
            throw new OwnAddressRefused(OwnAddressRefused.Problem.MINOR);
        }
    }
}
