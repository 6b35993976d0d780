package org.waymark.recognition.payroll;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.EntitlementStatus;
import org.waymark.recognition.Entitlements;

/** What is promised is approved by a second person, row by row. */
@Service
@Transactional
public class Approvals {

    private final Entitlements entitlements;
    private final PayPeriods periods;
    private final People people;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Approvals(Entitlements entitlements, PayPeriods periods, People people, JdbcClient jdbc, AuditLog audit) {
        this.entitlements = entitlements;
        this.periods = periods;
        this.people = people;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What came of it.
     *
     * @param refused the rows that were left as they are, each with why
     */
    public record Outcome(List<EntitlementRow> approved, Map<EntitlementRow, Refusal> refused) {}

    /** Approves what this person may approve; of two who do so at once, one does. What is not the district's is left out. */
    public Outcome approve(Collection<EntitlementId> some, DistrictId district, PersonId by, Role role) {
        LocalDate today = periods.today(district);
        Set<EntitlementId> approved = Set.copyOf(
                entitlements.approve(come(some, district, today), district, by).approved());
        Map<EntitlementId, EntitlementRow> after = entitlements.rows(some, district);
        Map<EntitlementRow, Refusal> refused = new LinkedHashMap<>();
        List<PersonId> ids = people.ids(by, district);
        after.values().stream().filter(row -> !approved.contains(row.id())).forEach(row -> {
            Refusal why = refusal(row, ids, today);
            refused.put(row, why == null ? Refusal.MOVED_ON : why);
        });
        List<EntitlementRow> rows = after.values().stream()
                .filter(row -> approved.contains(row.id()))
                .toList();
        rows.forEach(row -> audit.recordAbout(
                district.id(),
                by.toString(),
                role.name(),
                "reward-approved",
                row.person().toString(),
                row.id().toString()));
        return new Outcome(rows, refused);
    }

    /** How many rows wait for somebody to approve them. */
    @Transactional(readOnly = true)
    public long waiting(DistrictId district) {
        return entitlements.countToApprove(district, periods.today(district));
    }

    /** Those whose day has come. By plain SQL: a row that was read before it is held would not be the newest. */
    private List<EntitlementId> come(Collection<EntitlementId> some, DistrictId district, LocalDate today) {
        return some.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select id from entitlement where district_id = :district and id in (:some) and due_on <= :today")
                        .param("district", district.id())
                        .param("some", some.stream().map(EntitlementId::id).toList())
                        .param("today", today)
                        .query((row, n) -> new EntitlementId(row.getObject(1, UUID.class)))
                        .list();
    }

    /**
     * Why somebody cannot approve a row; null where they can.
     *
     * @param by every id that is this person
     */
    static @Nullable Refusal refusal(EntitlementRow row, Collection<PersonId> by, LocalDate today) {
        if (row.status() != EntitlementStatus.PROMISED) {
            return Refusal.MOVED_ON;
        }
        if (by.contains(row.person())) {
            return Refusal.OWN;
        }
        if (by.contains(row.writtenBy())) {
            return Refusal.OWN_RULE;
        }
        if (row.convertedBy() != null && by.contains(row.convertedBy())) {
            return Refusal.OWN_CONVERSION;
        }
        if (row.held()) {
            return Refusal.HELD;
        }
        return row.dueOn().isAfter(today) ? Refusal.EARLY : null;
    }

    /** The people of these rows, for the record of who looked. */
    static Set<String> people(Collection<EntitlementRow> rows) {
        return rows.stream().map(row -> row.person().toString()).collect(Collectors.toSet());
    }
}
