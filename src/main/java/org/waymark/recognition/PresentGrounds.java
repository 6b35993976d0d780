package org.waymark.recognition;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import tools.jackson.databind.json.JsonMapper;

/** What rows of the ledger rest on now, where that is not what they were promised for: noted beside them, one after another. */
@Component
@Transactional
class PresentGrounds {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    PresentGrounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was noted last of each; a row that rests on what it always did is left out. */
    @Transactional(readOnly = true)
    Map<EntitlementId, List<Reason.Ground>> of(Collection<EntitlementId> some, DistrictId district) {
        Map<EntitlementId, List<Reason.Ground>> present = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select entitlement_id, grounds from entitlement_grounds where district_id = :district"
                            + " and entitlement_id in (:some) order by number")
                    .param("district", district.id())
                    .param("some", some.stream().map(EntitlementId::id).toList())
                    .query(row -> {
                        present.put(
                                new EntitlementId(row.getObject(1, UUID.class)),
                                List.of(JSON.readValue(row.getString(2), Reason.Ground[].class)));
                    });
        }
        return present;
    }

    /** What a row rested on from a moment on. */
    record Rested(Instant since, List<Reason.Ground> grounds) {}

    /** All that was noted of each, in order; a row of which nothing was is left out. */
    @Transactional(readOnly = true)
    Map<EntitlementId, List<Rested>> noted(Collection<EntitlementId> some, DistrictId district) {
        Map<EntitlementId, List<Rested>> noted = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select entitlement_id, grounds, noted_at from entitlement_grounds"
                            + " where district_id = :district and entitlement_id in (:some) order by number")
                    .param("district", district.id())
                    .param("some", some.stream().map(EntitlementId::id).toList())
                    .query(row -> {
                        noted.computeIfAbsent(new EntitlementId(row.getObject(1, UUID.class)), any -> new ArrayList<>())
                                .add(new Rested(
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        List.of(JSON.readValue(row.getString(2), Reason.Ground[].class))));
                    });
        }
        return noted;
    }

    void note(EntitlementId row, List<Reason.Ground> grounds, DistrictId district) {
        jdbc.sql("insert into entitlement_grounds (entitlement_id, number, district_id, grounds, noted_at)"
                        + " select e.id, (select count(*) + 1 from entitlement_grounds g where g.entitlement_id = e.id"
                        + " and g.district_id = :district), e.district_id, :grounds, :now"
                        + " from entitlement e where e.id = :row and e.district_id = :district")
                .param("row", row.id())
                .param("district", district.id())
                .param("grounds", JSON.writeValueAsString(grounds))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
