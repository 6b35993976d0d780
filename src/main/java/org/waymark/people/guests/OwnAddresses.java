package org.waymark.people.guests;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;

/** The e-mail addresses that people gave as their own. A minor who is protected has none. */
@Service
@Transactional
public class OwnAddresses {

    private final PersonEmailRepository emails;
    private final Minors minors;

    OwnAddresses(PersonEmailRepository emails, Minors minors) {
        this.emails = emails;
        this.minors = minors;
    }

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
}
