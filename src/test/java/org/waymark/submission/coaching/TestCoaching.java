package org.waymark.submission.coaching;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** Coaches and colleagues for tests, invited through the services as pages do. */
public final class TestCoaching {

    private final Companions companions;
    private final CoachingThreads threads;
    private final JdbcClient jdbc;

    public TestCoaching(ApplicationContext context) {
        this.companions = context.getBean(Companions.class);
        this.threads = context.getBean(CoachingThreads.class);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    public String coach(SubmissionId work, PersonId coach, PersonId earner, DistrictId district) {
        return companions.choose(work, coach, earner, district).toString();
    }

    public String colleague(SubmissionId work, PersonId colleague, PersonId earner, DistrictId district) {
        return companions.ask(work, colleague, 14, earner, district).toString();
    }

    /** The last part of an address to hand over. */
    public String address(SubmissionId work, PersonId earner, DistrictId district) {
        return companions.address(work, 14, earner, district);
    }

    /** Says something about the whole; answers the thread's id. */
    public String say(String companion, String words, PersonId author, DistrictId district) {
        CompanionId id = CompanionId.valueOf(companion);
        threads.begin(id, CommentForm.of("WHOLE", "", words), author, district);
        return jdbc.sql("select id from coaching_thread where companion_id = ? and district_id = ?"
                        + " order by begun_at desc, id desc")
                .params(id.id(), district.id())
                .query(UUID.class)
                .list()
                .get(0)
                .toString();
    }

    public void end(String companion, PersonId earner, DistrictId district) {
        companions.end(CompanionId.valueOf(companion), earner, district);
    }
}
