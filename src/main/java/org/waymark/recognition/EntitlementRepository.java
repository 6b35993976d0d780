package org.waymark.recognition;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface EntitlementRepository extends JpaRepository<Entitlement, EntitlementId> {

    @Query("select e from Entitlement e where e.district = :district and e.person in :persons order by e.id.id")
    List<Entitlement> of(Collection<PersonId> persons, DistrictId district);

    /** The same, and nobody approves or exports them until the transaction ends: what an award brings never waits in vain. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Entitlement e where e.district = :district and e.person in :persons order by e.id.id")
    List<Entitlement> holdOf(Collection<PersonId> persons, DistrictId district);

    /** A row with the name of its rule. */
    record Named(Entitlement entitlement, String rule) {

        EntitlementRow row() {
            return entitlement.row(rule);
        }
    }

    String NAMED = "select new org.waymark.recognition.EntitlementRepository$Named(e, r.name) from Entitlement e"
            + " join RewardRule r on r.id = e.rule where e.district = :district and r.district = :district ";

    @Query(NAMED + "and e.person = :person order by e.happenedOn, e.id.id")
    List<Named> named(PersonId person, DistrictId district);

    @Query(NAMED + "and e.id in :ids order by e.id.id")
    List<Named> named(Collection<EntitlementId> ids, DistrictId district);

    String APPROVABLE = "e.district = :district and e.status = PROMISED and e.held = false and e.dueOn <= :until";

    @Query(NAMED + "and e.status = PROMISED and e.held = false and e.dueOn <= :until order by e.dueOn, e.id.id")
    List<Named> toApprove(DistrictId district, LocalDate until, Pageable page);

    @Query("select count(e) from Entitlement e where " + APPROVABLE)
    long countToApprove(DistrictId district, LocalDate until);

    @Query(NAMED + "and e.status = DUE and e.held = false and e.dueOn <= :until order by e.person.id, e.id.id")
    List<Named> due(DistrictId district, LocalDate until);

    @Query(NAMED + "and e.exportId = :export and (e.person.id > :person or e.person.id = :person and e.id.id > :row)"
            + " order by e.person.id, e.id.id")
    List<Named> exported(UUID export, DistrictId district, UUID person, UUID row, Pageable page);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Entitlement e where e.district = :district and e.id in :ids order by e.id.id")
    List<Entitlement> hold(Collection<EntitlementId> ids, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Entitlement e where e.district = :district and e.status = DUE and e.held = false"
            + " and e.dueOn <= :until order by e.id.id")
    List<Entitlement> holdDue(DistrictId district, LocalDate until, Pageable page);

    /** What a rule has promised in pay. */
    record Spent(RewardRuleId rule, long cents) {}

    @Query("select new org.waymark.recognition.EntitlementRepository$Spent(e.rule, sum(e.cents)) from Entitlement e"
            + " where e.district = :district and e.rule in :rules and e.status <> REVERSED and e.reverses.id is null"
            + " group by e.rule")
    List<Spent> spent(Collection<RewardRuleId> rules, DistrictId district);
}
