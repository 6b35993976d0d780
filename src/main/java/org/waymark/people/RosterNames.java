package org.waymark.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.nrps.Member;

/** Names from rosters, for those alone who have launched and whose launches carry none. */
@Component
@Transactional
class RosterNames {

    private final NamedParameterJdbcTemplate jdbc;

    RosterNames(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Unnamed(String sub, @Nullable String rosterName) {}

    void take(RosterReading reading, List<Member> some) {
        Map<String, @Nullable String> names = new HashMap<>();
        some.forEach(member -> names.put(member.userId(), Person.tidy(member.name())));
        MapSqlParameterSource issuer =
                new MapSqlParameterSource("district", reading.district().id()).addValue("issuer", reading.issuer());
        List<Unnamed> unnamed = jdbc.query(
                "select sub, roster_name from person where district_id = :district and issuer = :issuer"
                        + " and display_name is null and sub in (:subs)",
                issuer.addValue("subs", names.keySet()),
                (row, n) -> new Unnamed(row.getString("sub"), row.getString("roster_name")));
        for (Unnamed person : unnamed) {
            String name = names.get(person.sub());
            if (!Objects.equals(name, person.rosterName())) {
                jdbc.update(
                        "update person set roster_name = :name, search_name = :search, version = version + 1"
                                + " where district_id = :district and issuer = :issuer and sub = :sub",
                        issuer.addValue("name", name)
                                .addValue("search", Person.searchable(name))
                                .addValue("sub", person.sub()));
            }
        }
    }
}
