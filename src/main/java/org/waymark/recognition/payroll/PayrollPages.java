package org.waymark.recognition.payroll;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.Entitlements;
import org.waymark.recognition.RuleSentence;
import org.waymark.recognition.payroll.PayrollDesk.Clerk;

/** The pages of those who approve and hand over; each takes the same number of reads whatever there is. */
@Service
@Transactional
class PayrollPages {

    private final Entitlements entitlements;
    private final PayPeriods periods;
    private final PayTotals totals;
    private final People people;
    private final Minors minors;
    private final Definitions definitions;
    private final AuditLog audit;

    PayrollPages(
            Entitlements entitlements,
            PayPeriods periods,
            PayTotals totals,
            People people,
            Minors minors,
            Definitions definitions,
            AuditLog audit) {
        this.entitlements = entitlements;
        this.periods = periods;
        this.totals = totals;
        this.people = people;
        this.minors = minors;
        this.definitions = definitions;
        this.audit = audit;
    }

    /**
     * A row to approve.
     *
     * @param why by which awards it came
     * @param refusal why who looks cannot approve it; null where they can
     */
    record RowView(
            EntitlementRow row,
            String name,
            MessageSourceResolvable amount,
            String why,
            @Nullable Refusal refusal) {}

    /** Rows that a lead or payroll decides on, a page of them. */
    record ApprovalPage(
            List<RowView> rows,
            long count,
            int number,
            int pages,
            List<Total> due,
            MessageSourceResolvable dueInAll,
            long held) {

        public boolean mayApproveAny() {
            return rows.stream().anyMatch(row -> row.refusal() == null);
        }
    }

    /** What a rule or a person comes to. */
    record Total(String name, long rows, MessageSourceResolvable amount, long given) {}

    /** A closed period with its sums. */
    record PeriodPage(
            ClosedPeriod period,
            MessageSourceResolvable amount,
            String by,
            List<Total> rules,
            List<Total> people,
            int number,
            int pages) {}

    /** A line of the list of periods. */
    record PeriodRow(ClosedPeriod period, MessageSourceResolvable amount) {}

    /** All periods, a page of them, and what the next would hand over. */
    record PeriodsPage(
            List<PeriodRow> closed,
            int number,
            int pages,
            @Nullable LocalDate begins,
            LocalDate today,
            List<Total> due,
            MessageSourceResolvable dueInAll,
            long held,
            long waiting) {

        /** Not where the next period begins only tomorrow: no day could be its last. */
        public boolean mayClose() {
            return begins == null || !begins.isAfter(today);
        }
    }

    /** Whoever approves sees whose it is; that they looked is told to those people. */
    ApprovalPage toApprove(Clerk clerk, int page) {
        LocalDate today = periods.today(clerk.district());
        long count = entitlements.countToApprove(clerk.district(), today);
        int pages = pages(count);
        int number = Math.min(Math.max(page, 1), pages);
        List<EntitlementRow> rows = entitlements.toApprove(clerk.district(), today, number - 1, PayPeriods.PAGE);
        looked(clerk, Approvals.people(rows));
        List<PayTotals.OfRule> due = totals.dueByRule(clerk.district(), today);
        return new ApprovalPage(
                views(rows, clerk, today), count, number, pages, rules(due), inAll(due), totals.held(clerk.district()));
    }

    /** The rows that were left as they are when somebody approved several; whom they are for is told that they looked. */
    List<RowView> refused(Map<EntitlementId, Refusal> refused, Clerk clerk) {
        if (refused.isEmpty()) {
            return List.of();
        }
        Collection<EntitlementRow> rows =
                entitlements.rows(refused.keySet(), clerk.district()).values();
        looked(clerk, Approvals.people(rows));
        return views(rows, clerk, periods.today(clerk.district())).stream()
                .map(view -> new RowView(
                        view.row(),
                        view.name(),
                        view.amount(),
                        view.why(),
                        refused.get(view.row().id())))
                .toList();
    }

    PeriodsPage periods(Clerk clerk, int page) {
        int pages = pages(periods.count(clerk.district()));
        int number = Math.min(Math.max(page, 1), pages);
        List<ClosedPeriod> closed = periods.of(clerk.district(), number - 1);
        LocalDate begins = number == 1
                ? closed.stream()
                        .findFirst()
                        .map(last -> last.until().plusDays(1))
                        .orElse(null)
                : periods.of(clerk.district(), 0).get(0).until().plusDays(1);
        LocalDate today = periods.today(clerk.district());
        List<PayTotals.OfRule> due = totals.dueByRule(clerk.district(), today);
        return new PeriodsPage(
                closed.stream()
                        .map(period -> new PeriodRow(period, RuleSentence.money(period.cents())))
                        .toList(),
                number,
                pages,
                begins,
                today,
                rules(due),
                inAll(due),
                totals.held(clerk.district()),
                entitlements.countToApprove(clerk.district(), today));
    }

    PeriodPage period(PayPeriodId id, Clerk clerk, int page) {
        ClosedPeriod period = periods.one(id, clerk.district());
        int pages = pages(totals.people(id, clerk.district()));
        int number = Math.min(Math.max(page, 1), pages);
        List<PayTotals.OfPerson> sums = totals.byPerson(id, clerk.district(), number - 1);
        Set<PersonId> named =
                sums.stream().map(PayTotals.OfPerson::person).collect(Collectors.toCollection(HashSet::new));
        looked(clerk, named.stream().map(PersonId::toString).collect(Collectors.toSet()));
        named.add(period.closedBy());
        Map<PersonId, String> names = minors.names(named, clerk.district(), clerk.id());
        return new PeriodPage(
                period,
                RuleSentence.money(period.cents()),
                names.getOrDefault(period.closedBy(), ""),
                rules(totals.byRule(id, clerk.district())),
                sums.stream()
                        .map(sum -> new Total(
                                names.getOrDefault(sum.person(), ""),
                                sum.rows(),
                                RuleSentence.money(sum.cents()),
                                sum.given()))
                        .toList(),
                number,
                pages);
    }

    private List<RowView> views(Collection<EntitlementRow> rows, Clerk clerk, LocalDate today) {
        DistrictId district = clerk.district();
        Map<PersonId, String> names = minors.names(
                rows.stream().map(EntitlementRow::person).collect(Collectors.toSet()), district, clerk.id());
        List<PersonId> ids = people.ids(clerk.id(), district);
        Map<DefinitionId, NamedDefinition> titles = definitions.named(
                rows.stream()
                        .flatMap(row -> row.reason().grounds().stream())
                        .map(ground -> ground.definition())
                        .collect(Collectors.toSet()),
                district);
        return rows.stream()
                .map(row -> new RowView(
                        row,
                        names.getOrDefault(row.person(), ""),
                        RuleSentence.amount(row),
                        why(row, titles),
                        Approvals.refusal(row, ids, today)))
                .toList();
    }

    private static String why(EntitlementRow row, Map<DefinitionId, NamedDefinition> titles) {
        return row.reason().grounds().stream()
                .map(ground -> titles.get(ground.definition()))
                .filter(named -> named != null)
                .map(NamedDefinition::title)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void looked(Clerk clerk, Set<String> persons) {
        audit.looked(clerk.district().id(), clerk.id().toString(), clerk.role().name(), persons, "rewards");
    }

    private static List<Total> rules(List<PayTotals.OfRule> sums) {
        return sums.stream()
                .map(sum -> new Total(sum.rule(), sum.rows(), RuleSentence.money(sum.cents()), sum.given()))
                .toList();
    }

    private static MessageSourceResolvable inAll(List<PayTotals.OfRule> sums) {
        return RuleSentence.money(
                sums.stream().mapToLong(PayTotals.OfRule::cents).sum());
    }

    private static int pages(long count) {
        return (int) Math.max(1, (count + PayPeriods.PAGE - 1) / PayPeriods.PAGE);
    }
}
