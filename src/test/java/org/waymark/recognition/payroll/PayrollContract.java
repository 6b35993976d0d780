package org.waymark.recognition.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.waymark.TestClock;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.identities.TestIdentities;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.EntitlementStatus;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.TestEarners;
import org.waymark.recognition.TestLedger;

abstract class PayrollContract {

    @Autowired
    Entitlements entitlements;

    @Autowired
    Approvals approvals;

    @Autowired
    PayPeriods periods;

    @Autowired
    PayrollPages pages;

    @Autowired
    Confirmations confirmations;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private PersonId lead;
    private PersonId payroll;
    private TestLedger ledger;
    private LocalDate today;

    @BeforeEach
    void aRuleAndAnAward() {
        clock.reset();
        district = people.district();
        earner = people.person(district, "Ella Earner");
        lead = people.person(district, "Lena Lead", Role.LEAD);
        payroll = people.person(district, "Pat Payroll", Role.PAYROLL);
        ledger = new TestLedger(district, context);
        ledger.twoHundredEach("=Pay for each", lead);
        ledger.awarded(0, earner);
        today = periods.today(district);
    }

    @Test
    void isApprovedByASecondPersonAndSaysWhyToOthers() {
        assertThat(approve(earner).refused().values()).containsExactly(Refusal.OWN);
        assertThat(approve(lead).refused().values()).containsExactly(Refusal.OWN_RULE);
        assertThat(approve(payroll).approved()).hasSize(1);
        assertThat(approve(payroll).refused().values()).containsExactly(Refusal.MOVED_ON);
    }

    @Test
    void nobodyApprovesTheirOwnUnderAnotherOfTheirIdentities() {
        PersonId other = people.person(district, "Ella Payroll", Role.PAYROLL);
        ledger.awarded(0, other);
        context.getBean(TestIdentities.class).link(other, earner, district);

        assertThat(ledger.ids(earner)).isNotEmpty();
        assertThat(approve(other).refused().values()).containsOnly(Refusal.OWN);
    }

    @Test
    void whatSomebodyApprovedForThemselvesIsApprovedAnew() {
        approve(payroll);
        context.getBean(TestIdentities.class).link(earner, payroll, district);

        PayPeriodId period = periods.close(LocalDate.parse("2020-01-01"), today, district, lead, Role.LEAD);

        assertThat(periods.one(period, district).rows()).isZero();
        assertThat(row().status()).isEqualTo(EntitlementStatus.PROMISED);
    }

    @Test
    void whoeverApprovesReadsNoNameOfAMinor() {
        context.getBean(TestEarners.class).isMinor(earner, district);

        assertThat(toApprove().rows())
                .singleElement()
                .extracting(PayrollPages.RowView::name)
                .isNotEqualTo("Ella Earner");
    }

    @Test
    void whatIsHeldIsNoPartOfWhatGoesOut() {
        approve(payroll);
        ledger.suspended(earner, lead);

        assertThat(toApprove().due()).isEmpty();
        assertThat(toApprove().held()).isOne();
    }

    @Test
    void aRowThatRestsOnARoleAloneSaysWhich() {
        PersonId reviewer = people.person(district, "Rae Reviewer", Role.REVIEWER);
        ledger.twoHundredForReviewers(reviewer, lead);
        approvals.approve(ledger.ids(reviewer), district, payroll, Role.PAYROLL);

        assertThat(file(close(), payroll, Role.PAYROLL)).contains("\"Role: REVIEWER\"");
    }

    private PayrollPages.ApprovalPage toApprove() {
        return pages.toApprove(new PayrollDesk.Clerk(payroll, district, Role.PAYROLL), 1);
    }

    @Test
    void whatIsApprovedIsInTheAuditRecord() {
        approve(payroll);

        assertThat(verbs()).containsOnlyOnce("reward-approved");
    }

    @Test
    void ofTwoWhoApproveAtOnceOneDoes() throws Exception {
        PersonId other = people.person(district, "Paul Payroll", Role.PAYROLL);

        List<Integer> approved = together(
                () -> approve(payroll).approved().size(),
                () -> approve(other).approved().size());

        assertThat(approved).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void theFileOfAPeriodIsTheSameWhateverChangesLater() {
        approve(payroll);
        PayPeriodId period = close();
        String file = file(period, payroll, Role.PAYROLL);
        jdbc.sql("update person set display_name = 'Ella Other', sourcedid = 'E-1' where id = :id")
                .param("id", earner.id())
                .update();
        jdbc.sql("update reward_rule set name = 'Called otherwise' where district_id = :district")
                .param("district", district.id())
                .update();

        assertThat(file(period, lead, Role.LEAD)).isEqualTo(file);
        assertThat(verbs()).contains("reward-period-closed", "reward-file-fetched");
    }

    @Test
    void whoBreaksOffReadingAFileHasFetchedItAndHeldNothingMeanwhile() {
        approve(payroll);
        PayPeriodId period = close();
        List<Boolean> held = new ArrayList<>();

        assertThatThrownBy(() -> periods.fetched(period, district, payroll, Role.PAYROLL, part -> {
                    held.add(TransactionSynchronizationManager.hasResource(context.getBean(DataSource.class)));
                    if (held.size() == 2) {
                        throw new UncheckedIOException(new IOException("Gone"));
                    }
                }))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(verbs()).containsOnlyOnce("reward-file-fetched");
        assertThat(held).containsExactly(false, false);
    }

    @Test
    void theFileTellsEachRowAndNoName() {
        approve(payroll);
        String file = file(close(), payroll, Role.PAYROLL);

        assertThat(file).startsWith("\uFEFF\"entitlement_id\",\"period_from\"").doesNotContain("Ella");
        assertThat(file.lines().toList().get(1))
                .startsWith("\"" + row().id() + "\",\"2020-01-01\",\"" + today + "\",\"")
                .contains("\"LMS\",\"PAY\",200.00,20000,", "\"'=Pay for each\",1,\"" + today + "\",\"\"");
    }

    @Test
    void theFileNamesTheEmployeeNumberOfTheRegister() {
        jdbc.sql("update person set sourcedid = 'S-77' where id = :id")
                .param("id", earner.id())
                .update();
        jdbc.sql("insert into staff_record (id, district_id, sourcedid, employee_number, given_at, changed_at)"
                        + " values (:id, :district, 'S-77', '00123', current_timestamp, current_timestamp)")
                .param("id", java.util.UUID.randomUUID())
                .param("district", district.id())
                .update();
        approve(payroll);

        assertThat(file(close(), payroll, Role.PAYROLL)).contains("\"00123\",\"EMPLOYEE_NUMBER\"");
    }

    @Test
    void ofTwoWhoCloseAtOnceOneDoes() throws Exception {
        approve(payroll);

        List<Integer> closed = together(this::tryToClose, this::tryToClose);

        assertThat(closed).containsExactlyInAnyOrder(0, 1);
        assertThat(periods.of(district, 0)).singleElement().satisfies(period -> {
            assertThat(period.rows()).isOne();
            assertThat(period.cents()).isEqualTo(200_00);
        });
    }

    @Test
    void aPeriodIsNotClosedTwiceNorBeforeItIsOver() {
        close();

        assertThatThrownBy(this::close).isInstanceOf(PeriodRefused.class);
        assertThatThrownBy(() -> periods.close(null, today.plusDays(1), district, payroll, Role.PAYROLL))
                .isInstanceOf(PeriodRefused.class);
    }

    @Test
    void whatIsTakenBackAfterItWentOutIsACorrectionInTheNextPeriod() {
        EntitlementId first = row().id();
        approve(payroll);
        close();
        ledger.revoked(earner, lead);
        approve(payroll);
        clock.advance(java.time.Duration.ofDays(1));

        PayPeriodId next = periods.close(null, today.plusDays(1), district, payroll, Role.PAYROLL);

        assertThat(file(next, payroll, Role.PAYROLL).lines().toList().get(1))
                .contains(",-200.00,-20000,")
                .endsWith("\"" + first + "\"");
        assertThat(periods.one(next, district).cents()).isEqualTo(-200_00);
    }

    @Test
    void whatPayrollGaveIsConfirmedWithItsDayAndTold() {
        out();

        assertThat(take(line(row().id(), "200.00", today)).before()).isNull();

        assertThat(row().status()).isEqualTo(EntitlementStatus.CONFIRMED);
        assertThat(entitlements.givenOn(ledger.ids(earner), district)).containsValue(today);
        assertThat(context.getBean(TestNotices.class).told(earner, district)).contains("reward-confirmed");
    }

    @Test
    void theSameAgainChangesNothingHoweverItIsWritten() {
        out();
        String file = line(row().id(), "200.00", today);
        take(file);

        Confirmations.Taken again = confirmations.take(
                "again.csv",
                ("\uFEFF" + file.replace(",", ";")).getBytes(StandardCharsets.UTF_16LE),
                district,
                lead,
                Role.LEAD);

        assertThat(again.before()).isEqualTo(today);
        assertThat(verbs()).containsOnlyOnce("reward-confirmed");
    }

    @Test
    void oneWrongLineRefusesAllAndEachIsTold() {
        ledger.awarded(1, earner);
        out();
        List<EntitlementId> both = ledger.ids(earner);
        String file = HEADER + both.get(0) + ",200.00," + today + "\n" + both.get(1) + ",300.00," + today + "\n"
                + both.get(0) + ",200.00," + today + "\n" + EntitlementId.fresh() + ",1.00," + today + "\nhello,x,y\n";

        ConfirmationRefused refused = catchThrowableOfType(ConfirmationRefused.class, () -> taking(file));

        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.what().getCodes()[0])
                .containsExactly(
                        "3 recognition.confirmation.error.changed",
                        "4 recognition.confirmation.error.twice",
                        "5 recognition.confirmation.error.unknown",
                        "6 recognition.confirmation.error.id",
                        "6 recognition.confirmation.error.amount",
                        "6 recognition.confirmation.error.day");
        assertThat(ledger.of(earner)).extracting(EntitlementRow::status).containsOnly(EntitlementStatus.EXPORTED);
    }

    @Test
    void whatWasConfirmedIsNotConfirmedAnewWithAnotherDay() {
        clock.advance(java.time.Duration.ofDays(2));
        today = periods.today(district);
        out();
        take(line(row().id(), "200.00", today));
        clock.advance(java.time.Duration.ofDays(2));

        assertThat(problems(line(row().id(), "200.00", today.plusDays(1))))
                .containsExactly("recognition.confirmation.error.before");
    }

    @Test
    void whatNeverWentOutOrIsAnothersIsUnknown() {
        assertThat(problems(line(row().id(), "200.00", today)))
                .containsExactly("recognition.confirmation.error.unknown");
        out();
        DistrictId far = people.district();

        assertThatThrownBy(() -> confirmations.take(
                        "c.csv",
                        line(row().id(), "200.00", today).getBytes(StandardCharsets.UTF_8),
                        far,
                        lead,
                        Role.LEAD))
                .isInstanceOf(ConfirmationRefused.class);
    }

    @Test
    void daysBeforeItWentOutAndDaysToComeAreRefused() {
        out();

        assertThat(problems(line(row().id(), "200.00", today.minusDays(1))))
                .containsExactly("recognition.confirmation.error.early");
        assertThat(problems(line(row().id(), "200.00", today.plusDays(1))))
                .containsExactly("recognition.confirmation.error.future");
    }

    /** What payroll gave of several, in a file. */
    String of(List<EntitlementId> some) {
        return HEADER
                + some.stream()
                        .map(id -> id + ",200.00," + today + "\n")
                        .collect(java.util.stream.Collectors.joining());
    }

    /** Rows that are out, so many of them. */
    List<EntitlementId> out(int rows) {
        List<EntitlementId> before = ledger.ids(earner);
        for (int n = before.size(); n < rows; n++) {
            ledger.awarded(n, earner);
        }
        out();
        return ledger.ids(earner);
    }

    @Test
    void spreadsheetsOfWindowsAreRead() {
        out();
        String american = today.getMonthValue() + "/" + today.getDayOfMonth() + "/" + today.getYear();
        String file = "Entitlement ID,Amount,Paid on,Note\r\n" + row().id() + ",200," + american + ",Pagó José\r\n";

        confirmations.take("c.csv", file.getBytes(Charset.forName("windows-1252")), district, payroll, Role.PAYROLL);

        assertThat(row().status()).isEqualTo(EntitlementStatus.CONFIRMED);
    }

    @Test
    void whatIsNoListOrFarTooLargeIsRefused() {
        assertThat(problems("")).containsExactly("people.staff.fault.EMPTY_FILE");
        assertThat(problems("a,b\n1,2\n")).containsExactly("recognition.confirmation.error.column");
        assertThat(problems(HEADER)).containsExactly("recognition.confirmation.error.empty");
        assertThat(problems(HEADER + "x".repeat(ConfirmationFile.MOST_BYTES)))
                .containsExactly("recognition.confirmation.error.large");
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneDoes() throws Exception {
        out();
        String file = line(row().id(), "200.00", today);

        List<Integer> first = together(
                () -> take(file).before() == null ? 1 : 0, () -> take(file).before() == null ? 1 : 0);

        assertThat(first).containsExactlyInAnyOrder(0, 1);
    }

    private static final String HEADER = "entitlement_id,amount,paid_on\n";

    private static String line(EntitlementId id, String amount, LocalDate on) {
        return HEADER + id + "," + amount + "," + on + "\n";
    }

    private EntitlementRow row() {
        return ledger.of(earner).get(0);
    }

    private Approvals.Outcome approve(PersonId by) {
        return approvals.approve(ledger.ids(earner), district, by, Role.PAYROLL);
    }

    private PayPeriodId close() {
        return periods.close(LocalDate.parse("2020-01-01"), today, district, payroll, Role.PAYROLL);
    }

    private int tryToClose() {
        try {
            close();
            return 1;
        } catch (PeriodRefused second) {
            return 0;
        }
    }

    private void out() {
        approve(payroll);
        close();
    }

    Confirmations.Taken take(String file) {
        return confirmations.take("c.csv", file.getBytes(StandardCharsets.UTF_8), district, payroll, Role.PAYROLL);
    }

    private void taking(String file) {
        take(file);
    }

    private List<String> problems(String file) {
        return catchThrowableOfType(ConfirmationRefused.class, () -> taking(file)).problems().stream()
                .map(problem -> problem.what().getCodes()[0])
                .toList();
    }

    private List<String> verbs() {
        return jdbc.sql("select verb from audit_entry where district = :district")
                .param("district", district.id())
                .query(String.class)
                .list();
    }

    private static List<Integer> together(Callable<Integer> one, Callable<Integer> other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> each : both.invokeAll(List.of(at(barrier, one), at(barrier, other)))) {
                results.add(each.get());
            }
            return results;
        } finally {
            both.shutdownNow();
        }
    }

    private static Callable<Integer> at(CyclicBarrier barrier, Callable<Integer> task) {
        return () -> {
            barrier.await();
            return task.call();
        };
    }

    private String file(PayPeriodId period, PersonId by, Role role) {
        StringBuilder file = new StringBuilder();
        periods.fetched(period, district, by, role, file::append);
        return file.toString();
    }
}
