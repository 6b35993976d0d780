package org.waymark.people.guests;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.notices.AddressRefused;
import org.waymark.notices.Letter;
import org.waymark.notices.Letters;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.settings.WaymarkSettings;

/** Tells each address that somebody proved that one more was added; which one it is stands on their own page alone. */
@Component
class NewAddressLetters implements DueWork<NewAddressLetters.Due> {

    private static final Logger log = LoggerFactory.getLogger(NewAddressLetters.class);

    private final OwnAddresses addresses;
    private final Letters letters;
    private final WaymarkSettings settings;
    private final MessageSource messages;

    NewAddressLetters(OwnAddresses addresses, Letters letters, WaymarkSettings settings, MessageSource messages) {
        this.addresses = addresses;
        this.letters = letters;
        this.settings = settings;
        this.messages = messages;
    }

    /** @param address the one to write to */
    record Due(UUID address, UUID person, UUID district, String language) {}

    @Override
    public String name() {
        return "new-address-letter";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    @Override
    public void run(Due due) {
        if (letters.canBeSent()) {
            addresses.all(new PersonId(due.person()), new DistrictId(due.district())).stream()
                    .filter(own -> own.id().equals(due.address()) && own.proved())
                    .forEach(own -> send(own, Locale.forLanguageTag(due.language())));
        }
    }

    private void send(OwnAddresses.OwnAddress own, Locale language) {
        try {
            letters.send(new Letter(
                    own.address(),
                    language,
                    word("guests.letter.NEW.subject", language),
                    List.of(
                            Letter.Part.of(word("guests.letter.NEW.what", language)),
                            new Letter.Part(
                                    word("guests.letter.NEW.not-you", language),
                                    word("guests.letter.SIGN_IN.link", language),
                                    settings.url("/sign-in"))),
                    null));
            log.info("Letter about a new address sent to address {}", own.id());
        } catch (AddressRefused refused) {
            log.info("Address {} takes no letters", own.id());
        }
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
