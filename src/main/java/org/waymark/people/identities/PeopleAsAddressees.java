package org.waymark.people.identities;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.notices.Addressees;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.OwnAddresses;

/** Letters go to an address that a person gave and proved; the LMS's is not kept. */
@Component
@Transactional(readOnly = true)
class PeopleAsAddressees implements Addressees {

    private final People people;
    private final OwnAddresses addresses;

    PeopleAsAddressees(People people, OwnAddresses addresses) {
        this.people = people;
        this.addresses = addresses;
    }

    @Override
    public Optional<Addressee> find(UUID district, UUID person) {
        DistrictId where = new DistrictId(district);
        PersonId who = new PersonId(person);
        return people.tongue(who, where)
                .map(tongue -> new Addressee(
                        Locale.forLanguageTag(tongue.language()),
                        ZoneId.of(tongue.zone()),
                        addresses.forLetters(who, where).orElse(null)));
    }

    @Override
    public Optional<Reader> reader(@Nullable Principal principal) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedInPerson me
                ? Optional.of(new Reader(me.district().id(), me.id().id()))
                : Optional.empty();
    }
}
