package org.waymark.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that a repeat launch needs to know of somebody, in one read: every launch asks. */
@Component
class KnownPersons {

    private static final String KNOWN = """
            select p.id, m.id as main_id, p.display_name, p.roster_name, p.access_closed_at,
                   m.access_closed_at as main_closed_at, p.launched_from, p.launched_from_at,
                   coalesce(m.language, p.language) as language, p.sourcedid, d.zone
            from person p join district d on d.id = p.district_id
            left join person_link l on l.other_id = p.id and l.district_id = :district and l.undone_at is null
            left join person m on m.id = l.main_id
            where p.district_id = :district and p.issuer = :issuer and p.sub = :sub
            """;

    private static final String ADDED = """
            insert into person (id, version, district_id, issuer, sub, display_name, search_name, first_seen_at,
                launched_from, launched_from_at, language)
            values (:id, 0, :district, :issuer, :sub, :name, :searchName, :now, :course, :now, :language)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    KnownPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<KnownPerson> find(DistrictId district, String issuer, String sub) {
        return jdbc.sql(KNOWN)
                .param("district", district.id())
                .param("issuer", issuer)
                .param("sub", sub)
                .query((row, n) -> known(row))
                .optional();
    }

    /**
     * Adds somebody whom nobody here knew with all that their launch tells, in one statement; two launches at once make one.
     *
     * @param course where they came from
     */
    void add(
            DistrictId district,
            String issuer,
            String sub,
            @Nullable String name,
            String course,
            String language,
            Instant now) {
        jdbc.sql(ADDED)
                .param("id", PersonId.fresh().id())
                .param("district", district.id())
                .param("issuer", issuer)
                .param("sub", sub)
                .param("name", name)
                .param("searchName", Person.searchable(name))
                .param("course", course)
                .param("language", language)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static KnownPerson known(ResultSet row) throws SQLException {
        return new KnownPerson(
                new PersonId(row.getObject("id", UUID.class)),
                row.getObject("main_id", UUID.class),
                row.getString("display_name"),
                row.getString("roster_name"),
                at(row, "access_closed_at"),
                at(row, "main_closed_at"),
                row.getString("launched_from"),
                at(row, "launched_from_at"),
                row.getString("language"),
                row.getString("sourcedid"),
                row.getString("zone"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
