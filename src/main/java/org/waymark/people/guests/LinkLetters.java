package org.waymark.people.guests;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.settings.WaymarkSettings;

/**
 * Sends the letters with links. Whether an address is anyone's is looked up here, long after the page has answered, so that
 * neither its words nor its time tell.
 */
@Component
class LinkLetters implements DueWork<LinkLetters.Due> {

    private static final Logger log = LoggerFactory.getLogger(LinkLetters.class);

    private final MailLinks links;
    private final OwnAddresses addresses;
    private final Letters letters;
    private final WaymarkSettings settings;

    LinkLetters(MailLinks links, OwnAddresses addresses, Letters letters, WaymarkSettings settings) {
        this.links = links;
        this.addresses = addresses;
        this.letters = letters;
        this.settings = settings;
    }

    record Due(UUID link) {}

    @Override
    public String name() {
        return "link-letter";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    /** A link is of no use after a quarter of an hour; so is a letter. */
    @Override
    public int attempts() {
        return 7;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run(Due due) {
        links.waiting(due.link()).ifPresent(link -> recipient(link).ifPresent(to -> send(link, to)));
    }

    /** To sign in, the address that was proved, never the one that was typed, though they be equal in the main. */
    private Optional<String> recipient(MailLink link) {
        return link.kind() == MailLink.Kind.SIGN_IN
                ? addresses.whereLettersOpen(link.addressKey())
                : Optional.of(link.address());
    }

    private void send(MailLink link, String to) {
        String page = link.kind() == MailLink.Kind.ADDRESS ? SignInController.CONFIRM : SignInController.OPEN;
        String address = settings.url(page + "?t=" + links.arm(link.id()));
        String key = "guests.letter." + link.kind();
        letters.send(
                to,
                key + ".subject",
                key + ".text",
                List.of(address, String.valueOf(MailLinks.LIFETIME.toMinutes())),
                Locale.forLanguageTag(link.language()));
        log.info("Letter with link {} sent", link.id());
    }
}
