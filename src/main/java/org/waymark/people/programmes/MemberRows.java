package org.waymark.people.programmes;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The rows of programmes' members and rules: written a thousand at a time, since a programme may be for everyone. */
@Component
@Transactional
class MemberRows {

    private static final int AT_ONCE = 1000;
    private static final String OF_PROGRAMME = " programme_id = :programme and district_id = :district";

    /** Of two linked identities that are both in it, the person's row is the one of the main identity. */
    static final String ONCE = " and not exists (select 1 from person_link l where l.district_id = m.district_id"
            + " and l.other_id = m.person_id and l.undone_at is null)";

    private static final String IN_IT = " from programme_member m where m.programme_id = :programme"
            + " and m.district_id = :district and m.ended_at is null" + ONCE;

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    MemberRows(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How somebody stands to a programme.
     *
     * @param keptOut whether a lead took them out
     */
    record Standing(Via via, boolean active, boolean keptOut) {}

    /** A row of a page. */
    record Listed(PersonId person, Via via, Instant since) {}

    Optional<Standing> standing(ProgrammeId programme, PersonId person, DistrictId district) {
        return jdbc
                .query(
                        "select via, ended_at, kept_out from programme_member where" + OF_PROGRAMME
                                + " and person_id = :person",
                        of(programme, district).addValue("person", person.id()),
                        (row, n) -> new Standing(
                                Via.valueOf(row.getString("via")),
                                row.getObject("ended_at") == null,
                                row.getBoolean("kept_out")))
                .stream()
                .findFirst();
    }

    /** Those of these who are in it, in one read. */
    Set<PersonId> activeAmong(ProgrammeId programme, DistrictId district, Collection<PersonId> persons) {
        return persons.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.query(
                        "select person_id from programme_member where" + OF_PROGRAMME
                                + " and ended_at is null and person_id in (:ids)",
                        of(programme, district)
                                .addValue(
                                        "ids",
                                        persons.stream().map(PersonId::id).toList()),
                        (row, n) -> new PersonId(row.getObject("person_id", UUID.class))));
    }

    /** Everyone who was ever in it. */
    Map<PersonId, Standing> all(ProgrammeId programme, DistrictId district) {
        Map<PersonId, Standing> all = new HashMap<>();
        jdbc.query(
                "select person_id, via, ended_at, kept_out from programme_member where" + OF_PROGRAMME,
                of(programme, district),
                row -> {
                    all.put(
                            new PersonId(row.getObject("person_id", UUID.class)),
                            new Standing(
                                    Via.valueOf(row.getString("via")),
                                    row.getObject("ended_at") == null,
                                    row.getBoolean("kept_out")));
                });
        return all;
    }

    long count(ProgrammeId programme, DistrictId district) {
        return number("select count(*)" + IN_IT, of(programme, district));
    }

    List<PersonId> ids(ProgrammeId programme, DistrictId district) {
        return jdbc.query(
                "select m.person_id" + IN_IT + " order by m.person_id",
                of(programme, district),
                (row, n) -> new PersonId(row.getObject("person_id", UUID.class)));
    }

    long found(ProgrammeId programme, DistrictId district, String part) {
        return number(
                "select count(*)" + named(part),
                of(programme, district).addValue("part", part).addValue("today", today(clock)));
    }

    List<Listed> page(ProgrammeId programme, DistrictId district, String part, int size, long from) {
        return jdbc.query(
                // A masked name must not be told by its neighbours.
                "select m.person_id, m.via, m.since" + named(part)
                        + " order by case when p.protected_until > :today then null else p.search_name end nulls last,"
                        + " p.id limit :size offset :from",
                of(programme, district)
                        .addValue("part", part)
                        .addValue("today", today(clock))
                        .addValue("size", size)
                        .addValue("from", from),
                (row, n) -> new Listed(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Via.valueOf(row.getString("via")),
                        row.getObject("since", OffsetDateTime.class).toInstant()));
    }

    private static String named(String part) {
        return " from programme_member m join person p on p.id = m.person_id and p.district_id = m.district_id"
                + " where m.programme_id = :programme and m.district_id = :district and m.ended_at is null" + ONCE
                + (part.isEmpty()
                        ? ""
                        : " and position(:part in p.search_name) > 0"
                                + " and (p.protected_until is null or p.protected_until <= :today)");
    }

    /** Lets people in, those who were in it before and those who are new; answers how many came. */
    int join(
            ProgrammeId programme,
            DistrictId district,
            Collection<PersonId> persons,
            Via via,
            @Nullable UUID invitation,
            Instant now) {
        // Asked for the type of a null, PostgreSQL's driver asks the server, once for each row.
        String by = invitation == null ? "null" : ":invitation";
        Set<UUID> known = knownAmong(programme, district, persons);
        List<SqlParameterSource> back = new ArrayList<>();
        List<SqlParameterSource> fresh = new ArrayList<>();
        for (PersonId person : new LinkedHashSet<>(persons)) {
            (known.contains(person.id()) ? back : fresh)
                    .add(of(programme, district)
                            .addValue("person", person.id())
                            .addValue("via", via.name())
                            .addValue("invitation", invitation)
                            .addValue("now", at(now)));
        }
        String returns = "update programme_member set via = :via, invitation_id = :invitation, since = :now,"
                + " ended_at = null, kept_out = false where" + OF_PROGRAMME
                + " and person_id = :person and ended_at is not null";
        String comes = "insert into programme_member (programme_id, person_id, district_id, via, invitation_id, since,"
                + " kept_out) values (:programme, :person, :district, :via, :invitation, :now, false)"
                + " on conflict do nothing";
        return written(returns.replace(":invitation", by), back) + written(comes.replace(":invitation", by), fresh);
    }

    private Set<UUID> knownAmong(ProgrammeId programme, DistrictId district, Collection<PersonId> persons) {
        boolean one = persons.size() == 1;
        return new HashSet<>(jdbc.queryForList(
                "select person_id from programme_member where" + OF_PROGRAMME
                        + (one ? " and person_id in (:persons)" : ""),
                of(programme, district)
                        .addValue(
                                "persons",
                                one ? persons.stream().map(PersonId::id).toList() : List.of()),
                UUID.class));
    }

    /** Whoever is in it already stays in it for good, whatever the rules come to name. */
    void keep(ProgrammeId programme, DistrictId district, PersonId person) {
        jdbc.update(
                "update programme_member set via = 'HAND' where" + OF_PROGRAMME
                        + " and person_id = :person and ended_at is null and via = 'RULE'",
                of(programme, district).addValue("person", person.id()));
    }

    /** Lets people go; answers how many went. */
    int leave(ProgrammeId programme, DistrictId district, Collection<PersonId> persons, boolean keptOut, Instant now) {
        return written(
                "update programme_member set ended_at = :now, kept_out = :keptOut where" + OF_PROGRAMME
                        + " and person_id = :person and ended_at is null",
                persons.stream()
                        .<SqlParameterSource>map(person -> of(programme, district)
                                .addValue("person", person.id())
                                .addValue("keptOut", keptOut)
                                .addValue("now", at(now)))
                        .toList());
    }

    List<MemberRule> rules(ProgrammeId programme, DistrictId district) {
        return jdbc.query(
                "select id, kind, code, found, read_at from programme_rule where" + OF_PROGRAMME + " order by id",
                of(programme, district),
                (row, n) -> new MemberRule(
                        row.getObject("id", UUID.class),
                        RuleKind.valueOf(row.getString("kind")),
                        row.getString("code"),
                        row.getInt("found"),
                        row.getObject("read_at", OffsetDateTime.class).toInstant()));
    }

    boolean addRule(ProgrammeId programme, DistrictId district, RuleKind kind, String code, Instant now) {
        return jdbc.update(
                        "insert into programme_rule (id, district_id, programme_id, kind, code, found, read_at)"
                                + " values (:id, :district, :programme, :kind, :code, 0, :now) on conflict do nothing",
                        of(programme, district)
                                .addValue("id", UuidCreator.getTimeOrderedEpoch())
                                .addValue("kind", kind.name())
                                .addValue("code", code)
                                .addValue("now", at(now)))
                == 1;
    }

    boolean endRule(ProgrammeId programme, DistrictId district, UUID rule) {
        return jdbc.update(
                        "delete from programme_rule where" + OF_PROGRAMME + " and id = :rule",
                        of(programme, district).addValue("rule", rule))
                == 1;
    }

    void followed(DistrictId district, UUID rule, int found, Instant now) {
        jdbc.update(
                "update programme_rule set found = :found, read_at = :now where id = :rule and district_id = :district",
                new MapSqlParameterSource("rule", rule)
                        .addValue("district", district.id())
                        .addValue("found", found)
                        .addValue("now", at(now)));
    }

    /** A programme of some district. */
    record Place(ProgrammeId programme, DistrictId district) {}

    /** Running programmes that have a rule; of every district, for the timetable. */
    List<Place> ruled() {
        return jdbc.query(
                "select p.id, p.district_id from programme p where p.ended_at is null and exists"
                        + " (select 1 from programme_rule r where r.programme_id = p.id"
                        + " and r.district_id = p.district_id) order by p.id",
                (row, n) -> new Place(
                        new ProgrammeId(row.getObject("id", UUID.class)),
                        new DistrictId(row.getObject("district_id", UUID.class))));
    }

    private long number(String sql, MapSqlParameterSource parameters) {
        Long number = jdbc.queryForObject(sql, parameters, Long.class);
        return number == null ? 0 : number;
    }

    /** Writes a thousand rows at a time; answers how many there were to write. */
    private int written(String statement, List<SqlParameterSource> rows) {
        int written = 0;
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            int[] each = jdbc.batchUpdate(
                    statement,
                    rows.subList(from, Math.min(from + AT_ONCE, rows.size())).toArray(SqlParameterSource[]::new));
            written += (int) Arrays.stream(each).filter(count -> count != 0).count();
        }
        return written;
    }

    private static MapSqlParameterSource of(ProgrammeId programme, DistrictId district) {
        return new MapSqlParameterSource("programme", programme.id()).addValue("district", district.id());
    }

    /** The day that has begun everywhere: nobody's protection as a minor ends an hour early. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
