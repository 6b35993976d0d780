package org.waymark.submission.precheck;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionId;

/** What pre-checkers do, for tests; through the services as pages do. */
public final class TestPreChecks {

    private TestPreChecks() {}

    /** One that nobody has come to. */
    public record Waiting(UUID id, SubmissionId submission, Instant due) {}

    public static List<Waiting> waiting(DistrictId district, ApplicationContext context) {
        return context.getBean(JdbcClient.class)
                .sql("select id, submission_id, due_at from pre_check where district_id = ? and outcome is null"
                        + " order by asked_at")
                .param(district.id())
                .query((row, n) -> new Waiting(
                        row.getObject(1, UUID.class),
                        new SubmissionId(row.getObject(2, UUID.class)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    public static void pass(UUID check, SignedInPerson checker, ApplicationContext context) {
        context.getBean(PreChecks.class).pass(check, checker);
    }

    public static void giveBack(UUID check, SignedInPerson checker, ApplicationContext context) {
        context.getBean(PreChecks.class).giveBack(check, "The second recording does not open.", checker);
    }

    /** Its time is over. */
    public static void lapse(UUID check, DistrictId district, ApplicationContext context) {
        context.getBean(PreChecks.class).lapse(check, district);
    }
}
