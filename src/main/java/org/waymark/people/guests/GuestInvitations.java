package org.waymark.people.guests;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.programmes.JoinedByMail;
import org.waymark.people.programmes.ProgrammeCard;
import org.waymark.people.programmes.ProgrammeId;
import org.waymark.people.programmes.Programmes;
import org.waymark.settings.WaymarkSettings;

/** How people who have no account in any LMS come into a district. */
@Service
@Transactional
class GuestInvitations implements JoinedByMail {

    static final int SHOWN = 100;

    /** Nobody's list names who is protected as a minor. */
    private static final String LISTED = " from guest_entry e join person p on p.id = e.person_id and p.district_id ="
            + " e.district_id where e.invitation_id = ? and e.district_id = ? and p.protected_until is null";

    private static final Logger log = LoggerFactory.getLogger(GuestInvitations.class);

    private final GuestInvitationRepository invitations;
    private final OwnAddresses addresses;
    private final People people;
    private final Districts districts;
    private final Audiences audiences;
    private final Programmes programmes;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final WaymarkSettings settings;
    private final Tokens tokens;
    private final Clock clock;

    GuestInvitations(
            GuestInvitationRepository invitations,
            OwnAddresses addresses,
            People people,
            Districts districts,
            Audiences audiences,
            Programmes programmes,
            JdbcClient jdbc,
            AuditLog audit,
            WaymarkSettings settings,
            Tokens tokens,
            Clock clock) {
        this.invitations = invitations;
        this.addresses = addresses;
        this.people = people;
        this.districts = districts;
        this.audiences = audiences;
        this.programmes = programmes;
        this.jdbc = jdbc;
        this.audit = audit;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** An invitation as those who hand it out see it. */
    record View(
            UUID id,
            String title,
            Audience audience,
            @Nullable String programme,
            String url,
            int places,
            int taken,
            Instant closesAt,
            boolean open) {}

    /** An invitation as whoever is invited sees it. */
    record Door(UUID id, DistrictId district, String districtName, String title, boolean open) {}

    @Transactional(readOnly = true)
    List<View> all(DistrictId district) {
        Instant now = clock.instant();
        Map<UUID, String> names = programmes.all(district).stream()
                .collect(Collectors.toMap(programme -> programme.id().id(), ProgrammeCard::name));
        return invitations.findByDistrictOrderByMadeAtDesc(district, Limit.of(SHOWN)).stream()
                .map(invitation -> invitation.view(now, settings.url("/join/" + invitation.code()), names))
                .toList();
    }

    /** @param by the lead who invites; null for the operator */
    void make(DistrictId district, GuestInvitation.Terms terms, @Nullable PersonId by) {
        GuestInvitation made =
                invitations.save(new GuestInvitation(district, terms, tokens.code(), by, clock.instant()));
        Desk desk = new Desk(district, by);
        audit.record(
                district.id(),
                desk.actor(),
                desk.role(),
                "guest-invitation-made",
                made.id().toString());
        log.info("Invitation {} made for {} guests", made.id(), terms.places());
    }

    void close(UUID id, DistrictId district, @Nullable PersonId by) {
        invitations.hold(id, district).orElseThrow(InvitationNotFound::new).close(clock.instant());
        Desk desk = new Desk(district, by);
        audit.record(district.id(), desk.actor(), desk.role(), "guest-invitation-closed", id.toString());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> door(ProgrammeId programme, DistrictId district) {
        Instant now = clock.instant();
        return invitations.findByDistrictAndProgrammeIdOrderByMadeAtDesc(district, programme.id()).stream()
                .filter(invitation -> invitation.isOpenAt(now))
                .map(invitation -> "/join/" + invitation.code())
                .findFirst();
    }

    /** @throws InvitationNotFound for a code that was never given out */
    @Transactional(readOnly = true)
    Door door(String code) {
        GuestInvitation found = invitations.findByCode(code).orElseThrow(InvitationNotFound::new);
        return new Door(
                found.id(),
                found.district(),
                districts.card(found.district()).name(),
                found.title(),
                found.isOpenAt(clock.instant()));
    }

    /**
     * Lets in whoever proved an address by the link of an invitation; whoever is known by that address in the district
     * already comes as the same person. Empty where it has closed meanwhile, and for an address of a protected minor, whom
     * nobody makes a second, unprotected person by it.
     */
    Optional<PersonId> enter(MailLink link) {
        DistrictId district = link.district();
        UUID id = link.invitation();
        if (district == null || id == null) {
            throw new IllegalArgumentException("Link " + link.id() + " is not that of an invitation");
        }
        GuestInvitation invitation = invitations.hold(id, district).orElseThrow(InvitationNotFound::new);
        Optional<PersonId> known = addresses.owners(link.addressKey()).stream()
                .filter(owner -> owner.district().equals(district))
                .map(OwnAddresses.Owner::person)
                .findFirst();
        if (known.filter(person -> hasEnteredBy(id, person, district)
                        || entries(person, district).shutOut())
                .isPresent()) {
            return known;
        }
        if (!invitation.isOpenAt(clock.instant())) {
            // Whoever has been here before finds their record, though not by this invitation.
            return known;
        }
        if (known.isEmpty() && addresses.isOfAMinor(link.addressKey(), district)) {
            return Optional.empty();
        }
        invitation.take(clock.instant());
        PersonId person = known.orElseGet(() -> arrived(link, invitation));
        jdbc.sql(
                        "insert into guest_entry (id, district_id, person_id, invitation_id, entered_at) values (?, ?, ?, ?, ?)")
                .params(
                        UuidCreator.getTimeOrderedEpoch(),
                        district.id(),
                        person.id(),
                        id,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        UUID programme = invitation.programme();
        if (programme != null) {
            programmes.admit(new ProgrammeId(programme), person, district);
        }
        audit.recordAbout(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                "guest-entered",
                person.toString(),
                id.toString());
        log.info("Person {} came by invitation {}", person, id);
        return Optional.of(person);
    }

    /**
     * By which invitations somebody came.
     *
     * @param any by any
     * @param withoutProgramme by one that was to no programme
     * @param shutOut whether a lead shut them out since, whatever they come by
     */
    record Entries(boolean any, boolean withoutProgramme, boolean shutOut) {}

    @Transactional(readOnly = true)
    Entries entries(PersonId person, DistrictId district) {
        return jdbc.sql("select count(*) as entered, count(*) - count(i.programme_id) as free,"
                        + " count(e.closed_at) as closed from guest_entry e"
                        + " join guest_invitation i on i.id = e.invitation_id and i.district_id = e.district_id"
                        + " where e.person_id = ? and e.district_id = ?")
                .params(person.id(), district.id())
                .query((row, n) ->
                        new Entries(row.getInt("entered") > 0, row.getInt("free") > 0, row.getInt("closed") > 0))
                .single();
    }

    /**
     * Somebody who came by an invitation.
     *
     * @param open whether they may work; whom a lead shut out may not
     */
    record Guest(PersonId person, String name, Instant enteredAt, boolean open) {}

    /** A page of those who came by an invitation, the latest first; whom no list names is not in it. */
    record GuestPage(UUID invitation, String title, List<Guest> rows, int number, int pages, int total) {}

    /** @throws InvitationNotFound where this district has no such invitation */
    @Transactional(readOnly = true)
    GuestPage guests(UUID invitation, DistrictId district, int number) {
        GuestInvitation found =
                invitations.findByIdAndDistrict(invitation, district).orElseThrow(InvitationNotFound::new);
        int total = jdbc.sql("select count(*)" + LISTED)
                .params(invitation, district.id())
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + SHOWN - 1) / SHOWN);
        int page = Math.min(Math.max(number, 1), pages);
        List<Guest> unnamed = jdbc.sql("select e.person_id, e.entered_at, (select count(s.closed_at) from guest_entry s"
                        + " where s.person_id = e.person_id and s.district_id = e.district_id) as closed" + LISTED
                        + " order by e.entered_at desc, e.id limit ? offset ?")
                .params(invitation, district.id(), SHOWN, (page - 1) * SHOWN)
                .query((row, n) -> new Guest(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        "",
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getInt("closed") == 0))
                .list();
        Map<PersonId, String> names =
                people.names(unnamed.stream().map(Guest::person).toList(), district);
        List<Guest> named = unnamed.stream()
                .map(guest -> new Guest(
                        guest.person(), names.getOrDefault(guest.person(), ""), guest.enteredAt(), guest.open()))
                .toList();
        return new GuestPage(invitation, found.title(), named, page, pages, total);
    }

    /** Shuts somebody out who came by this invitation, or lets them in again; a second click changes nothing. */
    void let(boolean in, PersonId person, UUID invitation, Desk desk) {
        DistrictId district = desk.district();
        if (!hasEnteredBy(invitation, person, district)) {
            throw new InvitationNotFound();
        }
        boolean shutOut = entries(person, district).shutOut();
        if (shutOut != in) {
            return;
        }
        OffsetDateTime closedAt = in ? null : OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("update guest_entry set closed_at = :at where person_id = :person and district_id = :district")
                .param("at", closedAt, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("person", person.id())
                .param("district", district.id())
                .update();
        if (in) {
            audit.recordAbout(
                    district.id(), desk.actor(), desk.role(), "access-opened", person.toString(), person.toString());
        } else {
            audit.recordAbout(
                    district.id(), desk.actor(), desk.role(), "access-closed", person.toString(), person.toString());
        }
        log.info("Guest {} is {}", person, in ? "let in again" : "shut out");
    }

    private boolean hasEnteredBy(UUID invitation, PersonId person, DistrictId district) {
        return jdbc.sql(
                                "select count(*) from guest_entry where person_id = ? and district_id = ? and invitation_id = ?")
                        .params(person.id(), district.id(), invitation)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** No LMS vouches for a guest: the tool itself is the issuer, and the sub is a random one. */
    private PersonId arrived(MailLink link, GuestInvitation invitation) {
        DistrictId district = invitation.district();
        PersonId person = people.seen(
                district,
                settings.baseUrl().toString(),
                UuidCreator.getRandomBased().toString(),
                link.displayName());
        audiences.give(person, district, invitation.audience(), person.toString(), "invitation-" + invitation.id());
        addresses.addProved(person, district, MailAddress.parse(link.address()).orElseThrow());
        return person;
    }
}
