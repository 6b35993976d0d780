package org.waymark.submission;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * To which attempt a launch leads: that of {@link Submissions#latest}, as it is written now, in one statement of plain
 * SQL, since nearly every launch asks.
 */
@Component
public class LatestAttempts {

    private static final String LATEST = """
            select s.id, s.status from submission s
            join enrolment e on e.id = s.enrolment_id and e.district_id = :district
            where s.definition_id = :definition and s.earner_id = :earner and s.district_id = :district
            order by e.term desc, case when s.status = 'AWARDED' then 0 else 1 end, s.attempt_no desc limit 1
            """;

    private final JdbcClient jdbc;

    LatestAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An attempt, and whether it earned the badge. */
    public record Attempt(SubmissionId id, boolean awarded) {}

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Attempt> of(DefinitionId definition, PersonId earner, DistrictId district) {
        return jdbc.sql(LATEST)
                .param("definition", definition.id())
                .param("earner", earner.id())
                .param("district", district.id())
                .query((row, n) -> new Attempt(
                        new SubmissionId(row.getObject("id", UUID.class)),
                        SubmissionStatus.valueOf(row.getString("status")) == SubmissionStatus.AWARDED))
                .optional();
    }
}
