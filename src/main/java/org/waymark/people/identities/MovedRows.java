package org.waymark.people.identities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Writes rows over from one person's id to another's and keeps whose each was. One id in the rows, and not two to be thought
 * of in every query: a query that forgot would show half of a record, or give people their own work to read.
 */
@Component
class MovedRows {

    // Implemented by the modules above, which use this one: asked for when two are linked.
    private final ObjectProvider<KeptByPerson> modules;
    private final NamedParameterJdbcTemplate jdbc;

    MovedRows(ObjectProvider<KeptByPerson> modules, NamedParameterJdbcTemplate jdbc) {
        this.modules = modules;
        this.jdbc = jdbc;
    }

    void move(UUID link, PersonId main, PersonId other, DistrictId district) {
        MapSqlParameterSource who = parameters(link, main, other, district);
        for (KeptByPerson module : modules.orderedStream().toList()) {
            Map<String, Collection<UUID>> givingWay = module.givingWay(main, other, district);
            for (KeptByPerson.Column column : module.columns()) {
                for (UUID row : givingWay.getOrDefault(column.place(), List.of())) {
                    remember(column, who, row, main);
                }
                write(column, "link", "was_id = :main", who);
            }
            for (KeptByPerson.Column column : module.columns()) {
                jdbc.update(
                        "insert into person_link_row (link_id, place, row_id, was_id) select cast(:link as uuid), '"
                                + column.place()
                                + "', t.id, cast(:other as uuid) from " + column.table() + " t where t."
                                + column.column()
                                + " = :other and t.district_id = :district" + condition(column) + notThere(column),
                        who);
                write(column, "main", "was_id = :other", who);
            }
            for (KeptByPerson.Column column : module.columns()) {
                write(column, "other", "was_id = :main", who);
            }
        }
    }

    void moveBack(UUID link, PersonId main, PersonId other, DistrictId district) {
        MapSqlParameterSource who = parameters(link, main, other, district);
        for (KeptByPerson module : modules.orderedStream().toList()) {
            for (KeptByPerson.Column column : module.columns()) {
                write(column, "link", "was_id = :main", who);
            }
            for (KeptByPerson.Column column : module.columns()) {
                write(column, "other", "was_id = :other", who);
            }
            for (KeptByPerson.Column column : module.columns()) {
                write(column, "main", "was_id = :main", who);
            }
        }
    }

    private void remember(KeptByPerson.Column column, MapSqlParameterSource who, UUID row, PersonId was) {
        jdbc.update(
                "insert into person_link_row (link_id, place, row_id, was_id) values (:link, :place, :row, :was)",
                new MapSqlParameterSource(who.getValues())
                        .addValue("place", column.place())
                        .addValue("row", row)
                        .addValue("was", was.id()));
    }

    /** Gives the remembered rows to one of {@code :main}, {@code :other} and, for a moment, to nobody: {@code :link}. */
    private void write(KeptByPerson.Column column, String to, String which, MapSqlParameterSource who) {
        jdbc.update(
                "update " + column.table() + " set " + column.column() + " = :" + to
                        + (column.versioned() ? ", version = version + 1" : "")
                        + " where district_id = :district and id in (select row_id from person_link_row"
                        + " where link_id = :link and place = '" + column.place() + "' and " + which + ")",
                who);
    }

    private static String condition(KeptByPerson.Column column) {
        return column.where().isEmpty() ? "" : " and " + column.where();
    }

    private static String notThere(KeptByPerson.Column column) {
        if (column.onceWith().isEmpty()) {
            return "";
        }
        return " and not exists (select 1 from " + column.table() + " m where m.district_id = :district and m."
                + column.column() + " = :main"
                + column.onceWith().stream()
                        .map(with -> " and m." + with + " is not distinct from t." + with)
                        .collect(Collectors.joining())
                + ")";
    }

    private static MapSqlParameterSource parameters(UUID link, PersonId main, PersonId other, DistrictId district) {
        return new MapSqlParameterSource("link", link)
                .addValue("main", main.id())
                .addValue("other", other.id())
                .addValue("district", district.id());
    }
}
