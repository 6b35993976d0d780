package org.waymark.recognition.payroll;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What stands in a district's ledger, added up by rule and by person. */
@Service
@Transactional(readOnly = true)
class PayTotals {

    private static final String SUMS =
            ", count(*) as all_rows, sum(e.cents) as all_cents, sum(case when e.confirmed_at is null then 0 else 1 end) as"
                    + " given from entitlement e";

    private final JdbcClient jdbc;

    PayTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param given of the rows how many payroll or HR confirmed */
    record OfRule(String rule, long rows, long cents, long given) {}

    /** @param given of the rows how many payroll or HR confirmed */
    record OfPerson(PersonId person, long rows, long cents, long given) {}

    /** Of what was approved and goes out with a period that ends on a day. */
    List<OfRule> dueByRule(DistrictId district, LocalDate until) {
        return byRule("e.status = 'DUE' and e.held = false and e.due_on <= :until", district, Map.of("until", until));
    }

    /** How many rows were approved and stay here, since what they rest on is looked into. */
    long held(DistrictId district) {
        return jdbc.sql("select count(*) from entitlement where district_id = :district and status = 'DUE'"
                        + " and held = true")
                .param("district", district.id())
                .query(Long.class)
                .single();
    }

    /** Of what went out with a period, whatever became of it since. */
    List<OfRule> byRule(PayPeriodId period, DistrictId district) {
        return byRule("e.export_id = :period", district, Map.of("period", period.id()));
    }

    private List<OfRule> byRule(String which, DistrictId district, Map<String, Object> values) {
        return jdbc.sql("select r.name" + SUMS + " join reward_rule r on r.id = e.rule_id"
                        + " where e.district_id = :district and r.district_id = :district and "
                        + which + " group by r.id, r.name order by r.name")
                .param("district", district.id())
                .params(values)
                .query((row, n) -> new OfRule(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** Of what went out with a period, by twenty. */
    List<OfPerson> byPerson(PayPeriodId period, DistrictId district, int page) {
        return jdbc.sql("select e.person_id" + SUMS + " where e.district_id = :district and e.export_id = :period"
                        + " group by e.person_id order by all_cents desc, e.person_id limit :most offset :skip")
                .param("district", district.id())
                .param("period", period.id())
                .param("most", PayPeriods.PAGE)
                .param("skip", (long) page * PayPeriods.PAGE)
                .query((row, n) -> new OfPerson(
                        new PersonId(row.getObject(1, UUID.class)), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    long people(PayPeriodId period, DistrictId district) {
        return jdbc.sql("select count(distinct person_id) from entitlement where district_id = :district"
                        + " and export_id = :period")
                .param("district", district.id())
                .param("period", period.id())
                .query(Long.class)
                .single();
    }
}
