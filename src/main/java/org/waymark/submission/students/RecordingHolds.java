package org.waymark.submission.students;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.submission.SubmissionNotFound;

/** Whose recordings a district keeps beyond their time, by the word of a lead. */
@Service
@Transactional
class RecordingHolds {

    private static final int MOST = 20;

    private final RecordingHoldRepository holds;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    RecordingHolds(RecordingHoldRepository holds, People people, Notices noticesToPeople, AuditLog audit, Clock clock) {
        this.holds = holds;
        this.people = people;
        this.notices = noticesToPeople;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those whose recordings stay now, by every identity. */
    @Transactional(readOnly = true)
    public Set<PersonId> of(DistrictId district) {
        List<PersonId> held = holds.findByDistrictAndEndedAtIsNullOrderByBegunAt(district).stream()
                .map(RecordingHold::person)
                .toList();
        return held.isEmpty() ? Set.of() : people.ids(held, district);
    }

    /** One that is in force. */
    record Row(UUID id, String name, String reason, Instant since) {}

    /** Somebody whose recordings could be kept. */
    record Match(PersonId id, String name) {}

    @Transactional(readOnly = true)
    public List<Row> rows(SignedInPerson me) {
        requireLead(me);
        List<RecordingHold> open = holds.findByDistrictAndEndedAtIsNullOrderByBegunAt(me.district());
        Map<PersonId, String> names =
                people.names(open.stream().map(RecordingHold::person).collect(Collectors.toSet()), me.district());
        return open.stream()
                .map(hold -> new Row(hold.id(), names.getOrDefault(hold.person(), ""), hold.reason(), hold.begunAt()))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Match> matches(String words, SignedInPerson me) {
        requireLead(me);
        return words.isBlank()
                ? List.of()
                : people.search(words, me.district(), MOST).stream()
                        .map(found -> new Match(found.id(), found.name()))
                        .toList();
    }

    void begin(PersonId person, String reason, SignedInPerson me) {
        requireLead(me);
        if (!people.isKnown(person, me.district())) {
            throw new SubmissionNotFound();
        }
        if (of(me.district()).contains(person)) {
            return;
        }
        RecordingHold hold = holds.save(new RecordingHold(me.district(), person, reason, me.id(), clock.instant()));
        notices.send(new Notice(me.district().id(), person.id(), "recordings-kept", List.of(), "/privacy"));
        audit.recordAbout(
                me.district().id(),
                me.id().toString(),
                Role.LEAD.name(),
                "recording-hold-begun",
                hold.person().toString(),
                "hold " + hold.id());
    }

    void end(UUID id, SignedInPerson me) {
        requireLead(me);
        RecordingHold hold = holds.findByIdAndDistrict(id, me.district()).orElseThrow(SubmissionNotFound::new);
        if (hold.isOpen()) {
            hold.end(me.id(), clock.instant());
            audit.recordAbout(
                    me.district().id(),
                    me.id().toString(),
                    Role.LEAD.name(),
                    "recording-hold-ended",
                    hold.person().toString(),
                    "hold " + hold.id());
        }
    }

    private void requireLead(SignedInPerson me) {
        if (!VisibilityRule.RECORDING_HOLDS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new SubmissionNotFound();
        }
    }
}
