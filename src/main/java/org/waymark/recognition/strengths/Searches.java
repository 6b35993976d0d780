package org.waymark.recognition.strengths;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.CatalogDesk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Who searched for what, and whom it showed: kept for those who were found. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Searches {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Searches(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same search once an hour, with everyone whom any of its pages showed. */
    void record(Wish wish, List<PersonId> shown, CatalogDesk desk) {
        UUID search = same(wish, desk);
        if (search == null) {
            search = add(wish, desk);
            audit.record(
                    desk.district().id(), desk.actor(), desk.role().name(), "strengths-searched", search.toString());
        }
        audit.looked(
                desk.district().id(),
                desk.actor(),
                desk.role().name(),
                shown.stream().map(PersonId::toString).toList(),
                "strengths " + search);
        Set<UUID> known = new HashSet<>(
                jdbc.sql("select person_id from strength_found where search_id = :search and district_id = :district")
                        .param("search", search)
                        .param("district", desk.district().id())
                        .query(UUID.class)
                        .list());
        for (PersonId person : shown) {
            if (!known.contains(person.id())) {
                jdbc.sql("insert into strength_found (id, district_id, search_id, person_id, at)"
                                + " values (:id, :district, :search, :person, :at)")
                        .param("id", UuidCreator.getTimeOrderedEpoch())
                        .param("district", desk.district().id())
                        .param("search", search)
                        .param("person", person.id())
                        .param("at", now())
                        .update();
            }
        }
    }

    private @Nullable UUID same(Wish wish, CatalogDesk desk) {
        return bound(
                        jdbc.sql("select id from strength_search where district_id = :district"
                                + " and searcher_id = :searcher and at >= :hour and words = :words"
                                + " and criterion = :criterion and open_to = :open"
                                + " and definition_id is not distinct from cast(:definition as uuid)"
                                + " and awarded_since is not distinct from cast(:since as date)"
                                + " order by at desc limit 1"),
                        wish,
                        desk)
                .param("hour", now().truncatedTo(ChronoUnit.HOURS))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private UUID add(Wish wish, CatalogDesk desk) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        bound(
                        jdbc.sql(
                                "insert into strength_search (id, district_id, searcher_id, role, at, words, criterion,"
                                        + " definition_id, awarded_since, open_to) values (:id, :district, :searcher, :role,"
                                        + " :at, :words, :criterion, cast(:definition as uuid), cast(:since as date), :open)"),
                        wish,
                        desk)
                .param("id", id)
                .param("role", desk.role().name())
                .param("at", now())
                .update();
        return id;
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Wish wish, CatalogDesk desk) {
        return sql.param("district", desk.district().id())
                .param("searcher", desk.person().id())
                .param("words", wish.words())
                .param("criterion", wish.criterion())
                .param(
                        "definition",
                        wish.definition() == null ? null : wish.definition().toString())
                .param("since", wish.since() == null ? null : wish.since().toString())
                .param("open", wish.openTo() == null ? "" : wish.openTo().name());
    }

    /**
     * One search that showed somebody.
     *
     * @param searcher null once they are erased
     * @param credential the title of the micro-credential that was asked for, if one was
     */
    record Found(
            Instant at,
            @Nullable PersonId searcher,
            @Nullable String name,
            String role,
            String words,
            String criterion,
            @Nullable String credential,
            @Nullable LocalDate since,
            String openTo) {}

    /** The searches that showed a person, the latest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Found> that(PersonId found, DistrictId district, int most) {
        return jdbc.sql("select f.at, s.searcher_id, coalesce(p.display_name, p.roster_name) as name, s.role, s.words,"
                        + " s.criterion, v.title, s.awarded_since, s.open_to from strength_found f"
                        + " join strength_search s on s.id = f.search_id and s.district_id = f.district_id"
                        + " left join person p on p.id = s.searcher_id and p.district_id = s.district_id"
                        + " left join credential_definition d on d.id = s.definition_id"
                        + " and d.district_id = s.district_id"
                        + " left join definition_version v on v.id = d.current_version_id"
                        + " where f.district_id = :district and f.person_id = :person"
                        + " order by f.at desc, f.id limit :most")
                .param("district", district.id())
                .param("person", found.id())
                .param("most", most)
                .query((row, n) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        UUID searcher = row.getObject("searcher_id", UUID.class);
        return new Found(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                searcher == null ? null : new PersonId(searcher),
                row.getString("name"),
                row.getString("role"),
                row.getString("words"),
                row.getString("criterion"),
                row.getString("title"),
                row.getObject("awarded_since", LocalDate.class),
                row.getString("open_to"));
    }

    /** What somebody searched for, the latest first. */
    record Made(Instant at, String words, String criterion) {}

    List<Made> by(PersonId searcher, DistrictId district) {
        return jdbc.sql("select at, words, criterion from strength_search where district_id = :district"
                        + " and searcher_id = :searcher order by at desc")
                .param("district", district.id())
                .param("searcher", searcher.id())
                .query((row, n) -> new Made(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("words"),
                        row.getString("criterion")))
                .list();
    }

    /** What somebody searched for is nobody's any more, and neither that they were found. */
    void forget(PersonId person, DistrictId district) {
        for (String sql : List.of(
                "delete from strength_found where district_id = :district and person_id = :person",
                "delete from strength_search where district_id = :district and searcher_id = :person")) {
            jdbc.sql(sql)
                    .param("district", district.id())
                    .param("person", person.id())
                    .update();
        }
    }

    /** How many searches a person made or was shown by. */
    int count(PersonId person, DistrictId district) {
        return jdbc.sql("select (select count(*) from strength_found where district_id = :district"
                        + " and person_id = :person) + (select count(*) from strength_search"
                        + " where district_id = :district and searcher_id = :person)")
                .param("district", district.id())
                .param("person", person.id())
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
