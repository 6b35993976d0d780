package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;

abstract class DistrictSettingsContract {

    private static final String LEAD = "a-lead";

    @Autowired
    DistrictSettings settings;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @Autowired
    AuditLog audit;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void beginAsShipped() {
        DistrictProfile district = settings.of(test.district());

        assertThat(district.policies()).isEqualTo(Policies.SHIPPED);
        assertThat(district.holidays()).isEmpty();
        assertThat(district.zone()).hasToString("America/New_York");
        LocalDate today = district.businessDays().day(clock.instant());
        assertThat(district.schoolYearStart())
                .isBetween(today.minusYears(1).plusDays(1), today)
                .hasMonth(Month.JULY)
                .hasDayOfMonth(1);
    }

    @Test
    void areWhatALeadMadeThem() {
        DistrictId district = test.district();

        settings.describe(
                district,
                edit(
                        settings.facts(district).fields(),
                        Map.of("zone", "America/Denver", "languages", "es,en", "schoolYear", "08-17")),
                LEAD);
        settings.decide(
                district,
                edit(
                        settings.policies(district).fields(),
                        Map.of("first-decision-days", "6", "weighted-kappa", "0.65")),
                LEAD);
        settings.close(district, days("2026-11-26", "2026-11-27"), LEAD);

        DistrictProfile now = settings.of(district);
        assertThat(now.zone()).hasToString("America/Denver");
        assertThat(now.languages()).containsExactly(Locale.forLanguageTag("es"), Locale.ENGLISH);
        assertThat(now.schoolYearStart()).hasMonth(Month.AUGUST).hasDayOfMonth(17);
        assertThat(now.policies().firstDecisionDays()).isEqualTo(6);
        assertThat(now.policies().weightedKappa()).isEqualTo(0.65);
        assertThat(now.policies().escalationDays()).isEqualTo(10);
        assertThat(now.holidays()).containsExactlyInAnyOrder(date("2026-11-26"), date("2026-11-27"));
        assertThat(now.businessDays().next(date("2026-11-25"))).isEqualTo("2026-11-30");
    }

    @Test
    void areReadOnceInATransactionThatOnlyReads() {
        DistrictId district = test.district();
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);

        reading.executeWithoutResult(status -> assertThat(settings.of(district)).isSameAs(settings.of(district)));
    }

    @Test
    void areReadAnewInTheNextTransaction() {
        DistrictId district = test.district();
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);

        DistrictProfile first = reading.execute(status -> settings.of(district));
        DistrictProfile next = reading.execute(status -> settings.of(district));

        assertThat(next).isNotSameAs(first);
    }

    @Test
    void leaveTheOldAndTheNewValueInTheAudit() {
        DistrictId district = test.district();

        settings.decide(
                district,
                edit(settings.policies(district).fields(), Map.of("first-decision-days", "6", "video-days", "200")),
                LEAD);
        settings.close(district, days("2026-11-26", "2026-11-27"), LEAD);
        settings.open(district, date("2026-11-26"), date("2026-11-27"), LEAD);

        assertThat(audit.by(district.id(), List.of(LEAD)))
                .extracting(entry -> entry.verb() + " " + entry.subject())
                .containsExactlyInAnyOrder(
                        "district-changed first-decision-days: 5 -> 6",
                        "district-changed video-days: 180 -> 200",
                        "district-closed-days-added 2026-11-26/2026-11-27",
                        "district-closed-days-removed 2026-11-26/2026-11-27");
    }

    @Test
    void doNotLetOneLeadUndoAnother() {
        DistrictId district = test.district();
        Map<String, String> opened = settings.policies(district).fields();

        settings.decide(district, edit(opened, Map.of("first-decision-days", "6")), "one");
        settings.decide(district, edit(opened, Map.of("video-days", "200")), "other");

        assertThat(settings.of(district).policies().firstDecisionDays()).isEqualTo(6);
        assertThatThrownBy(() -> settings.decide(district, edit(opened, Map.of("first-decision-days", "7")), "other"))
                .isInstanceOfSatisfying(
                        DistrictChanged.class,
                        changed -> assertThat(changed.now()).isEqualTo(Map.of("first-decision-days", "6")));
    }

    @Test
    void takeTwoChangesAtTheSameMomentOneAfterTheOther() {
        DistrictId district = test.district();
        Map<String, String> opened = settings.policies(district).fields();
        List<Map<String, String>> changes = List.of(
                Map.of("first-decision-days", "6"),
                Map.of("video-days", "200"),
                Map.of("small-group", "6"),
                Map.of("weekly-hours", "3"));

        CompletableFuture.allOf(changes.stream()
                        .map(change ->
                                CompletableFuture.runAsync(() -> settings.decide(district, edit(opened, change), LEAD)))
                        .toArray(CompletableFuture[]::new))
                .join();

        Policies now = settings.of(district).policies();
        assertThat(Stream.of(now.firstDecisionDays(), now.videoDays(), now.smallGroup(), now.weeklyHours()))
                .containsExactly(6, 200, 6, 3);
    }

    @Test
    void refuseAYearWithoutABusinessDay() {
        DistrictId district = test.district();
        settings.close(district, days("2027-01-01", "2027-06-30"), LEAD);

        assertThatThrownBy(() -> settings.close(district, days("2027-07-01", "2027-12-31"), LEAD))
                .isInstanceOf(DistrictRefused.class);
        assertThat(settings.calendar(district)).hasSize(1);
    }

    @Test
    void belongToOneDistrictOnly() {
        DistrictId district = test.district();
        DistrictId other = test.district();

        settings.decide(district, edit(settings.policies(district).fields(), Map.of("video-days", "200")), LEAD);

        assertThat(settings.of(other).policies().videoDays()).isEqualTo(180);
    }

    @Test
    void letNoTwoDistrictsHaveOneName() {
        DistrictId district = test.district();
        String taken = settings.of(test.district()).name();

        assertThatThrownBy(() -> settings.describe(
                        district, edit(settings.facts(district).fields(), Map.of("name", taken)), LEAD))
                .isInstanceOf(DistrictRefused.class);
    }

    private static Edit edit(Map<String, String> shown, Map<String, String> changes) {
        Map<String, String> typed = new HashMap<>(shown);
        typed.putAll(changes);
        return new Edit(shown, typed);
    }

    private static List<ClosedDays> days(String from, String to) {
        return List.of(new ClosedDays(date(from), date(to), "Recess"));
    }

    private static LocalDate date(String day) {
        return LocalDate.parse(day);
    }
}
