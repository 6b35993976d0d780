package org.waymark.review.records;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.review.ReviewStep;
import org.waymark.submission.SubmissionId;

/** The lines of the record: added and read, and nothing else. */
@Component
class Lines {

    private static final String ALL = "select place, at, what, slot, nonce, who, who_nonce, facts, before_it, seal"
            + " from decision_record where submission_id = :submission and district_id = :district";

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Line> last(SubmissionId submission, DistrictId district) {
        return jdbc.sql(ALL + " order by place desc limit 1")
                .param("submission", submission.id())
                .param("district", district.id())
                .query(Lines::line)
                .optional();
    }

    List<Line> of(SubmissionId submission, DistrictId district) {
        return jdbc.sql(ALL + " order by place")
                .param("submission", submission.id())
                .param("district", district.id())
                .query(Lines::line)
                .list();
    }

    /** Two that come at once cannot both be the next. */
    void add(Line line, SubmissionId submission, DistrictId district) {
        jdbc.sql(
                        "insert into decision_record (id, district_id, submission_id, place, at, what, slot, nonce, who, who_nonce, facts,"
                                + " before_it, seal) values (:id, :district, :submission, :place, :at, :what, :slot, :nonce,"
                                + " :who, :whoNonce, :facts, :before, :seal)")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district.id())
                .param("submission", submission.id())
                .param("place", line.place())
                .param("at", OffsetDateTime.ofInstant(line.at(), ZoneOffset.UTC))
                .param("what", line.what().name())
                .param("slot", line.slot())
                .param("nonce", line.nonce())
                .param("who", line.who())
                .param("whoNonce", line.whoNonce())
                .param("facts", line.facts())
                .param("before", line.before())
                .param("seal", line.seal())
                .update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getInt("place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ReviewStep.Kind.valueOf(row.getString("what")),
                row.getString("slot"),
                row.getString("nonce"),
                row.getString("who"),
                row.getString("who_nonce"),
                row.getString("facts"),
                row.getString("before_it"),
                row.getString("seal"));
    }
}
