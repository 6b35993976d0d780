package org.waymark.recognition;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/** The ledger of a district: what was promised, approved, handed to payroll and confirmed, each row with its reason. */
@Service
@Transactional
public class Entitlements {

    private static final Logger log = LoggerFactory.getLogger(Entitlements.class);

    /** How many rows are in memory at once. */
    static final int BATCH = 1000;

    private final EntitlementRepository entitlements;
    private final PresentGrounds present;
    private final People people;
    private final EntityManager memory;
    private final JdbcClient jdbc;
    private final Clock clock;

    Entitlements(
            EntitlementRepository entitlements,
            PresentGrounds present,
            People people,
            EntityManager memory,
            JdbcClient jdbc,
            Clock clock) {
        this.entitlements = entitlements;
        this.present = present;
        this.people = people;
        this.memory = memory;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All rows of a person, counter-entries too, in the order of what happened. */
    @Transactional(readOnly = true)
    public List<EntitlementRow> of(PersonId person, DistrictId district) {
        return rows(entitlements.named(person, district), district);
    }

    /** What each row of a person was promised for, and what it rested on since, in order. */
    @Transactional(readOnly = true)
    Map<EntitlementId, List<PresentGrounds.Rested>> rested(PersonId person, DistrictId district) {
        Map<EntitlementId, List<PresentGrounds.Rested>> rested = new HashMap<>();
        for (EntitlementRepository.Named named : entitlements.named(person, district)) {
            EntitlementRow row = named.row();
            rested.computeIfAbsent(row.id(), any -> new ArrayList<>())
                    .add(new PresentGrounds.Rested(
                            row.promisedAt(), row.reason().grounds()));
            memory.detach(named.entitlement());
        }
        present.noted(rested.keySet(), district)
                .forEach((id, later) ->
                        rested.computeIfAbsent(id, any -> new ArrayList<>()).addAll(later));
        return rested;
    }

    /** Rows by their ids; what is not the district's is left out. */
    @Transactional(readOnly = true)
    public Map<EntitlementId, EntitlementRow> rows(Collection<EntitlementId> some, DistrictId district) {
        return some.isEmpty()
                ? Map.of()
                : rows(entitlements.named(some, district), district).stream()
                        .collect(Collectors.toMap(EntitlementRow::id, row -> row));
    }

    /** What a second person may approve by a day, the longest due first; nothing that is held. */
    @Transactional(readOnly = true)
    public List<EntitlementRow> toApprove(DistrictId district, LocalDate until, int page, int size) {
        return rows(entitlements.toApprove(district, until, PageRequest.of(page, size)), district);
    }

    @Transactional(readOnly = true)
    public long countToApprove(DistrictId district, LocalDate until) {
        return entitlements.countToApprove(district, until);
    }

    /** @param refused what is one's own, came by one's own rule, is held or was not to be approved any more */
    public record Approval(List<EntitlementId> approved, List<EntitlementId> refused) {}

    /** Approves what may be approved by this person, and nothing else of it. */
    public Approval approve(Collection<EntitlementId> some, DistrictId district, PersonId by) {
        List<EntitlementId> approved = new ArrayList<>();
        if (!some.isEmpty()) {
            List<PersonId> ids = people.ids(by, district);
            entitlements.hold(some, district).stream()
                    .filter(each -> each.mayBeApprovedBy(ids))
                    .forEach(each -> {
                        each.approve(by, ids, clock.instant());
                        approved.add(each.id());
                    });
        }
        return new Approval(
                approved, some.stream().filter(id -> !approved.contains(id)).toList());
    }

    /** What was approved and has not been handed over; nothing that is held. */
    @Transactional(readOnly = true)
    public List<EntitlementRow> due(DistrictId district, LocalDate until) {
        return rows(entitlements.due(district, until), district);
    }

    /**
     * Hands all of that over, in one export, some rows at a time. What is its approver's own, as their identities are known
     * now, is approved anew.
     */
    public int export(UUID export, DistrictId district, LocalDate until) {
        Map<PersonId, List<PersonId>> approvers = new HashMap<>();
        int out = 0;
        List<Entitlement> some;
        do {
            some = entitlements.holdDue(district, until, PageRequest.of(0, BATCH));
            for (Entitlement each : some) {
                boolean own = each.dueBy()
                        .map(by -> approvers.computeIfAbsent(by, any -> people.ids(by, district)))
                        .filter(each::isApprovedAnew)
                        .isPresent();
                if (!own) {
                    each.export(export, clock.instant());
                    out++;
                }
            }
            entitlements.flush();
            some.forEach(memory::detach);
        } while (some.size() == BATCH);
        log.info("{} entitlements went out with export {}", out, export);
        return out;
    }

    /**
     * What went out with an export, whatever became of it since; the same rows in the same order each time.
     *
     * @param after the last row of those before; null for the first
     */
    @Transactional(readOnly = true)
    public List<EntitlementRow> exported(UUID export, DistrictId district, @Nullable EntitlementRow after, int most) {
        UUID none = new UUID(0, 0);
        return rows(
                entitlements.exported(
                        export,
                        district,
                        after == null ? none : after.person().id(),
                        after == null ? none : after.id().id(),
                        PageRequest.of(0, most)),
                district);
    }

    /** The days on which these were given, as payroll or HR said; what was not is left out. */
    @Transactional(readOnly = true)
    public Map<EntitlementId, LocalDate> givenOn(Collection<EntitlementId> some, DistrictId district) {
        Map<EntitlementId, LocalDate> given = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select id, given_on from pay_given where district_id = :district and id in (:some)")
                    .param("district", district.id())
                    .param("some", some.stream().map(EntitlementId::id).toList())
                    .query(row -> {
                        given.put(
                                new EntitlementId(row.getObject("id", UUID.class)),
                                row.getObject("given_on", LocalDate.class));
                    });
        }
        return given;
    }

    /** Whether somebody has a row by a version of a rule, whatever became of it. */
    @Transactional(readOnly = true)
    boolean hasAnyBy(RewardRuleId rule, int number, PersonId person, DistrictId district) {
        return jdbc.sql("select count(*) from entitlement where district_id = :district and person_id = :person"
                                + " and rule_id = :rule and rule_number = :number")
                        .param("district", district.id())
                        .param("person", person.id())
                        .param("rule", rule.id())
                        .param("number", number)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** That payroll or HR gave these; how many were out and not confirmed before. What is confirmed is not kept in memory. */
    public int confirm(Collection<EntitlementId> some, DistrictId district) {
        List<Entitlement> held = some.isEmpty() ? List.of() : entitlements.hold(some, district);
        int confirmed = (int)
                held.stream().filter(each -> each.confirm(clock.instant())).count();
        entitlements.flush();
        held.forEach(memory::detach);
        return confirmed;
    }

    /** What rules have promised in pay that is in force, in cents; a rule that promised none is left out. */
    @Transactional(readOnly = true)
    Map<RewardRuleId, Long> spent(Collection<RewardRuleId> rules, DistrictId district) {
        return rules.isEmpty()
                ? Map.of()
                : entitlements.spent(rules, district).stream()
                        .collect(Collectors.toMap(
                                EntitlementRepository.Spent::rule, EntitlementRepository.Spent::cents));
    }

    /** What the ledger holds in force; one read. */
    @Transactional(readOnly = true)
    public InForce inForce(DistrictId district) {
        return jdbc.sql(
                        "select count(*) as all_rows, coalesce(sum(cents), 0) as all_cents,"
                                + " coalesce(sum(case when confirmed_at is not null then 1 else 0 end), 0) as delivered,"
                                + " coalesce(sum(case when confirmed_at is not null then cents else 0 end), 0) as delivered_cents,"
                                + " avg(case when confirmed_at is not null then"
                                + " extract(epoch from confirmed_at) - extract(epoch from promised_at) end) as waited"
                                + " from entitlement where district_id = :district and status <> 'REVERSED' and reverses_id is null")
                .param("district", district.id())
                .query((row, n) -> inForce(row))
                .single();
    }

    private static InForce inForce(ResultSet row) throws SQLException {
        BigDecimal seconds = row.getBigDecimal("waited");
        return new InForce(
                row.getLong("all_rows"),
                row.getLong("all_cents"),
                row.getLong("delivered"),
                row.getLong("delivered_cents"),
                seconds == null
                        ? null
                        : seconds.doubleValue() / Duration.ofDays(1).toSeconds());
    }

    /** As they stand; what was read is not kept in memory. */
    private List<EntitlementRow> rows(List<EntitlementRepository.Named> named, DistrictId district) {
        List<EntitlementRow> rows =
                named.stream().map(EntitlementRepository.Named::row).toList();
        named.forEach(each -> memory.detach(each.entitlement()));
        Map<EntitlementId, List<Reason.Ground>> now =
                present.of(rows.stream().map(Entitlements::resting).distinct().toList(), district);
        return rows.stream()
                .map(row -> {
                    List<Reason.Ground> grounds = now.get(resting(row));
                    return grounds == null ? row : row.on(grounds);
                })
                .toList();
    }

    /** The row whose grounds these are: what takes another back has those of the other. */
    private static EntitlementId resting(EntitlementRow row) {
        return row.reverses() == null ? row.id() : row.reverses();
    }
}
