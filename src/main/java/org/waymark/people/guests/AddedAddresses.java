package org.waymark.people.guests;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;

/** Adds addresses and has the letters sent that prove them. */
@Service
@Transactional
class AddedAddresses {

    private final OwnAddresses addresses;
    private final SignInLinks links;
    private final MailThrottle throttle;

    AddedAddresses(OwnAddresses addresses, SignInLinks links, MailThrottle throttle) {
        this.addresses = addresses;
        this.links = links;
        this.throttle = throttle;
    }

    /** @throws OwnAddressRefused when it cannot be added */
    void add(SignedInPerson me, String typed, Locale language) {
        MailAddress address =
                MailAddress.parse(typed).orElseThrow(() -> new OwnAddressRefused(OwnAddressRefused.Problem.NO_ADDRESS));
        count(me);
        if (addresses.add(me.id(), me.district(), address)) {
            links.toConfirm(address, language, me.id(), me.district());
        }
    }

    /** Has one more letter sent to an address that is still to be proved. */
    void again(SignedInPerson me, UUID id, Locale language) {
        count(me);
        addresses
                .unproved(id, me.id(), me.district())
                .ifPresent(address -> links.toConfirm(address, language, me.id(), me.district()));
    }

    private void count(SignedInPerson me) {
        if (!throttle.allowsPerson(me.id().toString())) {
            throw new OwnAddressRefused(OwnAddressRefused.Problem.TOO_OFTEN);
        }
    }
}
