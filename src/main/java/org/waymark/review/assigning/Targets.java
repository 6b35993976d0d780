package org.waymark.review.assigning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
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
import org.waymark.review.assigning.OpenReadings.Escalation;

/**
 * That nobody waits longer than their district promises: readers are reminded, leads are told, and what passes the hard limit
 * goes to another reader where one is free, and leads are told again where none is. Days are the district's business days from the one after work was handed in; an
 * earner who completes or revises it hands it in anew, so that no day on which they held it counts.
 */
@Service
class Targets {

    private static final Logger log = LoggerFactory.getLogger(Targets.class);
    private static final PersonId NOBODY = new PersonId(new UUID(0, 0));

    private final OpenReadings open;
    private final WaitingWork waiting;
    private final Hands hands;
    private final People people;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final Notices notices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Targets(
            OpenReadings open,
            WaitingWork waiting,
            Hands hands,
            People people,
            Definitions definitions,
            DistrictSettings settings,
            Notices notices,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.open = open;
        this.waiting = waiting;
        this.hands = hands;
        this.people = people;
        this.definitions = definitions;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks after all that is open in a district; on a day on which it is closed nobody is bothered. */
    void follow(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        BusinessDays days = profile.businessDays();
        LocalDate today = days.day(clock.instant());
        if (!days.isBusinessDay(today)) {
            return;
        }
        // Whoever is back, or free again, takes what has waited.
        waiting.fill(district);
        Map<UUID, OpenReadings.Row> alarming = new LinkedHashMap<>();
        Map<UUID, OpenReadings.Row> beyond = new LinkedHashMap<>();
        for (OpenReadings.Row row : open.of(district, NOBODY)) {
            LocalDate handedIn = days.day(row.submittedAt());
            boolean atLimit = days.add(handedIn, row.limit(profile.policies())).isBefore(today);
            boolean passed = look(row, atLimit, profile, district);
            // Who waits for an appeal leads hear elsewhere.
            if (row.isAnew()) {
                continue;
            }
            if (atLimit && !passed) {
                beyond.putIfAbsent(row.doubleReview(), row);
            }
            if (days.add(handedIn, profile.policies().escalationDays()).isBefore(today)) {
                alarming.putIfAbsent(row.doubleReview(), row);
            }
        }
        transaction.executeWithoutResult(status -> {
            escalate(beyond.values(), Escalation.LIMIT, "reviews-beyond", district);
            escalate(alarming.values(), Escalation.ALARM, "reviews-overdue", district);
        });
    }

    /** Each by itself: what goes wrong with one keeps nobody else waiting. Answers whether it went to another reader. */
    private boolean look(OpenReadings.Row row, boolean atLimit, DistrictProfile profile, DistrictId district) {
        PersonId reader = row.reader();
        Instant assignedAt = row.assignedAt();
        LocalDate due = row.due(profile.policies(), profile.businessDays());
        if (reader == null || assignedAt == null || due == null) {
            return false;
        }
        BusinessDays days = profile.businessDays();
        // Nobody loses it before they have had it for as long as anybody has.
        boolean over =
                days.add(days.day(assignedAt), row.days(profile.policies())).isBefore(days.day(clock.instant()));
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean passed = atLimit && over && passedOn(row, district);
                if (!passed) {
                    remind(row, reader, assignedAt, due, days, district);
                }
                return passed;
            }));
        } catch (RuntimeException e) {
            log.error("Review {} could not be looked after", row.review(), e);
            return false;
        }
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

    /** Once of each; no lead is told of work of their own. */
    private void escalate(Collection<OpenReadings.Row> found, Escalation kind, String what, DistrictId district) {
        List<OpenReadings.Row> escalated = found.stream()
                .filter(row -> open.escalate(row.doubleReview(), kind, district, clock.instant()))
                .toList();
        for (PersonId lead : people.inRole(Role.LEAD, district)) {
            long others =
                    escalated.stream().filter(row -> !row.earner().equals(lead)).count();
            if (others > 0) {
                notices.send(
                        new Notice(district.id(), lead.id(), what, List.of(Long.toString(others)), "/admin/reviews"));
            }
        }
    }
}
