package org.waymark.review.records;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** Which lead opened whose record, and why. */
@Component
class Looks {

    private final JdbcClient jdbc;

    Looks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A look, as the earner reads of it. */
    record Look(Instant at, String reason) {}

    void add(SubmissionId submission, PersonId lead, PersonId earner, String reason, Instant now, DistrictId district) {
        jdbc.sql("insert into decision_record_look (id, district_id, submission_id, lead_person_id, earner_id, reason,"
                        + " looked_at) values (:id, :district, :submission, :lead, :earner, :reason, :now)")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district.id())
                .param("submission", submission.id())
                .param("lead", lead.id())
                .param("earner", earner.id())
                .param("reason", reason)
                .param("now", utc(now))
                .update();
    }

    /** Whether a lead has said why since a moment. */
    boolean isSaid(SubmissionId submission, PersonId lead, Instant since, DistrictId district) {
        return jdbc.sql("select count(*) from decision_record_look where district_id = :district"
                                + " and submission_id = :submission and lead_person_id = :lead and looked_at > :since")
                        .param("district", district.id())
                        .param("submission", submission.id())
                        .param("lead", lead.id())
                        .param("since", utc(since))
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<Look> of(SubmissionId submission, DistrictId district) {
        return jdbc.sql("select looked_at, reason from decision_record_look where district_id = :district"
                        + " and submission_id = :submission order by looked_at, id")
                .param("district", district.id())
                .param("submission", submission.id())
                .query(Looks::look)
                .list();
    }

    /** Those into a person's own records, and those that they took as a lead. */
    List<Look> ofPerson(PersonId person, DistrictId district) {
        return jdbc.sql("select looked_at, reason from decision_record_look where district_id = :district"
                        + " and (earner_id = :person or lead_person_id = :person) order by looked_at, id")
                .param("district", district.id())
                .param("person", person.id())
                .query(Looks::look)
                .list();
    }

    void forget(PersonId person, DistrictId district) {
        jdbc.sql("delete from decision_record_look where district_id = :district"
                        + " and (earner_id = :person or lead_person_id = :person)")
                .param("district", district.id())
                .param("person", person.id())
                .update();
    }

    private static Look look(ResultSet row, int number) throws SQLException {
        return new Look(row.getObject("looked_at", OffsetDateTime.class).toInstant(), row.getString("reason"));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
