package org.waymark.people.guests;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/** What happens when someone comes back with a link that was sent by e-mail. */
@Service
@Transactional
class SignIns {

    private static final Logger log = LoggerFactory.getLogger(SignIns.class);

    private final MailLinks links;
    private final OwnAddresses addresses;
    private final GuestInvitations invitations;
    private final People people;
    private final Districts districts;
    private final AuditLog audit;

    SignIns(
            MailLinks links,
            OwnAddresses addresses,
            GuestInvitations invitations,
            People people,
            Districts districts,
            AuditLog audit) {
        this.links = links;
        this.addresses = addresses;
        this.invitations = invitations;
        this.people = people;
        this.districts = districts;
        this.audit = audit;
    }

    /** One of several records that an address opens. */
    record Choice(PersonId person, String name, String district) {}

    /** Whose address a link would prove. */
    record Claim(String name, String district, String address) {}

    /** How it went. */
    sealed interface Outcome {

        /** The link opens nothing: used, too old, or never one. */
        record Gone() implements Outcome {}

        /** In another browser than the one that asked, whoever knows the link must know the address too. */
        record WrongAddress() implements Outcome {}

        /** The address opens several records; the link is not used up yet. */
        record Several(List<Choice> choices) implements Outcome {}

        /** The invitation closed meanwhile. */
        record Closed() implements Outcome {}

        record In(SignedInPerson person) implements Outcome {}
    }

    /** Whether the address has to be typed, for a link that is open; a look changes nothing. */
    @Transactional(readOnly = true)
    Optional<Boolean> asksForAddress(String token, @Nullable String browser) {
        return links.open(token, MailLink.Kind.SIGN_IN, MailLink.Kind.JOIN)
                .map(link -> !link.wasAskedBy(hash(browser)));
    }

    /**
     * Opens a record with a link.
     *
     * @param browser the cookie of the browser that comes
     * @param address what was typed, where it was asked for
     * @param chosen whose record, where there are several
     */
    Outcome open(String token, @Nullable String browser, String address, @Nullable PersonId chosen) {
        Optional<MailLink> open = links.open(token, MailLink.Kind.SIGN_IN, MailLink.Kind.JOIN);
        if (open.isEmpty()) {
            return new Outcome.Gone();
        }
        MailLink link = open.get();
        if (!link.wasAskedBy(hash(browser))
                && MailAddress.parse(address).filter(link::isFor).isEmpty()) {
            links.wrong(link.id());
            return new Outcome.WrongAddress();
        }
        return link.kind() == MailLink.Kind.JOIN ? joined(link) : signedIn(link, chosen);
    }

    private Outcome joined(MailLink link) {
        if (!links.use(link.id())) {
            return new Outcome.Gone();
        }
        return invitations
                .enter(link)
                .<Outcome>map(person -> in(person, districtOf(link), link))
                .orElseGet(Outcome.Closed::new);
    }

    private Outcome signedIn(MailLink link, @Nullable PersonId chosen) {
        List<OwnAddresses.Owner> owners = addresses.owners(link.addressKey());
        Optional<OwnAddresses.Owner> owner = owners.size() == 1
                ? Optional.of(owners.get(0))
                : owners.stream().filter(one -> one.person().equals(chosen)).findFirst();
        if (owner.isEmpty()) {
            return owners.isEmpty() ? new Outcome.Gone() : new Outcome.Several(choices(owners));
        }
        if (!links.use(link.id())) {
            return new Outcome.Gone();
        }
        return in(owner.get().person(), owner.get().district(), link);
    }

    private Outcome in(PersonId person, DistrictId district, MailLink link) {
        audit.recordAbout(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                "signed-in-by-link",
                person.toString(),
                person.toString());
        log.info("Person {} signed in by link {}", person, link.id());
        DistrictCard card = districts.card(district);
        String name = people.names(List.of(person), district).getOrDefault(person, "");
        return new Outcome.In(SignedInPerson.byLink(person, district, name, link.language(), card.zone()));
    }

    private List<Choice> choices(List<OwnAddresses.Owner> owners) {
        return owners.stream()
                .map(owner -> new Choice(
                        owner.person(),
                        people.names(List.of(owner.person()), owner.district()).getOrDefault(owner.person(), ""),
                        districts.card(owner.district()).name()))
                .toList();
    }

    /** Whose address a link would prove, for a link that is open. */
    @Transactional(readOnly = true)
    Optional<Claim> claim(String token) {
        return links.open(token, MailLink.Kind.ADDRESS).flatMap(link -> {
            if (link.person() == null) {
                return Optional.empty();
            }
            DistrictId district = districtOf(link);
            PersonId person = personOf(link);
            return Optional.of(new Claim(
                    people.names(List.of(person), district).getOrDefault(person, ""),
                    districts.card(district).name(),
                    link.address()));
        });
    }

    /** Proves an address; false for a link that is of no use any more. */
    boolean confirm(String token) {
        Optional<MailLink> link = links.open(token, MailLink.Kind.ADDRESS);
        return link.isPresent()
                && links.use(link.get().id())
                && addresses.prove(
                        personOf(link.get()),
                        districtOf(link.get()),
                        MailAddress.parse(link.get().address()).orElseThrow());
    }

    /** Whoever asked for it may have been linked to another identity of theirs meanwhile. */
    private PersonId personOf(MailLink link) {
        return people.main(Optional.ofNullable(link.person()).orElseThrow(), districtOf(link));
    }

    private static DistrictId districtOf(MailLink link) {
        return Optional.ofNullable(link.district()).orElseThrow();
    }

    private static @Nullable String hash(@Nullable String browser) {
        return browser == null ? null : Tokens.hash(browser);
    }
}
