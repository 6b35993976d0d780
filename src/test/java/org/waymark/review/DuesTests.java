package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.TestClock;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.Policies;
import org.waymark.people.districts.Policy;
import org.waymark.review.assigning.DueDays;

class DuesTests {

    /** A Monday. */
    private static final Instant GIVEN = Instant.parse("2027-05-03T14:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2027-05-03T14:00:00Z, review.due.days, 5",
        "2027-05-07T14:00:00Z, review.due.day, 1",
        "2027-05-08T14:00:00Z, review.due.day, 1",
        "2027-05-10T14:00:00Z, review.due.today, 0",
        "2027-05-11T03:59:00Z, review.due.today, 0",
        "2027-05-11T04:01:00Z, review.due.late, 0"
    })
    void countsBusinessDaysInTheDistrictsZone(String now, String key, int days) {
        assertThat(due(now, Set.of(), Policies.SHIPPED))
                .extracting(Dues.Due::key, Dues.Due::days)
                .containsExactly(key, days);
    }

    @Test
    void aDayOnWhichTheDistrictIsClosedDoesNotCount() {
        assertThat(due("2027-05-10T14:00:00Z", Set.of(LocalDate.of(2027, 5, 5)), Policies.SHIPPED))
                .extracting(Dues.Due::key)
                .isEqualTo("review.due.day");
    }

    @Test
    void aDistrictSaysHowLongAFirstDecisionTakes() {
        assertThat(due("2027-05-03T14:00:00Z", Set.of(), new Policies(Map.of(Policy.FIRST_DECISION_DAYS, 8)))
                        .days())
                .isEqualTo(8);
    }

    @Test
    void whoReadsAnewHasAsLongAsAnAppealMayTake() {
        assertThat(due("2027-05-03T14:00:00Z", Set.of(), Policies.SHIPPED, ReviewSlot.APPEAL)
                        .days())
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        // Handed in on the Monday before: the promise was for that Monday.
        "2027-04-26T14:00:00Z, 2027-05-04",
        "2027-04-28T14:00:00Z, 2027-05-05",
        "2027-05-03T14:00:00Z, 2027-05-10",
    })
    void theDaysCountFromTheHandInButNobodyHasLessThanOne(Instant handedIn, LocalDate due) {
        BusinessDays days = new BusinessDays(ZoneId.of("America/New_York"), Set.of());

        assertThat(DueDays.of(handedIn, GIVEN, 5, days)).isEqualTo(due);
    }

    private static Dues.Due due(String now, Set<LocalDate> closed, Policies policies) {
        return due(now, closed, policies, ReviewSlot.FIRST);
    }

    private static Dues.Due due(String now, Set<LocalDate> closed, Policies policies, ReviewSlot slot) {
        DistrictProfile district = new DistrictProfile(
                "Lakeside",
                ZoneId.of("America/New_York"),
                List.of(Locale.ENGLISH),
                LocalDate.of(2026, 8, 1),
                closed,
                policies);
        return Dues.at(TestClock.at(now), district).of(GIVEN, GIVEN, slot);
    }
}
