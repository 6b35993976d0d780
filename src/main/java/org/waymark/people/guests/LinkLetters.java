package org.waymark.people.guests;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.notices.AddressRefused;
import org.waymark.notices.Letter;
import org.waymark.notices.Letters;
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
    private final MessageSource messages;

    LinkLetters(
            MailLinks links,
            OwnAddresses addresses,
            Letters letters,
            WaymarkSettings settings,
            MessageSource messages) {
        this.links = links;
        this.addresses = addresses;
        this.letters = letters;
        this.settings = settings;
        this.messages = messages;
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

    /** Always the spelling that was proved, never the one that was typed: though equal to us, they may be two mailboxes. */
    private Optional<String> recipient(MailLink link) {
        return link.kind() == MailLink.Kind.SIGN_IN
                ? addresses.whereLettersOpen(link.addressKey())
                : Optional.of(addresses.proved(link.addressKey()).orElse(link.address()));
    }

    private void send(MailLink link, String to) {
        String page = link.kind() == MailLink.Kind.ADDRESS ? SignInController.CONFIRM : SignInController.OPEN;
        String address = settings.url(page + "?t=" + links.arm(link.id(), to));
        Locale language = Locale.forLanguageTag(link.language());
        String key = "guests.letter." + link.kind();
        try {
            letters.send(new Letter(
                    to,
                    language,
                    word(key + ".subject", language),
                    List.of(
                            new Letter.Part(word(key + ".what", language), word(key + ".link", language), address),
                            Letter.Part.of(word("guests.letter.once", language)),
                            Letter.Part.of(word("guests.letter.not-you", language))),
                    null));
        } catch (AddressRefused refused) {
            // Whoever asked learns it from the page that says what to do when nothing comes.
            log.info("Link {} was sent to an address that takes no letters", link.id());
            return;
        }
        log.info("Letter with link {} sent", link.id());
    }

    private String word(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
