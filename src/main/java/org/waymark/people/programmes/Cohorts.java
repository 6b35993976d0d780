package org.waymark.people.programmes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.earners.Minors;

/**
 * Cohorts: some members of a programme who go through it together. Its members and its coach read and write one thread, by
 * name; a lead may read it and take a message out, both on record.
 */
@Service
@Transactional
public class Cohorts {

    private static final int PAGE = 50;
    private static final Limit SHOWN = Limit.of(200);

    private final CohortRepository cohorts;
    private final CohortMembers members;
    private final CohortMessageRepository messages;
    private final ProgrammeRepository programmes;
    private final MemberRows eligible;
    private final People people;
    private final Minors minors;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Cohorts(
            CohortRepository cohorts,
            CohortMembers members,
            CohortMessageRepository messages,
            ProgrammeRepository programmes,
            MemberRows eligible,
            People people,
            Minors minors,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.cohorts = cohorts;
        this.members = members;
        this.messages = messages;
        this.programmes = programmes;
        this.eligible = eligible;
        this.people = people;
        this.minors = minors;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param coach one of the programme's */
    public CohortId make(ProgrammeId programme, String name, @Nullable PersonId coach, Desk desk) {
        return make(CohortId.fresh(), programme, name, coach, desk);
    }

    /**
     * The same from a page.
     *
     * @param once the id that the page was made with: a second click sends the same, and makes no second cohort
     */
    CohortId make(CohortId once, ProgrammeId programme, String name, @Nullable PersonId coach, Desk desk) {
        requireCoach(requireRunning(programme, desk.district()), coach, null);
        if (cohorts.findByIdAndProgrammeAndDistrict(once, programme, desk.district())
                .isPresent()) {
            return once;
        }
        CohortId made = cohorts.save(new Cohort(once, programme, desk.district(), name, coach, clock.instant()))
                .id();
        audit.record(desk.district().id(), desk.actor(), desk.role(), "cohort-made", programme + " " + made);
        return made;
    }

    void change(CohortId id, ProgrammeId programme, String name, @Nullable PersonId coach, Desk desk) {
        Cohort cohort = running(id, programme, desk.district());
        requireCoach(requireRunning(programme, desk.district()), coach, cohort.coach());
        cohort.isCalled(name, coach);
        audit.record(desk.district().id(), desk.actor(), desk.role(), "cohort-changed", programme + " " + id);
    }

    /** Ends it: nobody finds it any more, and what was written is kept. */
    void end(CohortId id, ProgrammeId programme, Desk desk) {
        Cohort cohort = cohorts.held(id, programme, desk.district()).orElseThrow(ProgrammeNotFound::new);
        if (!cohort.hasEnded()) {
            cohort.end(clock.instant());
            audit.record(desk.district().id(), desk.actor(), desk.role(), "cohort-ended", programme + " " + id);
        }
    }

    /** A member of the programme comes into the cohort and is told. */
    public void add(CohortId id, ProgrammeId programme, PersonId identity, Desk desk) {
        PersonId person = people.main(identity, desk.district());
        Cohort cohort = running(id, programme, desk.district());
        if (minors.isProtected(person, desk.district())
                || eligible.standing(programme, person, desk.district())
                        .filter(MemberRows.Standing::active)
                        .isEmpty()) {
            throw new ProgrammeNotFound();
        }
        if (members.add(id, desk.district(), person, clock.instant())) {
            audit.recordAbout(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "cohort-member-added",
                    person.toString(),
                    id + " " + person);
            tell(person, "cohort-joined", cohort, desk.district());
        }
    }

    void remove(CohortId id, ProgrammeId programme, PersonId person, Desk desk) {
        running(id, programme, desk.district());
        if (members.remove(id, desk.district(), person)) {
            audit.recordAbout(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "cohort-member-removed",
                    person.toString(),
                    id + " " + person);
        }
    }

    /** A programme's cohorts, by name; three reads whatever their number. */
    @Transactional(readOnly = true)
    List<CohortRow> of(ProgrammeId programme, DistrictId district) {
        return rows(
                cohorts.findByProgrammeAndDistrictAndEndedAtIsNullOrderByName(programme, district),
                programme,
                district);
    }

    /** Those of a programme that somebody is in or coaches. */
    @Transactional(readOnly = true)
    List<CohortRow> ofPerson(PersonId person, ProgrammeId programme, DistrictId district) {
        Set<CohortId> own = new HashSet<>(members.with(person, programme, district));
        boolean coach = isCoach(person, district);
        return rows(
                cohorts.findByProgrammeAndDistrictAndEndedAtIsNullOrderByName(programme, district).stream()
                        .filter(cohort -> own.contains(cohort.id()) || coach && person.equals(cohort.coach()))
                        .toList(),
                programme,
                district);
    }

    /** A cohort as leads see it: its people, not its thread. */
    @Transactional(readOnly = true)
    CohortView view(CohortId id, ProgrammeId programme, Desk desk) {
        return view(found(id, programme, desk.district()), desk.district(), desk.lead());
    }

    /** A cohort as its own people see it; not found for everyone else. */
    @Transactional(readOnly = true)
    CohortView mine(CohortId id, ProgrammeId programme, PersonId person, DistrictId district) {
        return view(theirs(id, programme, person, district), district, person);
    }

    /** Members of the programme who are not in the cohort, by a part of their name. */
    @Transactional(readOnly = true)
    List<CohortView.Person> toAdd(CohortView cohort, DistrictId district, String words) {
        String part = People.searchable(words);
        if (part.isEmpty()) {
            return List.of();
        }
        Set<UUID> in = new HashSet<>(
                cohort.members().stream().map(CohortView.Person::id).toList());
        List<PersonId> found = eligible.page(cohort.programme(), district, part, PAGE, 0).stream()
                .map(MemberRows.Listed::person)
                .filter(person -> !in.contains(person.id()))
                .toList();
        return named(found, district);
    }

    /** What a cohort's people wrote, newest first, for one of them; they have looked now. */
    List<MessageRow> thread(CohortId id, ProgrammeId programme, PersonId reader, DistrictId district) {
        theirs(id, programme, reader, district);
        members.looked(id, district, reader);
        return messages(written(id, district), reader, district);
    }

    /** The same for a lead, which is a look at each who wrote in it. Whoever runs Waymark has no business in it. */
    List<MessageRow> threadForLead(CohortId id, ProgrammeId programme, Desk desk) {
        found(id, programme, desk.district());
        PersonId lead = desk.lead();
        if (lead == null) {
            throw new ProgrammeNotFound();
        }
        List<CohortMessage> written = written(id, desk.district());
        audit.looked(
                desk.district().id(),
                desk.actor(),
                desk.role(),
                authors(written).stream().map(PersonId::toString).toList(),
                "cohort-thread " + id);
        return messages(written, lead, desk.district());
    }

    /**
     * Somebody of the cohort writes; the others are told, once until they look.
     *
     * @param once the id that the page was made with: a second click sends the same, and writes nothing
     */
    void write(UUID once, CohortId id, ProgrammeId programme, PersonId author, DistrictId district, String text) {
        Cohort cohort = theirs(id, programme, author, district);
        requireRunning(programme, district);
        if (messages.findByIdAndCohortAndDistrict(once, id, district).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        messages.save(new CohortMessage(once, id, district, author, text, now));
        audit.record(district.id(), author.toString(), AuditLog.SELF_ROLE, "cohort-message-written", id.toString());
        members.toTell(id, district, author, now).forEach(person -> tell(person, "cohort-message", cohort, district));
        PersonId coach = cohort.coach();
        if (coach != null && isCoach(coach, district) && members.tellsCoach(id, district, author, now)) {
            tell(coach, "cohort-message", cohort, district);
        }
    }

    /** An author takes their own message back; nothing of it stays. */
    void delete(UUID message, CohortId id, ProgrammeId programme, PersonId author, DistrictId district) {
        theirs(id, programme, author, district);
        CohortMessage own = messages.findByIdAndCohortAndDistrict(message, id, district)
                .filter(found -> found.author().equals(author))
                .orElseThrow(ProgrammeNotFound::new);
        messages.delete(own);
        audit.record(
                district.id(), author.toString(), AuditLog.SELF_ROLE, "cohort-message-deleted", id + " " + message);
    }

    /** A lead takes a message out, for a reason that its author and the audit record keep. */
    void takeOut(UUID message, CohortId id, ProgrammeId programme, RemovalReason reason, Desk desk) {
        found(id, programme, desk.district());
        PersonId lead = desk.lead();
        if (lead == null) {
            throw new ProgrammeNotFound();
        }
        CohortMessage found = messages.findByIdAndCohortAndDistrict(message, id, desk.district())
                .orElseThrow(ProgrammeNotFound::new);
        if (found.isRemoved(reason, clock.instant())) {
            audit.recordAbout(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "cohort-message-removed",
                    found.author().toString(),
                    message + " " + reason);
        }
    }

    private List<CohortMessage> written(CohortId id, DistrictId district) {
        return messages.findByCohortAndDistrictOrderByWrittenAtDescIdDesc(id, district, SHOWN);
    }

    private static List<PersonId> authors(List<CohortMessage> written) {
        return written.stream().map(CohortMessage::author).distinct().toList();
    }

    private List<MessageRow> messages(List<CohortMessage> written, PersonId reader, DistrictId district) {
        Map<PersonId, String> names = minors.names(authors(written), district, reader);
        return written.stream()
                .map(message -> new MessageRow(
                        message.id(),
                        names.getOrDefault(message.author(), ""),
                        message.writtenAt(),
                        message.text(),
                        message.author().equals(reader),
                        message.removedFor()))
                .toList();
    }

    private List<CohortRow> rows(List<Cohort> some, ProgrammeId programme, DistrictId district) {
        Map<CohortId, Integer> sizes = members.sizes(programme, district);
        Map<PersonId, String> names = people.names(
                some.stream()
                        .map(Cohort::coach)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                district);
        return some.stream()
                .map(cohort -> new CohortRow(
                        cohort.id(),
                        cohort.name(),
                        cohort.coach() == null ? null : names.get(cohort.coach()),
                        sizes.getOrDefault(cohort.id(), 0)))
                .toList();
    }

    private CohortView view(Cohort cohort, DistrictId district, @Nullable PersonId viewer) {
        Programme programme =
                programmes.findByIdAndDistrict(cohort.programme(), district).orElseThrow(ProgrammeNotFound::new);
        List<PersonId> in = members.of(cohort.id(), district);
        PersonId coach = cohort.coach();
        Map<PersonId, String> names = minors.names(
                Stream.concat(in.stream(), Stream.ofNullable(coach)).distinct().toList(), district, viewer);
        return new CohortView(
                cohort.id(),
                cohort.programme(),
                programme.name(),
                !programme.hasEnded(),
                cohort.name(),
                coach == null ? null : coach.id(),
                coach == null ? null : names.get(coach),
                sorted(in, names));
    }

    private List<CohortView.Person> named(List<PersonId> some, DistrictId district) {
        return sorted(some, people.names(some, district));
    }

    private static List<CohortView.Person> sorted(List<PersonId> some, Map<PersonId, String> names) {
        List<CohortView.Person> sorted = new ArrayList<>(some.stream()
                .map(person -> new CohortView.Person(person.id(), names.getOrDefault(person, "")))
                .toList());
        sorted.sort(Comparator.comparing(CohortView.Person::name).thenComparing(CohortView.Person::id));
        return sorted;
    }

    private void tell(PersonId person, String kind, Cohort cohort, DistrictId district) {
        notices.send(new Notice(
                district.id(),
                person.id(),
                kind,
                List.of(cohort.name()),
                "/programmes/" + cohort.programme() + "/cohorts/" + cohort.id()));
    }

    private Cohort theirs(CohortId id, ProgrammeId programme, PersonId person, DistrictId district) {
        Cohort cohort = found(id, programme, district);
        boolean coaches = person.equals(cohort.coach()) && isCoach(person, district);
        if (!coaches && !members.with(person, programme, district).contains(id)) {
            throw new ProgrammeNotFound();
        }
        return cohort;
    }

    /** With the role ends what it opened, though the cohort still names them. */
    private boolean isCoach(PersonId person, DistrictId district) {
        return people.rolesOf(person, district).contains(Role.COACH);
    }

    private Cohort found(CohortId id, ProgrammeId programme, DistrictId district) {
        return cohorts.findByIdAndProgrammeAndDistrict(id, programme, district)
                .filter(cohort -> !cohort.hasEnded())
                .orElseThrow(ProgrammeNotFound::new);
    }

    private Cohort running(CohortId id, ProgrammeId programme, DistrictId district) {
        requireRunning(programme, district);
        return cohorts.held(id, programme, district)
                .filter(cohort -> !cohort.hasEnded())
                .orElseThrow(ProgrammeNotFound::new);
    }

    private Programme requireRunning(ProgrammeId programme, DistrictId district) {
        Programme found = programmes.findByIdAndDistrict(programme, district).orElseThrow(ProgrammeNotFound::new);
        found.requireRunning();
        return found;
    }

    /** A cohort's coach is one of the programme's, or has coached it before. */
    private static void requireCoach(Programme programme, @Nullable PersonId coach, @Nullable PersonId before) {
        if (coach != null
                && !coach.equals(before)
                && !programme.plan().coaches().contains(coach.id())) {
            throw new ProgrammeNotFound();
        }
    }
}
