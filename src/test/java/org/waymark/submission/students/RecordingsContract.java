package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

abstract class RecordingsContract {

    @Autowired
    Recordings recordings;

    @Autowired
    RecordingHolds holds;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    OpenDisputes disputes;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private SubmissionId id;

    @BeforeEach
    void decide() {
        district = people.district();
        earner = people.person(district, "Jordan");
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        id = submissions.start(definition.definition(), earner, district);
        attach("lesson.mp4", TestFiles.film(4_000));
        attach("plan.pdf", TestFiles.pdf());
        TestSubmissions.complete(id, earner, district, context);
        drafts.submit(id, earner, district, true);
        submissions.beginReview(id, district);
        submissions.close(id, district, Outcome.AWARDED, Set.of("C1"));
    }

    private void attach(String name, byte[] bytes) {
        drafts.attachFile(id, earner, district, "A2", name, name, new ByteArrayInputStream(bytes), Set.of("C2"), true);
    }

    @AfterEach
    void reset() {
        disputes.end();
        clock.reset();
    }

    @Test
    void aRecordingEnds180DaysAfterTheDecisionAndTwoWeeksAfterANotice() {
        after(165);
        assertThat(notices()).isZero();

        after(1);
        assertThat(notices()).isOne();
        assertThat(recordings.ending(id, district)).hasSize(1);
        after(13);
        assertThat(kept()).containsExactly("lesson.mp4", "plan.pdf");

        after(1);
        assertThat(kept()).containsExactly("plan.pdf");
        assertThat(notices()).isOne();
    }

    @Test
    void theFingerprintStaysAndTheBytesGo() {
        long before = TestFiles.kept(district, context);
        String print = print();
        after(166);
        after(14);

        TestJobs.runDue(context, clock.instant());

        assertThat(print()).isEqualTo(print).hasSize(64);
        assertThat(TestFiles.kept(district, context)).isEqualTo(before - 1);
        assertThat(recordings.ending(id, district)).isEmpty();
    }

    @Test
    void nobodyIsSurprisedWhereTheNightlyWorkStoodStill() {
        after(400);
        assertThat(kept()).contains("lesson.mp4");

        after(13);
        assertThat(kept()).contains("lesson.mp4");
        after(1);
        assertThat(kept()).doesNotContain("lesson.mp4");
    }

    @Test
    void aHoldStopsIt() {
        PersonId lead = people.person(district, "Lee Lead", Role.LEAD);
        holds.begin(earner, "A dispute", TestPeople.signedIn(lead, district));
        after(166);
        after(100);
        assertThat(notices()).isZero();
        assertThat(kept()).contains("lesson.mp4");

        holds.end(holds.rows(TestPeople.signedIn(lead, district)).get(0).id(), TestPeople.signedIn(lead, district));
        after(1);
        after(14);
        assertThat(kept()).doesNotContain("lesson.mp4");
    }

    @Test
    void anAppealStopsItAndItsEndBeginsTheTimeAnew() {
        disputes.settle(id, Instant.MAX);
        after(300);
        assertThat(notices()).isZero();

        disputes.settle(id, clock.instant());
        after(165);
        assertThat(notices()).isZero();
        after(1);
        after(14);
        assertThat(kept()).doesNotContain("lesson.mp4");
    }

    @Test
    void anotherAttemptStopsItWhileItIsRead() {
        jdbc.sql("update submission set status = 'NOT_YET' where id = ?")
                .param(id.id())
                .update();
        SubmissionId next = TestSubmissions.again(id, earner, district, context);

        after(200);
        after(14);

        assertThat(notices()).isZero();
        assertThat(kept()).contains("lesson.mp4");
    }

    @Test
    void anotherDistrictsNightTouchesNothingHere() {
        clock.advance(Duration.ofDays(400));
        recordings.turn(people.district());
        clock.advance(Duration.ofDays(20));
        recordings.turn(people.district());

        assertThat(notices()).isZero();
        assertThat(kept()).contains("lesson.mp4");
    }

    private void after(int days) {
        clock.advance(Duration.ofDays(days));
        recordings.turn(district);
    }

    private long notices() {
        return jdbc.sql("select count(*) from notice where district = ? and kind = 'recording-ends'")
                .param(district.id())
                .query(Long.class)
                .single();
    }

    private List<String> kept() {
        return jdbc.sql("select title from evidence_item where district_id = ? and storage_key is not null"
                        + " and copied_from_id is null order by title")
                .param(district.id())
                .query(String.class)
                .list();
    }

    private String print() {
        return jdbc.sql("select sha256 from evidence_item where district_id = ? and title = 'lesson.mp4'")
                .param(district.id())
                .query(String.class)
                .single();
    }
}
