package org.waymark.award.doors;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.earners.MinorProtected;
import org.waymark.people.earners.Minors;

/** Who lets colleagues visit them, and for what: only by their own word, only while they hold the award, never a minor. */
@Service
@Transactional
class Doors {

    static final int PAGE = 25;

    private static final String OPEN = " from open_door d join award a on a.id = d.award_id"
            + " and a.district_id = d.district_id and a.revoked_at is null and a.suspended_at is null"
            + " and (a.valid_until is null or a.valid_until > :now) where d.district_id = :district";

    private final Awards awards;
    private final Catalogue catalogue;
    private final People people;
    private final Minors minors;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Doors(
            Awards awards,
            Catalogue catalogue,
            People people,
            Minors minors,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.awards = awards;
        this.catalogue = catalogue;
        this.people = people;
        this.minors = minors;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An open door, as everybody reads it. */
    record Door(String name, String title, String words) {}

    record Page(List<Door> doors, String words, int number, int pages, long total) {}

    private record Row(PersonId person, String title, String words) {}

    /**
     * Those who may be visited, newest first.
     *
     * @param words of the competency or the micro-credential; blank for all
     */
    @Transactional(readOnly = true)
    Page page(String words, int number, DistrictId district) {
        int at = Math.max(1, Math.min(number, 100_000));
        List<UUID> about = null;
        if (!words.isBlank()) {
            about = List.copyOf(catalogue.foundBy(words, district));
            if (about.isEmpty()) {
                return new Page(List.of(), words, 1, 1, 0);
            }
        }
        long total = about(jdbcOf("select count(*)" + OPEN, about, "", district), about)
                .query(Long.class)
                .single();
        List<Row> rows = about(
                        jdbcOf(
                                "select d.person_id, a.title, d.words" + OPEN,
                                about,
                                " order by d.opened_at desc, d.id limit " + PAGE + " offset " + (at - 1L) * PAGE,
                                district),
                        about)
                .query((row, n) -> row(row))
                .list();
        List<PersonId> persons = rows.stream().map(Row::person).distinct().toList();
        Map<PersonId, String> names = people.names(persons, district);
        Set<PersonId> hidden = minors.protectedAmong(persons, district);
        return new Page(
                rows.stream()
                        .filter(row -> !hidden.contains(row.person()))
                        .map(row -> new Door(names.getOrDefault(row.person(), ""), row.title(), row.words()))
                        .toList(),
                words,
                at,
                (int) Math.max(1, (total + PAGE - 1) / PAGE),
                total);
    }

    private JdbcClient.StatementSpec jdbcOf(
            String select, @Nullable List<UUID> about, String order, DistrictId district) {
        return jdbc.sql(select + (about == null ? "" : " and d.definition_id in (:about)") + order)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("district", district.id());
    }

    private static JdbcClient.StatementSpec about(JdbcClient.StatementSpec statement, @Nullable List<UUID> about) {
        return about == null ? statement : statement.param("about", about);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new PersonId(row.getObject("person_id", UUID.class)), row.getString("title"), row.getString("words"));
    }

    /**
     * What somebody holds, and what they may be visited for.
     *
     * @param words null while that door is shut
     */
    record Own(AwardId award, String title, @Nullable String words) {}

    @Transactional(readOnly = true)
    List<Own> own(PersonId person, DistrictId district) {
        if (minors.isProtected(person, district)) {
            return List.of();
        }
        Map<UUID, String> open = new HashMap<>();
        jdbc.sql("select award_id, words from open_door where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .query(row -> {
                    open.put(row.getObject("award_id", UUID.class), row.getString("words"));
                });
        return awards.of(person, district).stream()
                .map(award ->
                        new Own(award.id(), award.title(), open.get(award.id().id())))
                .toList();
    }

    /** Opens a door, or says something else at one that is open. */
    void open(AwardId id, DoorForm form, PersonId person, DistrictId district) {
        AwardCard award = awards.of(person, district).stream()
                .filter(held -> held.id().equals(id))
                .filter(held -> !minors.isProtected(person, district))
                .findFirst()
                .orElseThrow(DoorNotFound::new);
        shut(award.id(), person, district);
        jdbc.sql("insert into open_door (id, district_id, person_id, award_id, definition_id, words, opened_at)"
                        + " values (:id, :district, :person, :award, :definition, :words, :now) on conflict do nothing")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district.id())
                .param("person", person.id())
                .param("award", award.id().id())
                .param("definition", award.definition().id())
                .param("words", form.sentence())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record(
                district.id(),
                person.toString(),
                AuditLog.SELF_ROLE,
                "door-opened",
                award.id().toString());
    }

    /** At once nobody finds it any more. */
    void close(AwardId award, PersonId person, DistrictId district) {
        if (shut(award, person, district)) {
            audit.record(district.id(), person.toString(), AuditLog.SELF_ROLE, "door-closed", award.toString());
        }
    }

    private boolean shut(AwardId award, PersonId person, DistrictId district) {
        return jdbc.sql("delete from open_door where award_id = :award and person_id = :person"
                                + " and district_id = :district")
                        .param("award", award.id())
                        .param("person", person.id())
                        .param("district", district.id())
                        .update()
                > 0;
    }

    @EventListener
    void on(MinorProtected minor) {
        closeAll(minor.person(), minor.district());
    }

    void closeAll(PersonId person, DistrictId district) {
        jdbc.sql("delete from open_door where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
    }

    /** What was said at one door, for who said it. */
    record Opened(String title, String words, Instant at) {}

    @Transactional(readOnly = true)
    List<Opened> opened(PersonId person, DistrictId district) {
        return jdbc.sql("select a.title, d.words, d.opened_at from open_door d join award a on a.id = d.award_id"
                        + " and a.district_id = d.district_id"
                        + " where d.person_id = :person and d.district_id = :district order by d.opened_at, d.id")
                .param("person", person.id())
                .param("district", district.id())
                .query((row, n) -> new Opened(
                        row.getString("title"),
                        row.getString("words"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
