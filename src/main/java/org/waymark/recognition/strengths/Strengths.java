package org.waymark.recognition.strengths;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.guests.Guests;

/**
 * Finds those who let themselves be found by what they can do: by awards that hold, and by nothing else. An award says that
 * each of its criteria was demonstrated; how often somebody tried, or what is not there yet, is not looked at.
 */
@Service
@Transactional
class Strengths {

    static final int ON_A_PAGE = 20;

    private static final String HOLDS = " and a.revoked_at is null and a.suspended_at is null"
            + " and (a.valid_until is null or a.valid_until > :now)";

    /** Whoever left, is a guest or is protected as a minor is found by nobody. */
    private static final String MAY_BE_FOUND = " from strength_offer o join person p on p.id = o.person_id"
            + " and p.district_id = o.district_id where o.district_id = :district and p.access_closed_at is null"
            + " and p.erased_at is null and p.protected_until is null and p.issuer <> :here";

    private final Catalogue catalogue;
    private final Definitions definitions;
    private final Searches searches;
    private final Guests guests;
    private final JdbcClient jdbc;
    private final Clock clock;

    Strengths(
            Catalogue catalogue,
            Definitions definitions,
            Searches searches,
            Guests guests,
            JdbcClient jdbc,
            Clock clock) {
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.searches = searches;
        this.guests = guests;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A page of them; whoever is on it can see that they were found, by whom and for which words. */
    FoundPeople find(Wish wish, int page, ZoneId zone, CatalogDesk desk) {
        Narrowed narrowed = narrowed(wish, zone, desk.district());
        FoundPeople found = narrowed == null ? FoundPeople.NONE : page(narrowed, page);
        searches.record(wish, found.people().stream().map(FoundPerson::person).toList(), desk);
        return found;
    }

    /** Conditions on awards, and on what people are open to, with the values of both. */
    private record Narrowed(String awards, String people, Map<String, Object> values) {}

    /** Null where nothing can be found. */
    private @Nullable Narrowed narrowed(Wish wish, ZoneId zone, DistrictId district) {
        StringBuilder awards = new StringBuilder(HOLDS);
        Map<String, Object> values = new HashMap<>();
        values.put("district", district.id());
        values.put("here", guests.issuer());
        values.put("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!wish.words().isEmpty()) {
            Set<UUID> found = catalogue.foundBy(wish.words(), district);
            if (found.isEmpty()) {
                return null;
            }
            awards.append(" and a.definition_id in (:found)");
            values.put("found", found);
        }
        if (!wish.criterion().isEmpty()) {
            Set<UUID> versions = withCriterion(wish.criterion(), district);
            if (versions.isEmpty()) {
                return null;
            }
            awards.append(" and a.definition_version_id in (:versions)");
            values.put("versions", versions);
        }
        if (wish.definition() != null) {
            awards.append(" and a.definition_id = :definition");
            values.put("definition", wish.definition().id());
        }
        LocalDate since = wish.since();
        if (since != null) {
            awards.append(" and a.awarded_at >= :since");
            values.put("since", since.atStartOfDay(zone).toOffsetDateTime());
        }
        return new Narrowed(
                awards.toString(),
                wish.openTo() == null ? "" : " and o." + wish.openTo().column() + " = true",
                values);
    }

    /** Those versions of which awards hold that have such a criterion. */
    private Set<UUID> withCriterion(String words, DistrictId district) {
        List<DefinitionVersionId> held = jdbc.sql("select distinct a.definition_version_id from award a"
                        + " join strength_offer o on o.district_id = a.district_id and o.person_id = a.earner_id"
                        + " where a.district_id = :district and a.revoked_at is null")
                .param("district", district.id())
                .query((row, n) -> new DefinitionVersionId(row.getObject(1, UUID.class)))
                .list();
        String wanted = People.searchable(words);
        Set<UUID> versions = new HashSet<>();
        for (Map.Entry<DefinitionVersionId, DefinitionContent> each :
                definitions.contents(held, district).entrySet()) {
            if (each.getValue().criteria().stream()
                    .map(Criterion::title)
                    .anyMatch(title -> People.searchable(title).contains(wanted))) {
                versions.add(each.getKey().id());
            }
        }
        return versions;
    }

    private FoundPeople page(Narrowed narrowed, int page) {
        String those = MAY_BE_FOUND + narrowed.people() + " and exists (select 1 from award a"
                + " where a.district_id = o.district_id and a.earner_id = o.person_id" + narrowed.awards() + ")";
        int total = jdbc.sql("select count(*)" + those)
                .params(narrowed.values())
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE);
        int shown = Math.min(Math.max(1, page), pages);
        Map<PersonId, FoundPerson> people = new LinkedHashMap<>();
        jdbc.sql("select p.id, coalesce(p.display_name, p.roster_name, '') as name, o.mentoring, o.presenting,"
                        + " o.for_a_role, (select min(s.name) from person q join staff_record r"
                        + " on r.district_id = q.district_id and r.sourcedid = q.sourcedid join staff_school s"
                        + " on s.district_id = r.district_id and s.code = r.school_code"
                        + " where q.district_id = o.district_id and r.left_at is null and (q.id = p.id or q.id in"
                        + " (select l.other_id from person_link l where l.district_id = o.district_id"
                        + " and l.main_id = p.id and l.undone_at is null))) as school" + those
                        + " order by p.search_name, p.id limit :most offset :after")
                .params(narrowed.values())
                .param("most", ON_A_PAGE)
                .param("after", (shown - 1) * ON_A_PAGE)
                .query((row, n) -> person(row))
                .list()
                .forEach(person -> people.put(person.person(), person));
        addAwards(people, narrowed);
        return new FoundPeople(List.copyOf(people.values()), total, shown, pages);
    }

    private void addAwards(Map<PersonId, FoundPerson> people, Narrowed narrowed) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("select a.earner_id, a.id, a.title, a.awarded_at, a.shared from award a"
                        + " where a.district_id = :district and a.earner_id in (:persons)" + narrowed.awards()
                        + " order by a.awarded_at desc, a.id")
                .params(narrowed.values())
                .param("persons", people.keySet().stream().map(PersonId::id).collect(Collectors.toSet()))
                .query(row -> {
                    FoundPerson whose = people.get(new PersonId(row.getObject("earner_id", UUID.class)));
                    if (whose != null) {
                        whose.awards()
                                .add(new FoundPerson.Held(
                                        row.getString("title"),
                                        at(row, "awarded_at"),
                                        row.getBoolean("shared") ? "/badges/" + row.getObject("id") : null));
                    }
                });
    }

    private static FoundPerson person(ResultSet row) throws SQLException {
        List<OpenTo> to = new ArrayList<>();
        for (OpenTo one : OpenTo.values()) {
            if (row.getBoolean(one.column())) {
                to.add(one);
            }
        }
        return new FoundPerson(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("school"),
                to,
                new ArrayList<>());
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
