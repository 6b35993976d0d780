package org.waymark.award.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.guests.OwnAddresses;

/** By what people are known to other issuers at this moment: the addresses and the DID that they have proved to be theirs. */
@Component
class Holders {

    private final OwnAddresses addresses;
    private final EarnerIdentities identities;

    Holders(OwnAddresses addresses, EarnerIdentities identities) {
        this.addresses = addresses;
        this.identities = identities;
    }

    record Known(List<String> addresses, @Nullable String did) {

        boolean isNamedBy(ReadBadge badge) {
            return did != null && did.equals(badge.about())
                    || badge.recipients().stream()
                            .anyMatch(recipient -> addresses.stream().anyMatch(recipient::is));
        }
    }

    Known of(PersonId person, DistrictId district) {
        return new Known(
                addresses.of(person, district), identities.of(person, district).did());
    }
}
