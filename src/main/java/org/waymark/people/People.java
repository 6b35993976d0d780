package org.waymark.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;

/** The persons of a district and what they may do. */
@Service
@Transactional
public class People {

    private static final String EVER = " and p.erased_at is null and not exists (select 1 from person_link l"
            + " where l.other_id = p.id and l.district_id = :district and l.undone_at is null)";

    private static final Logger log = LoggerFactory.getLogger(People.class);
    private static final int PAGE = 50;
    private static final String HELD = """
            select role from role_grant where district_id = :district and person_id = :person and ended_at is null
            and (until_at is null or until_at > :now)
            """;

    private final PersonRepository persons;
    private final RoleGrantRepository grants;
    private final DistrictRepository districts;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Clock clock;

    People(
            PersonRepository persons,
            RoleGrantRepository grants,
            DistrictRepository districts,
            JdbcClient jdbc,
            AuditLog audit,
            ApplicationEventPublisher events,
            MessageSource messages,
            Clock clock) {
        this.persons = persons;
        this.grants = grants;
        this.districts = districts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /** The roles a person holds now. Every page asks, so one statement of plain SQL and nothing around it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Set<Role> rolesOf(PersonId person, DistrictId district) {
        List<Role> held = jdbc.sql(HELD)
                .param("district", district.id())
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> Role.valueOf(row.getString(1)))
                .list();
        return held.isEmpty() ? Set.of() : EnumSet.copyOf(held);
    }

    /**
     * That somebody was given a role.
     *
     * @param since when for the first time
     * @param still whether they hold it now
     */
    public record RoleHeld(Instant since, boolean still) {

        private RoleHeld and(RoleHeld other) {
            return new RoleHeld(since.isBefore(other.since) ? since : other.since, still || other.still);
        }
    }

    private record Holding(PersonId person, Role role, RoleHeld held) {}

    /** The roles that people hold or held; one read, and who never held any is left out. */
    @Transactional(readOnly = true)
    public Map<PersonId, Map<Role, RoleHeld>> rolesEver(Collection<PersonId> some, DistrictId district) {
        Map<PersonId, Map<Role, RoleHeld>> all = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select person_id, role, given_at,"
                            + " ended_at is null and (until_at is null or until_at > :now) as still"
                            + " from role_grant where district_id = :district and person_id in (:some)")
                    .param("district", district.id())
                    .param("some", some.stream().map(PersonId::id).toList())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .query((row, n) -> new Holding(
                            new PersonId(row.getObject(1, UUID.class)),
                            Role.valueOf(row.getString(2)),
                            new RoleHeld(row.getObject(3, OffsetDateTime.class).toInstant(), row.getBoolean(4))))
                    .list()
                    .forEach(each -> all.computeIfAbsent(each.person(), any -> new EnumMap<>(Role.class))
                            .merge(each.role(), each.held(), RoleHeld::and));
        }
        return all;
    }

    /** Everyone in a district who holds a role now. */
    @Transactional(readOnly = true)
    public List<PersonId> inRole(Role role, DistrictId district) {
        return grants.holders(role, district, clock.instant());
    }

    /** The next of those who were ever here, by their ids; of linked identities the main one, and nobody who was erased. */
    @Transactional(readOnly = true)
    public List<PersonId> ever(DistrictId district, @Nullable PersonId after, int most) {
        return jdbc.sql("select p.id from person p where p.district_id = :district and p.id > :after" + EVER
                        + " order by p.id limit :most")
                .param("district", district.id())
                .param("after", after == null ? new UUID(0, 0) : after.id())
                .param("most", most)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    @Transactional(readOnly = true)
    public int countEver(DistrictId district) {
        return jdbc.sql("select count(*) from person p where p.district_id = :district" + EVER)
                .param("district", district.id())
                .query(Integer.class)
                .single();
    }

    /** Display names as the LMS gave them, neutral where it gave none. */
    @Transactional(readOnly = true)
    public Map<PersonId, String> names(Collection<PersonId> persons, DistrictId district) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        return this.persons.findByDistrictAndIdIn(district, persons).stream()
                .collect(Collectors.toMap(Person::id, this::nameOrNeutral));
    }

    /** Those whose name has the words in it, by any of their identities, each person once; at most so many. */
    @Transactional(readOnly = true)
    public List<PersonId> named(String words, DistrictId district, int most) {
        List<PersonId> found = persons.findByDistrictAndSearchNameContaining(
                        district, Person.searchable(words), PageRequest.of(0, most, Sort.by("searchName", "id.id")))
                .map(Person::id)
                .getContent();
        if (found.isEmpty()) {
            return found;
        }
        Map<PersonId, PersonId> mains =
                persons.links(found, district).stream().collect(Collectors.toMap(LinkedIds::other, LinkedIds::main));
        return found.stream()
                .map(person -> mains.getOrDefault(person, person))
                .distinct()
                .toList();
    }

    /** The person an LMS knows by (issuer, sub), made when first seen; the name is what the LMS says today. */
    public PersonId seen(DistrictId district, String issuer, String sub, @Nullable String displayName) {
        Person person = persons.findByDistrictAndIssuerAndSub(district, issuer, sub)
                .orElseGet(() -> added(district, issuer, sub, displayName));
        person.isCalled(displayName);
        return person.id();
    }

    /** What the school's register calls this person, as their LMS says; the latest launch with an id has it. */
    public void isRegisteredAs(String sourcedid, PersonId person, DistrictId district) {
        persons.nobodyElseIsRegisteredAs(person.id(), district.id(), sourcedid);
        persons.isRegisteredAs(person.id(), district.id(), sourcedid);
    }

    /** Whom the user that an LMS knows by (issuer, sub) signs in as, if they were ever seen. */
    @Transactional(readOnly = true)
    public Optional<PersonId> find(DistrictId district, String issuer, String sub) {
        return persons.findByDistrictAndIssuerAndSub(district, issuer, sub)
                .map(Person::id)
                .map(person -> main(person, district));
    }

    /** Whom somebody signs in as: the main one of several linked identities, else the same. Roles and protection are theirs. */
    @Transactional(readOnly = true)
    public PersonId main(PersonId person, DistrictId district) {
        return persons.main(person, district).orElse(person);
    }

    /** Every id that is this person, the one that is signed in as first; just this one where nothing is linked. */
    @Transactional(readOnly = true)
    public List<PersonId> ids(PersonId person, DistrictId district) {
        List<LinkedIds> links = persons.links(List.of(person), district);
        if (links.isEmpty()) {
            return List.of(person);
        }
        PersonId main = links.get(0).main();
        return Stream.concat(
                        Stream.of(main),
                        persons.links(List.of(main), district).stream().map(LinkedIds::other))
                .toList();
    }

    /** These with every id that is one of these persons. */
    @Transactional(readOnly = true)
    public Set<PersonId> ids(Collection<PersonId> some, DistrictId district) {
        Set<PersonId> all = new LinkedHashSet<>(some);
        // Once for the main identities, once for the others of these.
        boolean more = !all.isEmpty();
        for (int round = 0; round < 2 && more; round++) {
            more = false;
            for (LinkedIds link : persons.links(List.copyOf(all), district)) {
                more |= all.addAll(List.of(link.main(), link.other()));
            }
        }
        return all;
    }

    /** The LMS identities of a person, as (issuer, sub); the main one first, then those that are linked to it. */
    @Transactional(readOnly = true)
    public List<LmsIdentity> identities(PersonId person, DistrictId district) {
        PersonId main = main(person, district);
        return Stream.concat(
                        persons.findByIdAndDistrict(main, district).stream(), persons.linkedTo(main, district).stream())
                .filter(known -> !known.isErased())
                .map(known -> new LmsIdentity(known.issuer(), known.sub()))
                .toList();
    }

    /** How an LMS knows a person. */
    public record LmsIdentity(String issuer, String sub) {}

    /** Gives a role without an end; see {@link #give(Role, PersonId, DistrictId, PersonId, String, LocalDate)}. */
    public void give(Role role, PersonId person, DistrictId district, @Nullable PersonId by, String reason) {
        give(role, person, district, by, reason, null);
    }

    /** Someone who was found by name. */
    public record Found(PersonId id, String name, String issuer, String sub, Instant firstSeenAt) {}

    /**
     * The first of those whose name has the words in it, by name, and whoever has them as id in an LMS; every LMS identity
     * is a row of its own.
     */
    @Transactional(readOnly = true)
    public List<Found> search(String words, DistrictId district) {
        String plain = words.replace("\0", "").strip();
        return Stream.concat(
                        persons.findByDistrictAndSub(district, plain).stream()
                                .filter(person -> !person.isProtected() && !person.isErased()),
                        persons
                                .findByDistrictAndSearchNameContaining(
                                        district,
                                        Person.searchable(plain),
                                        PageRequest.of(0, PAGE, Sort.by("searchName", "id.id")))
                                .stream())
                .distinct()
                .map(person -> new Found(
                        person.id(), nameOrNeutral(person), person.issuer(), person.sub(), person.firstSeenAt()))
                .toList();
    }

    /** In which language and time zone someone is written to. */
    public record Tongue(String language, String zone) {}

    /** The language of the last launch, else the first of the district's; empty for someone of another district. */
    @Transactional(readOnly = true)
    public Optional<Tongue> tongue(PersonId person, DistrictId district) {
        return persons.findByIdAndDistrict(person, district)
                .flatMap(found -> districts
                        .findById(district)
                        .map(District::card)
                        .map(card ->
                                new Tongue(found.language() == null ? firstOf(card) : found.language(), card.zone())));
    }

    private static String firstOf(DistrictCard district) {
        return LaunchSignIn.language(district.languages().split(",")[0].strip());
    }

    /** Someone's launch is in this language now. */
    void speaks(PersonId person, DistrictId district, String language) {
        persons.speaks(person.id(), district.id(), language);
    }

    /** What someone is called whose LMS gives no name: always the same, and nothing that tells who it is. */
    String neutralName(PersonId person, Locale language) {
        return messages.getMessage("people.unnamed.one", new Object[] {neutralNumber(person)}, language);
    }

    private static String neutralNumber(PersonId person) {
        // The last bits of a UUID v7 are random; the first are the time.
        return String.valueOf(10_000 + Long.remainderUnsigned(person.id().getLeastSignificantBits(), 90_000));
    }

    /**
     * Somebody in a list to choose from.
     *
     * @param sub the LMS's own id, only where the LMS gives no name
     */
    public record Named(PersonId id, String name, @Nullable String sub, Instant firstSeenAt) {}

    /** Those whose name has these words in it, by name; each person once. */
    @Transactional(readOnly = true)
    public List<Named> search(String words, DistrictId district, int most) {
        return persons.peopleNamed(district, searchable(words), PageRequest.of(0, most, Sort.by("searchName", "id.id")))
                .map(person -> new Named(
                        person.id(),
                        nameOrNeutral(person),
                        person.name() == null ? person.sub() : null,
                        person.firstSeenAt()))
                .getContent();
    }

    /** Words as names are searched by them: lower case, without accents. */
    public static String searchable(String words) {
        return Person.searchable(words.replace("\0", ""));
    }

    /** Holds somebody until the transaction ends, so that nobody links them meanwhile. */
    public void hold(PersonId person, DistrictId district) {
        persons.hold(person, district);
    }

    /** Whether somebody is known in a district, and not erased. */
    @Transactional(readOnly = true)
    public boolean isKnown(PersonId person, DistrictId district) {
        return persons.findByIdAndDistrict(person, district)
                .filter(found -> !found.isErased())
                .isPresent();
    }

    /** Of these, those who can be given a role: nobody whom their district protects as a minor, nobody erased. */
    @Transactional(readOnly = true)
    public Set<PersonId> eligible(Collection<PersonId> some, DistrictId district) {
        return some.isEmpty()
                ? Set.of()
                : persons.findByDistrictAndIdIn(district, some).stream()
                        .filter(found -> !found.isProtected() && !found.isErased())
                        .map(Person::id)
                        .collect(Collectors.toSet());
    }

    /**
     * Gives a role, once; the operator or a lead does so. Who holds it already keeps it as it is.
     *
     * @param identity the person, by any of their linked identities
     * @param by the lead who gives it; null for the operator
     * @param lastDay the last day on which it counts, in the district's zone; null for no end
     */
    public void give(
            Role role,
            PersonId identity,
            DistrictId district,
            @Nullable PersonId by,
            String reason,
            @Nullable LocalDate lastDay) {
        PersonId person = notToOneself(identity, district, by);
        if (reason.isBlank()) {
            throw new RoleRefused(RoleRefused.Problem.NO_REASON);
        }
        District held = hold(district, by);
        Person known = persons.findByIdAndDistrict(person, district)
                .filter(found -> !found.isProtected() && !found.isErased())
                .orElseThrow(PersonNotFound::new);
        Instant now = clock.instant();
        Instant until = until(lastDay, held, now);
        Optional<RoleGrant> before = grants.open(district, person, role);
        if (before.filter(grant -> !grant.hasRunOut(now)).isPresent()) {
            letIn(known, district, by);
            return;
        }
        requireLeadForGood(role, person, district, by, until);
        letIn(known, district, by);
        before.ifPresent(grant -> end(grant, null, AuditLog.WAYMARK, now));
        grants.saveAndFlush(new RoleGrant(district, person, role, reason.strip(), by, now, until));
        audit(district, by, "role-given", role, person);
        log.info("Role {} given to person {}", role, person);
        events.publishEvent(new RoleGiven(person, role, district, now));
    }

    /**
     * Moves the end of a role that somebody holds; nobody moves their own.
     *
     * @param lastDay null for no end
     */
    void change(Role role, PersonId identity, DistrictId district, @Nullable PersonId by, @Nullable LocalDate lastDay) {
        PersonId person = notToOneself(identity, district, by);
        District held = hold(district, by);
        Instant now = clock.instant();
        Instant until = until(lastDay, held, now);
        RoleGrant grant = grants.open(district, person, role)
                .filter(found -> !found.hasRunOut(now))
                .orElseThrow(PersonNotFound::new);
        if (!Objects.equals(grant.until(), until)) {
            requireLeadForGood(role, person, district, by, until);
            grant.lasts(until);
            audit(district, by, "role-end-moved", role, person);
        }
    }

    /** Ends a role; the last lead of a district keeps it. */
    public void withdraw(Role role, PersonId identity, DistrictId district, @Nullable PersonId by) {
        withdraw(role, identity, district, by, actor(by));
    }

    /** Ends a role of somebody who is erased: nobody's word, but Waymark's own doing. */
    void withdrawErased(Role role, PersonId person, DistrictId district) {
        withdraw(role, person, district, null, AuditLog.WAYMARK);
    }

    private void withdraw(Role role, PersonId identity, DistrictId district, @Nullable PersonId by, String actor) {
        PersonId person = main(identity, district);
        hold(district, by);
        requirePerson(person, district);
        Instant now = clock.instant();
        grants.open(district, person, role).ifPresent(grant -> {
            if (role == Role.LEAD && !grant.hasRunOut(now)) {
                if (grants.others(role, person, district, now) == 0) {
                    throw new RoleRefused(RoleRefused.Problem.LAST_LEAD);
                }
                if (by != null && grant.until() == null && grants.othersForGood(role, person, district) == 0) {
                    throw new RoleRefused(RoleRefused.Problem.NO_LEAD_FOR_GOOD);
                }
            }
            end(grant, by, actor, now);
        });
    }

    /** The person whose identity this is; a second identity of their own is no way round. */
    private PersonId notToOneself(PersonId identity, DistrictId district, @Nullable PersonId by) {
        PersonId person = main(identity, district);
        if (by != null && person.equals(main(by, district))) {
            throw new RoleRefused(RoleRefused.Problem.TO_ONESELF);
        }
        return person;
    }

    /**
     * Ends what has run out and warns of what runs out soon, in one district.
     *
     * @param soon how long before its end somebody is told of it
     */
    public void runOut(DistrictId district, Duration soon) {
        Instant now = clock.instant();
        // Counted, not read: what is read before the district is held may change till then.
        if (grants.countRunningOut(district, now.plus(soon)) == 0) {
            return;
        }
        hold(district, null);
        for (RoleGrant grant : grants.runningOut(district, now.plus(soon))) {
            if (grant.hasRunOut(now)) {
                end(grant, null, AuditLog.WAYMARK, now);
            } else if (grant.warn(now)) {
                boolean last =
                        grant.role() == Role.LEAD && grants.othersForGood(grant.role(), grant.person(), district) == 0;
                events.publishEvent(new RoleEnding(
                        grant.person(), grant.role(), district, Objects.requireNonNull(grant.until()), last));
            }
        }
    }

    /** Everyone whose name has the words in it, by name, but for protected minors; four reads whatever the number of people. */
    @Transactional(readOnly = true)
    PeoplePage page(DistrictId district, String search, int number) {
        String words = search.replace("\0", "").strip();
        Page<Person> found = persons.peopleNamed(
                district,
                Person.searchable(words),
                PageRequest.of(Math.max(number, 1) - 1, PAGE, Sort.by("searchName", "id.id")));
        Map<PersonId, List<Role>> roles = rolesOf(found.getContent(), district);
        return new PeoplePage(
                found.getContent().stream()
                        .map(person -> row(person, roles.getOrDefault(person.id(), List.of())))
                        .toList(),
                words,
                Math.max(number, 1),
                Math.max(found.getTotalPages(), 1),
                found.getTotalElements(),
                persons.hidden(district));
    }

    @Transactional(readOnly = true)
    PersonRow row(PersonId id, DistrictId district) {
        Person person = persons.findByIdAndDistrict(id, district)
                .filter(found -> !found.isProtected() && !found.isErased())
                .orElseThrow(PersonNotFound::new);
        return row(person, rolesOf(List.of(person), district).getOrDefault(id, List.of()));
    }

    @Transactional(readOnly = true)
    List<HeldRole> held(PersonId person, DistrictId district) {
        ZoneId zone = zone(district);
        return grants.ofAll(district, List.of(person), clock.instant()).stream()
                .map(grant -> new HeldRole(grant.role(), grant.reason(), grant.givenAt(), grant.lastDay(zone)))
                .sorted(Comparator.comparing(HeldRole::role))
                .toList();
    }

    /** Somebody who gives roles has opened a person's page. */
    void lookedAt(PersonId person, Desk desk) {
        requirePerson(person, desk.district());
        audit.looked(desk.district().id(), desk.actor(), desk.role(), person.toString(), "person");
    }

    /**
     * The last day that is suggested for a role: a year, so that each is looked at again. None where no lead is there for
     * good yet, as the first one should be.
     */
    @Transactional(readOnly = true)
    public @Nullable LocalDate suggestedEnd(DistrictId district) {
        if (grants.countForGood(district, Role.LEAD) == 0) {
            return null;
        }
        return LocalDate.ofInstant(clock.instant(), zone(district)).plusYears(1).minusDays(1);
    }

    private ZoneId zone(DistrictId district) {
        return districts
                .findById(district)
                .map(found -> ZoneId.of(found.card().zone()))
                .orElseThrow(DistrictNotFound::new);
    }

    /** The roles someone could still be given. */
    static List<Role> offered(PersonRow person) {
        return Stream.of(Role.values())
                .filter(role -> !person.roles().contains(role))
                .toList();
    }

    private Map<PersonId, List<Role>> rolesOf(List<Person> some, DistrictId district) {
        return some.isEmpty()
                ? Map.of()
                : grants.ofAll(district, some.stream().map(Person::id).toList(), clock.instant()).stream()
                        .sorted(Comparator.comparing(RoleGrant::role))
                        .collect(Collectors.groupingBy(
                                RoleGrant::person, Collectors.mapping(RoleGrant::role, Collectors.toList())));
    }

    private PersonRow row(Person person, List<Role> roles) {
        return new PersonRow(
                person.id(),
                nameOrNeutral(person),
                person.name() == null ? person.sub() : null,
                person.firstSeenAt(),
                roles);
    }

    /** Holds the district, so that two who change roles at once do so one after the other. */
    private District hold(DistrictId district, @Nullable PersonId by) {
        District held = districts.hold(district).orElseThrow(DistrictNotFound::new);
        if (by != null && !rolesOf(by, district).contains(Role.LEAD)) {
            throw new RoleRefused(RoleRefused.Problem.NOT_A_LEAD);
        }
        return held;
    }

    private void requirePerson(PersonId person, DistrictId district) {
        if (persons.findByIdAndDistrict(person, district).isEmpty()) {
            throw new PersonNotFound();
        }
    }

    private void letIn(Person person, DistrictId district, @Nullable PersonId by) {
        if (person.isLetInAgain()) {
            audit.recordAbout(
                    district.id(),
                    actor(by),
                    as(by),
                    "access-opened",
                    person.id().toString(),
                    person.id().toString());
        }
    }

    /** A lead leaves a district that has one whose role does not run out by itself; the operator may do otherwise. */
    private void requireLeadForGood(
            Role role, PersonId person, DistrictId district, @Nullable PersonId by, @Nullable Instant until) {
        if (role == Role.LEAD && until != null && by != null && grants.othersForGood(role, person, district) == 0) {
            throw new RoleRefused(RoleRefused.Problem.NO_LEAD_FOR_GOOD);
        }
    }

    private static @Nullable Instant until(@Nullable LocalDate lastDay, District district, Instant now) {
        if (lastDay == null) {
            return null;
        }
        Instant until = lastDay.plusDays(1)
                .atStartOfDay(ZoneId.of(district.card().zone()))
                .toInstant();
        if (!until.isAfter(now)) {
            throw new RoleRefused(RoleRefused.Problem.PAST_END);
        }
        return until;
    }

    private void end(RoleGrant grant, @Nullable PersonId by, String actor, Instant now) {
        DistrictId district = grant.district();
        if (grant.hasRunOut(now)) {
            grant.runOut();
            audit.recordAbout(
                    district.id(),
                    AuditLog.WAYMARK,
                    AuditLog.WAYMARK_ROLE,
                    "role-ran-out",
                    grant.person().toString(),
                    grant.role() + " " + grant.person());
        } else {
            grant.end(by, now);
            audit.recordAbout(
                    district.id(),
                    actor,
                    Desk.roleOf(actor),
                    "role-ended",
                    grant.person().toString(),
                    grant.role() + " " + grant.person());
        }
        grants.saveAndFlush(grant);
        log.info("Role {} ended for person {}", grant.role(), grant.person());
        events.publishEvent(new RoleEnded(grant.person(), grant.role(), district, now));
    }

    private void audit(DistrictId district, @Nullable PersonId by, String verb, Role role, PersonId person) {
        Desk desk = new Desk(district, by);
        audit.recordAbout(district.id(), desk.actor(), desk.role(), verb, person.toString(), role + " " + person);
    }

    private Person added(DistrictId district, String issuer, String sub, @Nullable String displayName) {
        String name = Person.tidy(displayName);
        persons.add(PersonId.fresh().id(), district.id(), issuer, sub, name, Person.searchable(name), clock.instant());
        return persons.findByDistrictAndIssuerAndSub(district, issuer, sub).orElseThrow();
    }

    private String nameOrNeutral(Person person) {
        String name = person.name();
        return name != null ? name : neutralName(person.id(), LocaleContextHolder.getLocale());
    }

    private static String as(@Nullable PersonId by) {
        return by == null ? AuditLog.OPERATOR_ROLE : Role.LEAD.name();
    }

    private static String actor(@Nullable PersonId by) {
        return by == null ? AuditLog.OPERATOR : by.toString();
    }
}
