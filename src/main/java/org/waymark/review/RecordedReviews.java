package org.waymark.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** When reviewers recorded their reviews; whose work they read is not said. */
@Component
public class RecordedReviews {

    private final JdbcClient jdbc;

    RecordedReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Recorded(PersonId reader, Instant at) {}

    /** By reviewer, of many in one read; who has recorded none is left out. */
    public Map<PersonId, List<Instant>> of(DistrictId district, Collection<PersonId> readers) {
        Map<PersonId, List<Instant>> all = new HashMap<>();
        if (!readers.isEmpty()) {
            jdbc.sql(
                            "select reader_id, recorded_at from review where district_id = :district and reader_id in (:readers)"
                                    + " and recorded_at is not null order by recorded_at")
                    .param("district", district.id())
                    .param("readers", readers.stream().map(PersonId::id).toList())
                    .query((row, n) -> new Recorded(
                            new PersonId(row.getObject(1, UUID.class)),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    .list()
                    .forEach(each -> all.computeIfAbsent(each.reader(), any -> new ArrayList<>())
                            .add(each.at()));
        }
        return all;
    }
}
