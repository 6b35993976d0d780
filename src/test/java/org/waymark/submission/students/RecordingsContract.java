package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
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
import org.waymark.submission.Withdrawals;

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
    MockMvcTester web;

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
    private DefinitionId definition;
    private SubmissionId id;

    @BeforeEach
    void decide() {
        district = people.district();
        earner = people.person(district, "Jordan");
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        id = decided(earner, "lesson.mp4");
    }

    private SubmissionId decided(PersonId earner, String name) {
        SubmissionId id = submissions.start(definition, earner, district);
        attach(id, earner, name, TestFiles.film(4_000));
        attach(id, earner, "plan.pdf", TestFiles.pdf());
        TestSubmissions.complete(id, earner, district, context);
        drafts.submit(id, earner, district, true);
        submissions.beginReview(id, district);
        submissions.close(id, district, Outcome.AWARDED, Set.of("C1"));
        return id;
    }

    private void attach(SubmissionId id, PersonId earner, String name, byte[] bytes) {
        drafts.attachFile(id, earner, district, "A2", name, name, new ByteArrayInputStream(bytes), Set.of("C2"), true);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void aRecordingEnds180DaysAfterTheDecisionAndTwoWeeksAfterANotice() {
        after(165);
        assertThat(notices()).isZero();

        after(1);
        assertThat(notices()).isOne();
        assertThat(recordings.outlook(id, earner, district).endings()).hasSize(1);
        after(13);
        assertThat(kept()).containsExactly("lesson.mp4", "plan.pdf");

        after(1);
        assertThat(kept()).containsExactly("plan.pdf");
        assertThat(notices()).isOne();
    }

    @Test
    void anAttemptThatIsWorkedOnKeepsItsRecordingWhileItsWindowIsOpen() {
        PersonId other = people.person(district, "Robin");
        SubmissionId first = submissions.start(definition, other, district);
        attach(first, other, "again.mp4", TestFiles.film(4_000));
        TestSubmissions.complete(first, other, district, context);
        drafts.submit(first, other, district, true);
        submissions.beginReview(first, district);
        submissions.close(first, district, Outcome.NOT_YET, Set.of("C1"));
        drafts.resubmit(first, other, district);

        after(166);
        after(14);
        after(100);

        assertThat(kept()).contains("again.mp4");
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
        assertThat(recordings.outlook(id, earner, district).endings()).isEmpty();
    }

    @Test
    void whatWasSaidInItGoesWithIt() {
        jdbc.sql("update evidence_item set captions = 'WEBVTT Student 1: Because' where district_id = ?")
                .param(district.id())
                .update();
        after(166);
        after(14);

        assertThat(jdbc.sql("select count(*) from evidence_item where district_id = ? and title = 'lesson.mp4'"
                                + " and captions is null and file_name is null and moments is null and looked is null")
                        .param(district.id())
                        .query(Long.class)
                        .single())
                .isOne();
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
    void whatWasWithdrawnCountsFromThen() {
        jdbc.sql("update submission set status = 'SUBMITTED', decided_at = null where id = ?")
                .param(id.id())
                .update();
        clock.advance(Duration.ofDays(170));
        context.getBean(Withdrawals.class).withdraw(id, earner, district);

        after(165);
        assertThat(notices()).isZero();
        after(1);
        after(14);
        assertThat(kept()).doesNotContain("lesson.mp4");
    }

    @Test
    void whatWasNeverHandedInCountsFromTheEndOfItsWindow() {
        jdbc.sql("update submission set status = 'DRAFT', decided_at = null, submitted_at = null where id = ?")
                .param(id.id())
                .update();

        after(365 + 165);
        assertThat(notices()).isZero();
        after(2);
        assertThat(notices()).isOne();
        after(14);
        assertThat(kept()).doesNotContain("lesson.mp4");
    }

    @Test
    void filesThatStayKeepNoOthersBack() {
        PersonId held = people.person(district, "Casey");
        SubmissionId theirs = decided(held, "theirs.mp4");
        for (int n = 0; n < Recordings.MOST; n++) {
            jdbc.sql("insert into evidence_item (id, version, district_id, submission_id, requirement, kind, title,"
                            + " storage_key, media_type, byte_count, sha256, criteria, no_speech, edition, added_at)"
                            + " select ?, 0, district_id, submission_id, requirement, kind, 'held', ?, media_type,"
                            + " byte_count, sha256, criteria, no_speech, edition, added_at from evidence_item"
                            + " where submission_id = ? and title = 'theirs.mp4'")
                    .params(UUID.randomUUID(), "0/" + n, theirs.id())
                    .update();
        }
        PersonId lead = people.person(district, "Lee Lead", Role.LEAD);
        holds.begin(held, "A dispute", TestPeople.signedIn(lead, district));

        after(166);
        after(14);

        assertThat(kept()).contains("theirs.mp4").doesNotContain("lesson.mp4");
    }

    @Test
    void theEndIsSaidWhereTheNoticeLeads() {
        after(166);
        assertThat(page()).contains("“lesson.mp4” will be deleted on", "Take a copy");

        PersonId lead = people.person(district, "Lee Lead", Role.LEAD);
        holds.begin(earner, "A dispute", TestPeople.signedIn(lead, district));

        assertThat(page()).contains("Recordings are kept for now").doesNotContain("will be deleted on");
    }

    @Test
    void noEndIsSaidWhileItIsReadAgain() {
        jdbc.sql("update submission set status = 'NOT_YET' where id = ?")
                .param(id.id())
                .update();
        after(166);
        clock.advance(Duration.ofDays(1));
        SubmissionId next = drafts.resubmit(id, earner, district);
        assertThat(page()).doesNotContain("will be deleted on", "kept for now");

        TestSubmissions.sayWhatChanged(next, earner, district, context);
        drafts.submit(next, earner, district, true);
        assertThat(page()).contains("Recordings are kept for now").doesNotContain("will be deleted on");
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
        turn(people.district());
        clock.advance(Duration.ofDays(20));
        turn(people.district());

        assertThat(notices()).isZero();
        assertThat(kept()).contains("lesson.mp4");
    }

    private void after(int days) {
        clock.advance(Duration.ofDays(days));
        turn(district);
    }

    private void turn(DistrictId where) {
        String last = "";
        do {
            last = recordings.turn(where, last);
        } while (!last.isEmpty());
    }

    private String page() {
        return new String(
                web.get()
                        .uri("/submissions/" + id)
                        .with(authentication(TestPeople.as(earner, district)))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
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
