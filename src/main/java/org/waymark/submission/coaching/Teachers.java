package org.waymark.submission.coaching;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;

/** Whom somebody coaches or looks in on, who waits longest first; as many reads for two as for two thousand. */
@Component
@Transactional(readOnly = true)
class Teachers {

    static final int PAGE = 25;

    /** Work that is over waits for nobody. */
    private static final String WAITS =
            "(case when s.status in ('AWARDED', 'WITHDRAWN') then null else c.waiting_since end)";

    /** The latest attempt alone; a coach by role, a colleague until the day that was said. */
    private static final String OPEN = " from companion c join submission s on s.district_id = c.district_id"
            + " and s.earner_id = c.earner_id and s.definition_id = c.definition_id"
            + " join enrolment e on e.id = s.enrolment_id and e.district_id = s.district_id and not exists"
            + " (select 1 from submission n join enrolment f on f.id = n.enrolment_id and f.district_id = n.district_id"
            + " where n.district_id = s.district_id and n.earner_id = s.earner_id and n.definition_id = s.definition_id"
            + " and (f.term > e.term or f.term = e.term and n.attempt_no > s.attempt_no))"
            + " where c.district_id = :district and c.person_id = :person and c.earner_id <> :person"
            + " and c.ended_at is null and (c.until_at is null or c.until_at > :now)"
            + " and (c.kind = 'COLLEAGUE' or :coach) and (" + WAITS + " is not null or :all)";

    private final JdbcClient jdbc;
    private final People people;
    private final Minors minors;
    private final Definitions definitions;
    private final Clock clock;

    Teachers(JdbcClient jdbc, People people, Minors minors, Definitions definitions, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.minors = minors;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @param waiting whether only those who wait are listed
     */
    record Page(List<TeacherRow> rows, boolean waiting, int number, int pages, long total) {}

    private record Row(
            UUID id,
            PersonId earner,
            boolean coach,
            boolean looked,
            DefinitionVersionId version,
            String status,
            @Nullable Instant waitingSince,
            Instant lastAt,
            @Nullable Instant until) {}

    /** @throws CompanionNotFound for who coaches nobody and was asked by nobody */
    Page page(SignedInPerson me, boolean waiting, int number) {
        boolean coach = people.rolesOf(me.id(), me.district()).contains(Role.COACH);
        int at = Math.max(1, Math.min(number, 100_000));
        long total = of("select count(*)" + OPEN, me, coach, waiting)
                .query(Long.class)
                .single();
        if (total == 0
                && !coach
                && !(waiting
                        && of("select count(*)" + OPEN, me, false, false)
                                        .query(Long.class)
                                        .single()
                                > 0)) {
            throw new CompanionNotFound();
        }
        List<Row> rows = of(
                        "select c.id, c.earner_id, c.kind, " + WAITS + " as waiting_since, c.last_at, c.until_at,"
                                + " c.looked_at, s.definition_version_id, s.status" + OPEN
                                + " order by case when " + WAITS + " is null then 1 else 0 end, " + WAITS
                                + ", c.last_at desc, c.id limit " + PAGE + " offset " + (at - 1L) * PAGE,
                        me,
                        coach,
                        waiting)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("earner_id", UUID.class)),
                        row.getString("kind").equals(CompanionKind.COACH.name()),
                        row.getObject("looked_at") != null,
                        new DefinitionVersionId(row.getObject("definition_version_id", UUID.class)),
                        row.getString("status"),
                        instant(row.getObject("waiting_since", OffsetDateTime.class)),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("until_at", OffsetDateTime.class))))
                .list();
        Map<PersonId, String> names =
                minors.names(rows.stream().map(Row::earner).distinct().toList(), me.district(), me.id());
        Map<DefinitionVersionId, String> titles =
                definitions.titles(rows.stream().map(Row::version).distinct().toList(), me.district());
        return new Page(
                rows.stream()
                        .map(row -> new TeacherRow(
                                new CompanionId(row.id()),
                                row.coach() || row.looked() ? names.getOrDefault(row.earner(), "") : "",
                                titles.getOrDefault(row.version(), ""),
                                row.coach() ? row.status() : null,
                                row.waitingSince(),
                                row.lastAt(),
                                row.until()))
                        .toList(),
                waiting,
                at,
                (int) Math.max(1, (total + PAGE - 1) / PAGE),
                total);
    }

    private JdbcClient.StatementSpec of(String sql, SignedInPerson me, boolean coach, boolean waiting) {
        return jdbc.sql(sql)
                .param("district", me.district().id())
                .param("person", me.id().id())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("coach", coach)
                .param("all", !waiting);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
