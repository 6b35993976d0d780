package org.waymark.award;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** How earners want to be known in their badges; implemented by the package in which they say so. */
public interface EarnerIdentities {

    /**
     * What the next edition of a credential says of its earner.
     *
     * @param did the earner's own; null for the opaque id that stands for them in this award alone
     * @param emails verified addresses, each of which the credential holds as a salted hash
     */
    record Identity(@Nullable String did, List<String> emails) {

        public static final Identity OPAQUE = new Identity(null, List.of());

        public Identity {
            emails = List.copyOf(emails);
        }
    }

    Identity of(PersonId earner, DistrictId district);
}
