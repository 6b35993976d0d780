package org.waymark.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The awards of this district that were not revoked, of many people in one read; awards from elsewhere are not among them. */
@Component
public class AwardsInForce {

    private final JdbcClient jdbc;

    AwardsInForce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param suspended whether it cannot be relied on for now */
    public record Earned(AwardId award, PersonId earner, DefinitionId definition, Instant at, boolean suspended) {}

    /** By earner, oldest first; who has none is left out. */
    public Map<PersonId, List<Earned>> of(DistrictId district, Collection<PersonId> earners) {
        Map<PersonId, List<Earned>> all = new HashMap<>();
        if (!earners.isEmpty()) {
            jdbc.sql(
                            "select id, earner_id, definition_id, awarded_at, suspended_at from award where district_id = :district"
                                    + " and earner_id in (:earners) and revoked_at is null order by awarded_at, id")
                    .param("district", district.id())
                    .param("earners", earners.stream().map(PersonId::id).toList())
                    .query((row, n) -> earned(row))
                    .list()
                    .forEach(earned -> all.computeIfAbsent(earned.earner(), any -> new ArrayList<>())
                            .add(earned));
        }
        return all;
    }

    /** The next of those who were ever awarded anything, by their ids. */
    public List<PersonId> earners(DistrictId district, @Nullable PersonId after, int most) {
        return jdbc.sql("select distinct earner_id from award where district_id = :district and earner_id > :after"
                        + " order by earner_id limit :most")
                .param("district", district.id())
                .param("after", after == null ? new UUID(0, 0) : after.id())
                .param("most", most)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** How many people were ever awarded anything. */
    public int countEarners(DistrictId district) {
        return jdbc.sql("select count(distinct earner_id) from award where district_id = :district")
                .param("district", district.id())
                .query(Integer.class)
                .single();
    }

    private static Earned earned(ResultSet row) throws SQLException {
        return new Earned(
                new AwardId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("earner_id", UUID.class)),
                new DefinitionId(row.getObject("definition_id", UUID.class)),
                row.getObject("awarded_at", OffsetDateTime.class).toInstant(),
                row.getObject("suspended_at", OffsetDateTime.class) != null);
    }
}
