package org.waymark.people.identities;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.earners.Minors;
import org.waymark.settings.WaymarkSettings;

/** Which LMS identities are one person. Never found out by name or e-mail: a lead or the operator says so, with a reason. */
@Service
@Transactional
public class Identities {

    private static final Logger log = LoggerFactory.getLogger(Identities.class);
    private static final int LONGEST_REASON = 500;

    private final PersonLinkRepository links;
    private final MovedRows rows;
    // Implemented by the modules above, which use this one: asked for when two are linked.
    private final ObjectProvider<KeptByPerson> modules;
    private final People people;
    private final Minors minors;
    private final Notices notices;
    private final AuditLog audit;
    private final NamedParameterJdbcTemplate jdbc;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final WaymarkSettings settings;
    private final Clock clock;

    Identities(
            PersonLinkRepository links,
            MovedRows rows,
            ObjectProvider<KeptByPerson> modules,
            People people,
            Minors minors,
            Notices notices,
            AuditLog audit,
            NamedParameterJdbcTemplate jdbc,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            WaymarkSettings settings,
            Clock clock) {
        this.links = links;
        this.rows = rows;
        this.modules = modules;
        this.people = people;
        this.minors = minors;
        this.notices = notices;
        this.audit = audit;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Every id that is this person, the one that is signed in as first; just this one where nothing is linked. */
    @Transactional(readOnly = true)
    public List<PersonId> of(PersonId person, DistrictId district) {
        return people.ids(person, district);
    }

    /**
     * One LMS identity of a person.
     *
     * @param name as this LMS gives it
     * @param link null for the main identity
     */
    record Identity(
            PersonId id,
            String name,
            String issuer,
            String sub,
            Instant firstSeenAt,
            @Nullable UUID link,
            @Nullable String reason,
            @Nullable Instant linkedAt) {}

    /** All of them, the main one first, for who may link them; that they looked is recorded. */
    List<Identity> look(PersonId person, Desk desk) {
        DistrictId district = desk.district();
        List<PersonId> all = of(person, district);
        refuseProtected(all, district);
        Map<PersonId, String> names = minors.names(all, district, desk.lead());
        Map<PersonId, PersonLink> byOther = new HashMap<>();
        links.open(all, district).forEach(link -> byOther.put(link.other(), link));
        List<Identity> listed = all.stream()
                .map(id -> identity(id, district, names, byOther.get(id)))
                .toList();
        looked(all, desk);
        return listed;
    }

    /**
     * What linking these two would mean.
     *
     * @param obstacles what stands against it; empty if nothing does
     */
    record Outlook(Identity main, Identity other, List<MessageSourceResolvable> obstacles) {}

    Outlook look(PersonId main, PersonId other, Desk desk) {
        DistrictId district = desk.district();
        refuseProtected(List.of(main, other), district);
        Map<PersonId, String> names = minors.names(List.of(main, other), district, desk.lead());
        Identity one = identity(main, district, names, null);
        Identity two = identity(other, district, names, null);
        looked(List.of(main, other), desk);
        return new Outlook(
                one,
                two,
                // What the modules know, such as who read whose work, is nobody's to look up: it counts when they are
                // linked.
                ownObstacles(main, other, district, desk.lead()));
    }

    /**
     * Makes two identities one person: whoever comes as the other is signed in as the main one, and what was the other's is
     * the main one's until the link is undone. That it was tried is recorded where it is refused.
     *
     * @param by the lead who says so; null for the operator
     * @throws LinkRefused with everything that stands against it
     */
    @Transactional(noRollbackFor = LinkRefused.class)
    void link(PersonId main, PersonId other, DistrictId district, @Nullable PersonId by, String reason) {
        hold(main, other, district);
        refuseProtected(List.of(main, other), district);
        Desk desk = new Desk(district, by);
        List<MessageSourceResolvable> obstacles = new ArrayList<>(obstacles(main, other, district, by));
        reasonProblem(reason).ifPresent(obstacles::add);
        if (!obstacles.isEmpty()) {
            audit.recordAbout(
                    district.id(),
                    desk.actor(),
                    desk.role(),
                    "identities-link-refused",
                    main.toString(),
                    main + " " + other);
            throw new LinkRefused(obstacles);
        }
        modules.orderedStream().forEach(module -> module.linking(main, other, district));
        PersonLink link = links.saveAndFlush(
                new PersonLink(district, main, other, reason.strip(), desk.actor(), clock.instant()));
        tell(main, district, "identities.linked");
        tell(other, district, "identities.linked");
        rows.move(link.id(), main, other, district);
        audit.recordAbout(
                district.id(), desk.actor(), desk.role(), "identities-linked", main.toString(), main + " " + other);
        log.info("Person {} is linked to person {}", other, main);
    }

    /**
     * Parts them again: every row is whose it was. What was made while they were one stays with the main one.
     *
     * @throws LinkRefused without a reason, or for one's own link
     */
    void undo(UUID id, DistrictId district, @Nullable PersonId by, String reason) {
        PersonLink link = links.hold(id, district).orElseThrow(PersonNotFound::new);
        if (link.isUndone()) {
            return;
        }
        PersonId main = link.main();
        PersonId other = link.other();
        hold(main, other, district);
        List<MessageSourceResolvable> problems = new ArrayList<>();
        if (isOneOf(by, main, other, district)) {
            problems.add(problem("OWN"));
        }
        reasonProblem(reason).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new LinkRefused(problems);
        }
        Desk desk = new Desk(district, by);
        link.undo(desk.actor(), reason.strip(), clock.instant());
        links.saveAndFlush(link);
        rows.moveBack(link.id(), main, other, district);
        People.LmsIdentity identity = people.identities(other, district).get(0);
        modules.orderedStream().forEach(module -> module.undone(main, other, identity, district));
        audit.recordAbout(
                district.id(), desk.actor(), desk.role(), "identities-parted", main.toString(), main + " " + other);
        tell(main, district, "identities.parted");
        tell(other, district, "identities.parted");
        log.info("Person {} is no longer linked to person {}", other, main);
    }

    /** Ends what is open in browsers as either of the two: the next launch signs in whoever it is now. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void endSessions(PersonId person) {
        endSessions(sessions, person);
    }

    /** Which two a link joins. */
    @Transactional(readOnly = true)
    List<PersonId> joined(UUID id, DistrictId district) {
        PersonLink link = links.findByIdAndDistrict(id, district).orElseThrow(PersonNotFound::new);
        return List.of(link.main(), link.other());
    }

    private static <S extends Session> void endSessions(FindByIndexNameSessionRepository<S> sessions, PersonId person) {
        sessions.findByPrincipalName(person.toString()).keySet().forEach(sessions::deleteById);
    }

    private List<MessageSourceResolvable> obstacles(
            PersonId main, PersonId other, DistrictId district, @Nullable PersonId by) {
        List<MessageSourceResolvable> obstacles = ownObstacles(main, other, district, by);
        return obstacles.isEmpty()
                ? modules.orderedStream()
                        .flatMap(module -> module.obstacles(main, other, district).stream())
                        .toList()
                : obstacles;
    }

    private List<MessageSourceResolvable> ownObstacles(
            PersonId main, PersonId other, DistrictId district, @Nullable PersonId by) {
        if (main.equals(other)) {
            return List.of(problem("SAME"));
        }
        List<MessageSourceResolvable> obstacles = new ArrayList<>();
        if (number(main, other, district, "p.issuer = :here") > 0) {
            obstacles.add(problem("GUEST"));
        }
        if (number(
                        main,
                        other,
                        district,
                        "(p.erased_at is not null or exists (select 1 from privacy_request r where r.person_id = p.id"
                                + " and r.district_id = :district and r.approved_at is not null"
                                + " and r.done_at is null and r.withdrawn_at is null))")
                > 0) {
            obstacles.add(problem("ERASING"));
        }
        if (isOneOf(by, main, other, district)) {
            obstacles.add(problem("OWN"));
        }
        List<PersonLink> open = links.open(List.of(main, other), district);
        boolean linked = open.stream()
                .anyMatch(link -> link.other().equals(main)
                        || link.other().equals(other)
                        || link.main().equals(other));
        if (linked) {
            obstacles.add(problem("LINKED"));
        }
        return obstacles;
    }

    private boolean isOneOf(@Nullable PersonId by, PersonId main, PersonId other, DistrictId district) {
        return by != null && people.ids(by, district).stream().anyMatch(id -> id.equals(main) || id.equals(other));
    }

    /** For how many of the two this is so. */
    private long number(PersonId main, PersonId other, DistrictId district, String condition) {
        Long number = jdbc.queryForObject(
                "select count(*) from person p where p.district_id = :district and p.id in (:ids) and " + condition,
                Map.of(
                        "district",
                        district.id(),
                        "ids",
                        List.of(main.id(), other.id()),
                        "here",
                        settings.baseUrl().toString()),
                Long.class);
        return number == null ? 0 : number;
    }

    /** Whom a school's staff look after, nobody else looks up here. */
    private void refuseProtected(List<PersonId> persons, DistrictId district) {
        if (!minors.protectedAmong(persons, district).isEmpty()) {
            throw new PersonNotFound();
        }
    }

    /** Of two who link or part the same person at once, the second waits and then sees what the first did. */
    private void hold(PersonId main, PersonId other, DistrictId district) {
        List<UUID> held = jdbc.queryForList(
                "select id from person where district_id = :district and id in (:ids) order by id for update",
                Map.of("district", district.id(), "ids", List.of(main.id(), other.id())),
                UUID.class);
        if (held.size() != (main.equals(other) ? 1 : 2)) {
            throw new PersonNotFound();
        }
    }

    private void looked(List<PersonId> persons, Desk desk) {
        audit.looked(
                desk.district().id(),
                desk.actor(),
                desk.role(),
                persons.stream().distinct().map(PersonId::toString).toList(),
                "identities");
    }

    private Identity identity(
            PersonId person, DistrictId district, Map<PersonId, String> names, @Nullable PersonLink link) {
        return jdbc
                .query(
                        "select issuer, sub, first_seen_at from person where id = :id and district_id = :district",
                        Map.of("id", person.id(), "district", district.id()),
                        (row, n) -> new Identity(
                                person,
                                names.getOrDefault(person, ""),
                                row.getString("issuer"),
                                row.getString("sub"),
                                row.getObject("first_seen_at", OffsetDateTime.class)
                                        .toInstant(),
                                link == null ? null : link.id(),
                                link == null ? null : link.reason(),
                                link == null ? null : link.linkedAt()))
                .stream()
                .findFirst()
                .orElseThrow(PersonNotFound::new);
    }

    private void tell(PersonId person, DistrictId district, String kind) {
        notices.send(new Notice(district.id(), person.id(), kind, List.of(), "/record"));
    }

    private static Optional<MessageSourceResolvable> reasonProblem(String reason) {
        if (reason.isBlank()) {
            return Optional.of(problem("NO_REASON"));
        }
        return reason.strip().length() > LONGEST_REASON ? Optional.of(problem("LONG_REASON")) : Optional.empty();
    }

    private static MessageSourceResolvable problem(String which) {
        return new DefaultMessageSourceResolvable("people.identities.problem." + which);
    }
}
