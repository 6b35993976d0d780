package org.waymark.people.programmes;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;

/**
 * Whom a programme is for: by hand, by invitation, and by rules that are followed again and again, so that who comes later
 * joins too. What the rules name is kept as rows: counting then costs the same for any number of rules, everyone has a day
 * since when they are in it, and whoever counts later counts those who were in it then.
 */
@Service
@Transactional
class ProgrammeMembers {

    private static final Logger log = LoggerFactory.getLogger(ProgrammeMembers.class);
    private static final int PAGE = 50;

    private final ProgrammeRepository programmes;
    private final MemberRows rows;
    private final Admission admission;
    private final RulePeople sources;
    private final People people;
    private final Minors minors;
    private final Notices notices;
    private final MessageSource messages;
    private final AuditLog audit;
    private final Clock clock;

    ProgrammeMembers(
            ProgrammeRepository programmes,
            MemberRows rows,
            Admission admission,
            RulePeople sources,
            People people,
            Minors minors,
            Notices notices,
            MessageSource messages,
            AuditLog audit,
            Clock clock) {
        this.programmes = programmes;
        this.rows = rows;
        this.admission = admission;
        this.sources = sources;
        this.people = people;
        this.minors = minors;
        this.notices = notices;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those whose name has the words in it, by name; four reads whatever their number. Students who are protected as minors
     * are counted and not named, and no words find them.
     */
    @Transactional(readOnly = true)
    MembersView page(ProgrammeId programme, DistrictId district, String search, int number) {
        String words = search.replace("\0", "").strip();
        String part = People.searchable(words);
        int at = Math.max(number, 1);
        long total = rows.found(programme, district, part);
        List<MemberRows.Listed> listed = rows.page(programme, district, part, PAGE, (at - 1L) * PAGE);
        List<PersonId> ids = listed.stream().map(MemberRows.Listed::person).toList();
        Map<PersonId, String> names = people.names(ids, district);
        Set<PersonId> hidden = minors.protectedAmong(ids, district);
        String student = messages.getMessage("programmes.student", null, LocaleContextHolder.getLocale());
        return new MembersView(
                listed.stream()
                        .map(row -> new MemberRow(
                                row.person(),
                                hidden.contains(row.person()) ? student : names.getOrDefault(row.person(), ""),
                                row.via(),
                                row.since()))
                        .toList(),
                words,
                at,
                (int) Math.max((total + PAGE - 1) / PAGE, 1),
                total);
    }

    /** Some who could be added, by a part of their name. */
    @Transactional(readOnly = true)
    List<People.Named> toAdd(ProgrammeId programme, DistrictId district, String words) {
        List<People.Named> found = people.search(words, district, PAGE);
        Set<PersonId> hidden =
                minors.protectedAmong(found.stream().map(People.Named::id).toList(), district);
        Set<PersonId> in = rows.activeAmong(
                programme, district, found.stream().map(People.Named::id).toList());
        return found.stream()
                .filter(person -> !hidden.contains(person.id()) && !in.contains(person.id()))
                .toList();
    }

    /**
     * A lead lets somebody in; that person is told.
     *
     * @param confirmed 1 where the lead knows that it protects them as a minor
     */
    void add(ProgrammeId programme, PersonId identity, int confirmed, Desk desk) {
        Programme held = running(programme, desk.district());
        PersonId person = people.main(identity, desk.district());
        if (!people.isKnown(person, desk.district())) {
            throw new ProgrammeNotFound();
        }
        admission.requireConfirmed(held.plan(), desk.district(), List.of(person), confirmed);
        rows.keep(programme, desk.district(), person);
        if (admission.join(held, desk.district(), List.of(person), Via.HAND, null, desk.actor()) == 1) {
            audit.recordAbout(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "programme-member-added",
                    person.toString(),
                    programme + " " + person);
            notices.send(new Notice(
                    desk.district().id(),
                    person.id(),
                    "programme-joined",
                    List.of(held.name()),
                    "/programmes/" + programme));
        }
    }

    /** A lead takes somebody out; no rule brings them back. */
    void remove(ProgrammeId programme, PersonId person, Desk desk) {
        running(programme, desk.district());
        if (rows.leave(programme, desk.district(), List.of(person), true, clock.instant()) == 1) {
            audit.recordAbout(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "programme-member-removed",
                    person.toString(),
                    programme + " " + person);
        }
    }

    @Transactional(readOnly = true)
    List<RuleRow> rules(ProgrammeId programme, DistrictId district) {
        Map<RuleKind, Map<String, String>> names = new EnumMap<>(RuleKind.class);
        return rows.rules(programme, district).stream()
                .map(rule -> new RuleRow(
                        rule.id(),
                        rule.kind(),
                        names.computeIfAbsent(rule.kind(), kind -> sources.choices(kind, district))
                                .getOrDefault(rule.code(), rule.code()),
                        rule.found(),
                        rule.readAt()))
                .toList();
    }

    /** What could be a rule, by kind: code and name. */
    @Transactional(readOnly = true)
    Map<RuleKind, Map<String, String>> choices(DistrictId district) {
        Map<RuleKind, Map<String, String>> choices = new LinkedHashMap<>();
        for (RuleKind kind : RuleKind.values()) {
            choices.put(kind, sources.choices(kind, district));
        }
        return choices;
    }

    /**
     * Everyone of a school, a contract group or a course is in it from now on; false where there is no such thing.
     *
     * @param confirmed how many people the lead knows to be protected as minors by it
     */
    boolean follow(ProgrammeId programme, RuleKind kind, String code, int confirmed, Desk desk) {
        Programme held = running(programme, desk.district());
        if (!sources.choices(kind, desk.district()).containsKey(code)) {
            return false;
        }
        admission.requireConfirmed(held.plan(), desk.district(), sources.of(kind, code, desk.district()), confirmed);
        if (rows.addRule(programme, desk.district(), kind, code, clock.instant())) {
            audit.record(
                    desk.district().id(), desk.actor(), desk.role(), "programme-rule-added", programme + " " + kind);
            refresh(programme, desk.district(), desk.actor(), desk.role());
        }
        return true;
    }

    /** The rule is dropped; whom nothing else names leaves. */
    void unfollow(ProgrammeId programme, UUID rule, Desk desk) {
        running(programme, desk.district());
        if (rows.endRule(programme, desk.district(), rule)) {
            audit.record(
                    desk.district().id(), desk.actor(), desk.role(), "programme-rule-ended", programme + " " + rule);
            refresh(programme, desk.district(), desk.actor(), desk.role());
        }
    }

    /** Running programmes that have a rule; of every district. */
    @Transactional(readOnly = true)
    List<MemberRows.Place> ruled() {
        return rows.ruled();
    }

    /** Follows a programme's rules as they stand now. */
    void refresh(MemberRows.Place place) {
        refresh(place.programme(), place.district(), AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE);
    }

    private void refresh(ProgrammeId programme, DistrictId district, String actor, String role) {
        Programme held = programmes
                .held(programme, district)
                .filter(found -> !found.hasEnded())
                .orElse(null);
        if (held == null) {
            return;
        }
        Instant now = clock.instant();
        Set<PersonId> wanted = new HashSet<>();
        for (MemberRule rule : rows.rules(programme, district)) {
            List<PersonId> named = sources.of(rule.kind(), rule.code(), district);
            wanted.addAll(named);
            rows.followed(district, rule.id(), named.size(), now);
        }
        Map<PersonId, MemberRows.Standing> known = rows.all(programme, district);
        List<PersonId> coming = wanted.stream()
                .filter(person -> {
                    MemberRows.Standing standing = known.get(person);
                    return standing == null || !standing.active() && !standing.keptOut();
                })
                .toList();
        List<PersonId> going = known.entrySet().stream()
                .filter(each -> each.getValue().active() && each.getValue().via() == Via.RULE)
                .map(Map.Entry::getKey)
                .filter(person -> !wanted.contains(person))
                .toList();
        int came = admission.join(held, district, coming, Via.RULE, null, actor);
        int went = rows.leave(programme, district, going, false, now);
        if (came + went > 0) {
            audit.record(district.id(), actor, role, "programme-rules-followed", programme + " +" + came + " -" + went);
            log.info("Programme {}: {} came and {} went by its rules", programme, came, went);
        }
    }

    private Programme running(ProgrammeId programme, DistrictId district) {
        Programme held = programmes.held(programme, district).orElseThrow(ProgrammeNotFound::new);
        held.requireRunning();
        return held;
    }
}
