package org.waymark.people.programmes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.earners.Audience;
import org.waymark.people.programmes.OfferedCredentials.Offer;

/** The programmes of a district: what it offers to whom, why, and how it supports them. */
@Service
@Transactional
public class Programmes {

    private static final Logger log = LoggerFactory.getLogger(Programmes.class);

    private final ProgrammeRepository programmes;
    private final ProgrammeRows rows;
    private final MemberRows members;
    private final Admission admission;
    private final People people;
    private final Districts districts;
    // Implemented by modules above, which use this one: asked for when somebody looks.
    private final ObjectProvider<OfferedCredentials> credentials;
    private final ObjectProvider<ReviewerCapacity> capacity;
    private final AuditLog audit;
    private final Clock clock;

    Programmes(
            ProgrammeRepository programmes,
            ProgrammeRows rows,
            MemberRows members,
            Admission admission,
            People people,
            Districts districts,
            ObjectProvider<OfferedCredentials> credentials,
            ObjectProvider<ReviewerCapacity> capacity,
            AuditLog audit,
            Clock clock) {
        this.programmes = programmes;
        this.rows = rows;
        this.members = members;
        this.admission = admission;
        this.people = people;
        this.districts = districts;
        this.credentials = credentials;
        this.capacity = capacity;
        this.audit = audit;
        this.clock = clock;
    }

    /** All programmes of a district, those that run first; one read. */
    @Transactional(readOnly = true)
    public List<ProgrammeCard> all(DistrictId district) {
        return rows.all(district);
    }

    /** How many a programme is for now: the base of every share; one read, whatever their number. */
    @Transactional(readOnly = true)
    public long eligibleCount(DistrictId district, ProgrammeId programme) {
        return members.count(programme, district);
    }

    /** Whom a programme is for now; one read, whatever their number. Empty for another district's. */
    @Transactional(readOnly = true)
    public List<PersonId> eligible(DistrictId district, ProgrammeId programme) {
        return members.ids(programme, district);
    }

    /**
     * Lets somebody in who came by another door of the tool, such as an invitation by e-mail; false where the programme is
     * not the district's, has ended, or a lead has taken them out.
     */
    public boolean admit(ProgrammeId programme, PersonId person, DistrictId district) {
        Programme held = programmes
                .held(programme, district)
                .filter(found -> !found.hasEnded())
                .orElse(null);
        if (held == null
                || members.standing(programme, person, district)
                        .filter(MemberRows.Standing::keptOut)
                        .isPresent()
                // A student comes through their school: by a letter nobody becomes a minor.
                || admission.protects(held.plan(), district, List.of(person)) > 0) {
            return false;
        }
        if (admission.join(held, district, List.of(person), Via.INVITATION, null, person.toString()) == 1) {
            audit.record(
                    district.id(), person.toString(), AuditLog.SELF_ROLE, "programme-joined", programme.toString());
        }
        return true;
    }

    /**
     * What a running programme offers.
     *
     * @param audiences to whom
     * @param credentials ids of micro-credentials
     */
    public record Offering(Set<Audience> audiences, Set<UUID> credentials) {}

    /**
     * Somebody who coaches where somebody is a member.
     *
     * @param where the name of the cohort that they coach, else of the programme
     * @param assigned whether this is the coach of the member's own cohort
     */
    public record CoachOf(PersonId coach, String where, boolean assigned) {}

    /** Who coaches somebody by what they are in now, the coach of their own cohort first; one read. */
    @Transactional(readOnly = true)
    public List<CoachOf> coachesOf(PersonId member, DistrictId district) {
        return rows.coachesOf(member, district);
    }

    /** What the programmes offer that somebody is in now; one read. */
    @Transactional(readOnly = true)
    public List<Offering> offeredTo(PersonId person, DistrictId district) {
        return rows.offeredTo(person, district);
    }

    /** Sets up a programme that has a name and a reason, and nothing else yet, as the operator does. */
    public ProgrammeId begin(DistrictId district, String name, String why) {
        return make(
                new ProgrammePlan(name, why, "", "", "", Set.of(), null, null, null, false, null, Set.of(), Set.of()),
                new Desk(district, null));
    }

    /** Sets up a programme as its lead or the operator planned it. */
    public ProgrammeId make(ProgrammePlan plan, Desk desk) {
        return make(ProgrammeId.fresh(), plan, desk);
    }

    /**
     * The same from a page.
     *
     * @param once the id that the page was made with: a second click sends the same, and makes no second programme
     */
    ProgrammeId make(ProgrammeId once, ProgrammePlan plan, Desk desk) {
        if (programmes.findByIdAndDistrict(once, desk.district()).isPresent()) {
            return once;
        }
        Programme made = programmes.save(new Programme(once, desk.district(), plan, desk.lead(), clock.instant()));
        audit.record(
                desk.district().id(),
                desk.actor(),
                desk.role(),
                "programme-made",
                made.id().toString());
        log.info("Programme {} made", made.id());
        return made.id();
    }

    /**
     * Changes what leads decided.
     *
     * @param edition what the lead had before them; {@link ProgrammeConflict} where that is no longer so
     * @param confirmed how many people they know to be protected as minors by it; {@link ProtectionUnconfirmed} where
     *     that is another number
     */
    void change(ProgrammeId id, ProgrammePlan plan, int edition, int confirmed, Desk desk) {
        Programme programme = held(id, desk);
        boolean addresses = !programme.plan().audiences().equals(plan.audiences());
        List<PersonId> in = addresses ? members.ids(id, desk.district()) : List.of();
        admission.requireConfirmed(plan, desk.district(), in, confirmed);
        programme.change(plan, edition);
        admission.address(programme, desk.district(), in, desk.actor());
        audit.record(desk.district().id(), desk.actor(), desk.role(), "programme-changed", id.toString());
    }

    void end(ProgrammeId id, Desk desk) {
        Programme programme = held(id, desk);
        if (!programme.hasEnded()) {
            programme.end(desk.lead(), clock.instant());
            audit.record(desk.district().id(), desk.actor(), desk.role(), "programme-ended", id.toString());
            log.info("Programme {} ended", id);
        }
    }

    void reopen(ProgrammeId id, Desk desk) {
        Programme programme = held(id, desk);
        if (programme.hasEnded()) {
            programme.reopen();
            audit.record(desk.district().id(), desk.actor(), desk.role(), "programme-reopened", id.toString());
        }
    }

    @Transactional(readOnly = true)
    ProgrammeView view(ProgrammeId id, DistrictId district) {
        Programme programme = programmes.findByIdAndDistrict(id, district).orElseThrow(ProgrammeNotFound::new);
        ProgrammePlan plan = programme.plan();
        List<PersonId> coaches = plan.coaches().stream().map(PersonId::new).toList();
        return new ProgrammeView(
                id,
                plan,
                programme.edition(),
                programme.hasEnded(),
                members.count(id, district),
                credentials.stream()
                        .flatMap(known -> known.open(plan.credentials(), district).stream())
                        .toList(),
                people.names(coaches, district).entrySet().stream()
                        .map(coach -> new ProgrammeView.Coach(coach.getKey().id(), coach.getValue()))
                        .sorted(Comparator.comparing(ProgrammeView.Coach::name))
                        .toList());
    }

    /** What a lead may have forgotten; it blocks nothing. */
    @Transactional(readOnly = true)
    List<Check> checklist(ProgrammeView view, DistrictId district) {
        ReviewerCapacity.Readers readers = capacity.stream()
                .findFirst()
                .map(known -> known.readers(district))
                .orElse(new ReviewerCapacity.Readers(0, 0));
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), ZoneId.of(districts.card(district).zone()));
        return new Checklist(view.plan(), view.members(), readers, today).checks();
    }

    /**
     * A programme and what there is to choose for it.
     *
     * @param chosen ids of the micro-credentials that stay in sight
     * @param words what is looked for among the others
     */
    @Transactional(readOnly = true)
    AboutView about(ProgrammeId id, Set<UUID> chosen, String words, DistrictId district) {
        ProgrammeView view = view(id, district);
        Map<UUID, Offer> offers = new LinkedHashMap<>();
        int fitting = 0;
        boolean more = false;
        for (OfferedCredentials known : credentials) {
            Set<UUID> kept = new LinkedHashSet<>(chosen);
            kept.addAll(view.plan().credentials());
            known.open(kept, district).forEach(offer -> offers.put(offer.id(), offer));
            OfferedCredentials.Found found = known.find(words, district);
            found.offers().forEach(offer -> offers.putIfAbsent(offer.id(), offer));
            fitting += found.total();
            more |= found.total() > found.offers().size();
        }
        return new AboutView(
                view,
                List.copyOf(offers.values()),
                fitting,
                more,
                coaches(district, view.plan().coaches()));
    }

    /** Of pilots only those to which somebody is invited. */
    private List<Offer> offeredTo(PersonId person, List<Offer> offers, DistrictId district) {
        if (offers.stream().noneMatch(Offer::pilot)) {
            return offers;
        }
        Set<UUID> invited = credentials.stream()
                .flatMap(known -> known.pilotsFor(person, district).stream())
                .collect(Collectors.toSet());
        return offers.stream()
                .filter(offer -> !offer.pilot() || invited.contains(offer.id()))
                .toList();
    }

    /** Whoever holds the role, and whoever does so already; id and name, by name. */
    private Map<UUID, String> coaches(DistrictId district, Set<UUID> already) {
        List<PersonId> may = new ArrayList<>(people.inRole(Role.COACH, district));
        already.stream()
                .map(PersonId::new)
                .filter(person -> !may.contains(person))
                .forEach(may::add);
        Map<UUID, String> named = new LinkedHashMap<>();
        people.names(may, district).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(coach -> named.put(coach.getKey().id(), coach.getValue()));
        return named;
    }

    /** The programmes that somebody is in, or coaches in; those that run first. */
    @Transactional(readOnly = true)
    List<MyProgramme> of(PersonId person, DistrictId district) {
        return rows.of(person, district);
    }

    /** A programme as those see it whom it is for; not found for everyone else. */
    @Transactional(readOnly = true)
    MineView mine(ProgrammeId id, PersonId person, DistrictId district) {
        ProgrammeView view = view(id, district);
        boolean member = members.standing(id, person, district)
                .filter(MemberRows.Standing::active)
                .isPresent();
        if (!member && !rows.isCoachedBy(person, id, district)) {
            throw new ProgrammeNotFound();
        }
        return new MineView(
                view,
                offeredTo(person, view.offers(), district),
                member,
                member && view.plan().pilot() && !view.ended());
    }

    private Programme held(ProgrammeId id, Desk desk) {
        return programmes.held(id, desk.district()).orElseThrow(ProgrammeNotFound::new);
    }
}
