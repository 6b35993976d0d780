package org.waymark.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.review.assigning.DueDays;

/**
 * When reviews are due: so many of the district's business days after the work was handed in as it decided.
 *
 * @param most how many days a first decision may take
 * @param mostAnew how many days it may take to read anew what was decided
 */
record Dues(LocalDate today, BusinessDays days, int most, int mostAnew) {

    private static final int SOON = 2;

    static Dues at(Clock clock, DistrictProfile district) {
        BusinessDays days = district.businessDays();
        return new Dues(
                days.day(clock.instant()),
                days,
                district.policies().firstDecisionDays(),
                district.policies().appealDecisionDays());
    }

    /** What the tag of a review says, for templates. */
    public Due of(Instant handedIn, Instant assignedAt, ReviewSlot slot) {
        LocalDate due = DueDays.of(handedIn, assignedAt, slot == ReviewSlot.APPEAL ? mostAnew : most, days);
        if (due.isBefore(today)) {
            return new Due("review.due.late", 0, "tag tag--danger");
        }
        int left = days.between(today, due);
        String key = left == 0 ? "review.due.today" : left == 1 ? "review.due.day" : "review.due.days";
        return new Due(key, left, left <= SOON ? "tag tag--action" : "tag");
    }

    /** @param style the classes of the tag */
    record Due(String key, int days, String style) {}
}
