package org.waymark.people.guests;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.ClientNetwork;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Links that open one's own record, sent to one's own address. */
@Service
@Transactional
class SignInLinks {

    private final MailLinks links;
    private final MailThrottle throttle;
    private final LinkLetters letters;
    private final DueJobs jobs;

    SignInLinks(MailLinks links, MailThrottle throttle, LinkLetters letters, DueJobs jobs) {
        this.links = links;
        this.throttle = throttle;
        this.letters = letters;
        this.jobs = jobs;
    }

    /** Whether this client may ask for one more letter; counts it. */
    boolean mayAsk(String remoteAddress) {
        return throttle.allowsClient(remoteAddress);
    }

    /** The same for a letter to join. */
    boolean mayAskToJoin(String remoteAddress) {
        return throttle.allowsClientToJoin(remoteAddress);
    }

    /**
     * Asks for a link to this address, bound to the browser that asks. Nobody learns from it whether the address is
     * anyone's: the same is done for every one, and the letter is written later.
     */
    void toSignIn(MailAddress address, AskingBrowser.Asker asker) {
        send(
                MailLinks.Wish.toSignIn(address, language(asker.language()), asker.browser()),
                ClientNetwork.of(asker.client()));
    }

    void toJoin(MailAddress address, AskingBrowser.Asker asker, DistrictId district, UUID invitation, String name) {
        send(
                new MailLinks.Wish(
                        MailLink.Kind.JOIN,
                        address,
                        language(asker.language()),
                        asker.browser(),
                        district,
                        null,
                        invitation,
                        name),
                ClientNetwork.of(asker.client()));
    }

    void toConfirm(MailAddress address, Locale language, PersonId person, DistrictId district) {
        send(
                new MailLinks.Wish(
                        MailLink.Kind.ADDRESS, address, language(language), "", district, person, null, null),
                person.toString());
    }

    /** More than a few letters to one address would be a nuisance: what is too much is not sent, and nobody is told. */
    private void send(MailLinks.Wish wish, String from) {
        if (throttle.allowsLetter(wish.address(), from)) {
            UUID id = links.ask(wish);
            jobs.schedule(letters, id.toString(), new LinkLetters.Due(id));
        }
    }

    private static String language(@Nullable Locale locale) {
        return locale != null && locale.getLanguage().equals("es") ? "es" : "en";
    }
}
