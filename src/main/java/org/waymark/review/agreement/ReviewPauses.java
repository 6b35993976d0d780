package org.waymark.review.agreement;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.Policies;

/** Which readers get no new work for now: who no longer agrees with the others, until a lead has looked and says go on. */
@Service
@Transactional
public class ReviewPauses {

    private static final Logger log = LoggerFactory.getLogger(ReviewPauses.class);

    private final ReviewPauseRepository pauses;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewPauses(
            ReviewPauseRepository pauses,
            People people,
            Notices notices,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.pauses = pauses;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those who get no new work now. */
    @Transactional(readOnly = true)
    public Set<PersonId> paused(DistrictId district) {
        return Set.copyOf(pauses.paused(district));
    }

    @Transactional(readOnly = true)
    public boolean isPaused(PersonId reader, DistrictId district) {
        return pauses.isPaused(reader, district);
    }

    @Transactional(readOnly = true)
    List<ReviewPause> open(DistrictId district) {
        return pauses.open(district);
    }

    /** Pauses whoever reads now and is clearly below the bar, and tells them and the leads, once. */
    void pause(Map<PersonId, LevelPairs> latest, Policies policies, DistrictId district) {
        Set<PersonId> reading = new HashSet<>(people.inRole(Role.REVIEWER, district));
        reading.removeAll(pauses.paused(district));
        latest.forEach((reader, given) -> {
            if (reading.contains(reader)) {
                PauseReason.in(given, policies).ifPresent(found -> pause(reader, found, district));
            }
        });
    }

    /** Pauses somebody who held a certificate, rated anchors again and is clearly below the bar now. */
    public void drifted(PersonId reader, LevelPairs anchors, Policies policies, DistrictId district) {
        if (!isPaused(reader, district)) {
            PauseReason.onAnchors(anchors, policies).ifPresent(found -> pause(reader, found, district));
        }
    }

    /**
     * New work again.
     *
     * @throws AgreementNotFound for one's own pause: somebody else looks at it
     */
    void end(UUID id, PersonId lead, DistrictId district) {
        ReviewPause asked = pauses.findByIdAndDistrict(id, district).orElseThrow(AgreementNotFound::new);
        PersonId reader = asked.reader();
        if (reader.equals(lead)) {
            throw new AgreementNotFound();
        }
        // Two identities that became one person may each have had one.
        List<ReviewPause> open = pauses.findByReaderAndDistrictAndEndedAtIsNull(reader, district);
        if (open.isEmpty()) {
            return;
        }
        for (ReviewPause pause : open) {
            pause.end(lead, clock.instant());
            audit.record(
                    district.id(),
                    lead.toString(),
                    Role.LEAD.name(),
                    "reviewing-resumed",
                    pause.id().toString());
        }
        pauses.flush();
        tell(reader, "reviewing-resumed", "/reviews", district);
        log.info("Pause {} of a reader has ended", id);
        events.publishEvent(new ReviewingResumed(reader, district));
    }

    /** The record names the pause and not the reader: who searches it need not know of it. */
    private void pause(PersonId reader, PauseReason.Found found, DistrictId district) {
        ReviewPause pause = pauses.save(new ReviewPause(reader, found, district, clock.instant()));
        audit.record(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "reviewing-paused",
                pause.id().toString());
        tell(reader, "reviewing-paused", "/reviews/agreement", district);
        people.inRole(Role.LEAD, district).forEach(lead -> tell(lead, "reader-paused", "/admin/agreement", district));
        log.info("Pause {} of a reader: {}", pause.id(), found.why());
        events.publishEvent(new ReviewingPaused(reader, district, pause.since()));
    }

    private void tell(PersonId person, String kind, String path, DistrictId district) {
        notices.send(new Notice(district.id(), person.id(), kind, List.of(), path));
    }
}
