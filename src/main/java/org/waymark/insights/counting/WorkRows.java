package org.waymark.insights.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;

/**
 * Reads who came how far, a few thousand rows at a time, in the caller's transaction. Nobody who writes waits for it: both
 * databases let readers see what was there when they began.
 */
@Component
class WorkRows {

    private static final int AT_ONCE = 2_000;

    /** Of two linked identities the main one counts. */
    private static final String ONCE = " and not exists (select 1 from person_link l where l.district_id = :district"
            + " and l.other_id = p.id and l.undone_at is null)";

    /** Members of what runs. */
    private static final String PEOPLE = """
            select p.id, r.school_code, r.job, r.contract_group
            from person p left join staff_record r on r.district_id = p.district_id and r.sourcedid = p.sourcedid
              and r.left_at is null
            where p.district_id = :district and p.erased_at is null
              and exists (select 1 from programme_member m join programme g on g.id = m.programme_id
                    and g.ended_at is null where m.district_id = :district and m.person_id = p.id and m.ended_at is null)
            """;

    private static final String MEMBERS = """
            select m.person_id, m.programme_id, m.since from programme_member m
            join programme g on g.id = m.programme_id and g.ended_at is null
            where m.district_id = :district and m.ended_at is null
            """;

    private static final String COHORTS = """
            select m.person_id, m.cohort_id from cohort_member m
            join cohort c on c.id = m.cohort_id and c.ended_at is null
            where m.district_id = :district
            """;

    /** Whoever earns something anew came that far already. */
    private static final String ENROLMENTS = """
            select e.earner_id, e.definition_id, e.started_at, s.handed, v.enrolment_id as shown, a.awarded_at
            from enrolment e
            left join (select s.enrolment_id, count(*) as handed from submission s
                       where s.district_id = :district
                         and s.status in ('SUBMITTED', 'IN_REVIEW', 'NOT_YET', 'AWARDED') group by s.enrolment_id) s on s.enrolment_id = e.id
            left join (select distinct s.enrolment_id from submission s join evidence_item i on i.submission_id = s.id
                       where s.district_id = :district) v on v.enrolment_id = e.id
            left join (select a.earner_id, a.definition_id, min(a.awarded_at) as awarded_at from award a
                       where a.district_id = :district and a.revoked_at is null and a.suspended_at is null
                         and (a.valid_until is null or a.valid_until > :now)
                       group by a.earner_id, a.definition_id) a
              on a.earner_id = e.earner_id and a.definition_id = e.definition_id
            where e.district_id = :district and e.term = 1
            """;

    private static final String ONLY_LOOKED = """
            select v.person_id, v.definition_id from first_view v where v.district_id = :district
            and not exists (select 1 from enrolment e where e.district_id = :district and e.earner_id = v.person_id
                            and e.definition_id = v.definition_id)
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    WorkRows(DataSource source, Clock clock) {
        this.clock = clock;
        JdbcTemplate few = new JdbcTemplate(source);
        few.setFetchSize(AT_ONCE);
        this.jdbc = new NamedParameterJdbcTemplate(few);
    }

    /** @param zone in which months are the district's */
    void count(DistrictId district, ZoneId zone, PeopleTally tally) {
        MapSqlParameterSource of = new MapSqlParameterSource("district", district.id())
                .addValue("now", clock.instant().atOffset(ZoneOffset.UTC));
        read(PEOPLE + ONCE, of, row -> tally.person(id(row, 1), row.getString(2), row.getString(3), row.getString(4)));
        read(MEMBERS, of, row -> tally.joined(id(row, 1), id(row, 2).toString(), at(row, "since")));
        read(COHORTS, of, row -> tally.gathered(id(row, 1), id(row, 2).toString()));
        read(ONLY_LOOKED, of, row -> tally.came(id(row, 1), id(row, 2).toString(), Stages.VIEWED, null, null));
        read(ENROLMENTS, of, row -> {
            Instant awarded = at(row, "awarded_at");
            Stages stage = awarded != null
                    ? Stages.EARNED
                    : row.getLong("handed") > 0
                            ? Stages.SUBMITTED
                            : row.getObject("shown") != null ? Stages.EVIDENCE : Stages.ENROLLED;
            Instant started = at(row, "started_at");
            YearMonth month = started == null ? null : YearMonth.from(started.atZone(zone));
            tally.came(id(row, 1), id(row, 2).toString(), stage, month, awarded);
        });
    }

    private void read(String sql, MapSqlParameterSource of, RowCallbackHandler each) {
        jdbc.query(sql, of, each);
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
