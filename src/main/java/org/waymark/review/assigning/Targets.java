package org.waymark.review.assigning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Definitions;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;

/**
 * That nobody waits longer than their district promises: readers are reminded, leads are told, and what passes the hard limit
 * goes to another reader where one is free. Days are the district's business days from the one after work was handed in; an
 * earner who completes or revises it hands it in anew, so that no day on which they held it counts.
 */
@Service
@Transactional
class Targets {

    private static final Logger log = LoggerFactory.getLogger(Targets.class);
    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private final OpenReadings open;
    private final Hands hands;
    private final People people;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Targets(
            OpenReadings open,
            Hands hands,
            People people,
            Definitions definitions,
            DistrictSettings settings,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.open = open;
        this.hands = hands;
        this.people = people;
        this.definitions = definitions;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks after all that is open in a district; on a day on which it is closed nobody is bothered. */
    void follow(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        BusinessDays days = profile.businessDays();
        Instant now = clock.instant();
        LocalDate today = days.day(now);
        if (!days.isBusinessDay(today)) {
            return;
        }
        // Whoever is back, or free again, takes what has waited.
        hands.fillWaiting(district);
        List<OpenReadings.Row> escalated = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (OpenReadings.Row row : open.of(district, NOBODY)) {
            LocalDate handedIn = days.day(row.submittedAt());
            boolean atLimit = days.add(handedIn, row.limit(profile.policies())).isBefore(today);
            if (row.reader() != null && row.assignedAt() != null) {
                LocalDate due = days.add(days.day(row.assignedAt()), row.days(profile.policies()));
                if (!atLimit || !due.isBefore(today) || !passedOn(row, district)) {
                    remind(row, row.reader(), row.assignedAt(), due, days, district);
                }
            }
            // Who waits for an appeal leads hear elsewhere.
            if (!row.isAnew()
                    && days.add(handedIn, profile.policies().escalationDays()).isBefore(today)
                    && seen.add(row.doubleReview())
                    && open.escalate(row.doubleReview(), district, now)) {
                escalated.add(row);
            }
        }
        escalate(escalated, district);
    }

    private void remind(
            OpenReadings.Row row,
            PersonId reader,
            Instant assignedAt,
            LocalDate due,
            BusinessDays days,
            DistrictId district) {
        LocalDate today = days.day(clock.instant());
        String kind = due.isBefore(today) ? "LATE" : days.between(today, due) <= 1 ? "SOON" : "";
        if (kind.isEmpty() || !open.remind(row, kind, assignedAt, district, clock.instant())) {
            return;
        }
        String title = definitions.titles(List.of(row.version()), district).getOrDefault(row.version(), "");
        String what = kind.equals("LATE") ? "review-late" : "review-due-soon";
        notices.send(new Notice(district.id(), reader.id(), what, List.of(title), "/reviews"));
    }

    private boolean passedOn(OpenReadings.Row row, DistrictId district) {
        boolean passed = hands.passOn(row.review(), GivenBackWhy.TIME_OVER, district);
        if (passed) {
            audit.record(
                    district.id(),
                    AuditLog.WAYMARK,
                    AuditLog.WAYMARK_ROLE,
                    "reviewing-passed-on",
                    "review " + row.review());
            log.info("Review {} has gone to another reader at the hard limit", row.review());
        }
        return passed;
    }

    /** No lead is told of work of their own. */
    private void escalate(List<OpenReadings.Row> escalated, DistrictId district) {
        for (PersonId lead : people.inRole(Role.LEAD, district)) {
            long others =
                    escalated.stream().filter(row -> !row.earner().equals(lead)).count();
            if (others > 0) {
                notices.send(new Notice(
                        district.id(), lead.id(), "reviews-overdue", List.of(Long.toString(others)), "/admin/reviews"));
            }
        }
    }
}
