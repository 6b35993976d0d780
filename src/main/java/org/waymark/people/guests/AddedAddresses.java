package org.waymark.people.guests;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.jobs.DueJobs;
import org.waymark.people.SignedInPerson;

/** Adds addresses and has the letters sent that prove them. */
@Service
@Transactional
class AddedAddresses {

    private final OwnAddresses addresses;
    private final SignInLinks links;
    private final MailThrottle throttle;
    private final NewAddressLetters letters;
    private final DueJobs jobs;

    AddedAddresses(
            OwnAddresses addresses, SignInLinks links, MailThrottle throttle, NewAddressLetters letters, DueJobs jobs) {
        this.addresses = addresses;
        this.links = links;
        this.throttle = throttle;
        this.letters = letters;
        this.jobs = jobs;
    }

    /** @throws OwnAddressRefused when it cannot be added */
    void add(SignedInPerson me, String typed, Locale language) {
        MailAddress address =
                MailAddress.parse(typed).orElseThrow(() -> new OwnAddressRefused(OwnAddressRefused.Problem.NO_ADDRESS));
        count(me);
        OwnAddresses.Added added = addresses.add(me.id(), me.district(), address);
        if (added != OwnAddresses.Added.PROVED_BEFORE) {
            links.toConfirm(address, language, me.id(), me.district());
        }
        if (added == OwnAddresses.Added.NEW) {
            tellTheOthers(me, language);
        }
    }

    /** It opens the record once it is confirmed: if somebody else did it, its owner hears of it in time. */
    private void tellTheOthers(SignedInPerson me, Locale language) {
        addresses.all(me.id(), me.district()).stream()
                .filter(OwnAddresses.OwnAddress::proved)
                .forEach(other -> jobs.schedule(
                        letters,
                        other.id().toString(),
                        new NewAddressLetters.Due(
                                other.id(), me.id().id(), me.district().id(), language.getLanguage())));
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
