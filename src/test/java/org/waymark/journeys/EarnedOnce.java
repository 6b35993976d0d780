package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.journeys.SandboxLms.Grade;

/** That nothing is lost and nothing is there twice, as the database, the evidence and the gradebook have it. */
final class EarnedOnce {

    private final JdbcClient database;
    private final SandboxLms lms;
    private final SharedEvidence evidence;
    private int earned;

    EarnedOnce(JdbcClient database, SandboxLms lms, SharedEvidence evidence) {
        this.database = database;
        this.lms = lms;
        this.evidence = evidence;
    }

    /** The readings that were given to somebody, with the name of whom. */
    Map<UUID, String> readings(UUID submission) {
        Map<UUID, String> found = new TreeMap<>();
        database.sql("select r.id, p.display_name from review r join double_review d on d.id = r.double_review_id"
                        + " join person p on p.id = r.reader_id where d.submission_id = ?")
                .param(submission)
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return found;
    }

    void awaitGrade(String teacher, String title, UUID submission) {
        eventually("the gradebook to say that it is earned", () -> isEarned(teacher, title));
        eventually(
                "the receipt of the grade",
                () -> count(
                                "select count(*) from score_publication where submission_id = ? and kind = 'AWARDED'"
                                        + " and status = 'SENT'",
                                submission)
                        == 1);
    }

    void awaitBadge(UUID submission) {
        eventually(
                "the badge",
                () -> count("select count(*) from award where submission_id = ? and credential is not null", submission)
                        == 1);
    }

    /** One attempt, each piece once, two readings, one decision, one award, one entitlement, one grade. */
    void require(UUID submission, String teacher, String title, int pieces) {
        String award = " where award_id = (select id from award where submission_id = ?)";
        one("attempts", "submission a join submission b on a.enrolment_id = b.enrolment_id where b.id = ?", submission);
        one("attempts that were awarded", "submission where id = ? and status = 'AWARDED'", submission);
        one(
                "double reviews that were decided",
                "double_review where submission_id = ? and status = 'DECIDED'",
                submission);
        same("pieces", "evidence_item where submission_id = ?", submission, pieces);
        same(
                "readings that were sent",
                "review r join double_review d on d.id = r.double_review_id where d.submission_id = ?"
                        + " and r.recorded_at is not null",
                submission,
                2);
        one("decisions on record", "decision_record where submission_id = ? and what = 'DECIDED'", submission);
        one(
                "awards, signed and not revoked",
                "award where submission_id = ? and credential is not null and revoked_at is null",
                submission);
        one("places in a status list", "status_entry" + award, submission);
        eventually(
                "the entitlement of " + submission,
                () -> count(
                                "select count(*) from entitlement e join award a on e.reason like '%' || a.id || '%'"
                                        + " where a.submission_id = ?",
                                submission)
                        > 0);
        one(
                "entitlements",
                "entitlement e join award a on e.reason like '%' || a.id || '%' where a.submission_id = ?",
                submission);
        one("grades queued", "score_publication where submission_id = ? and kind = 'AWARDED'", submission);
        assertThat(lms.grades(teacher, title)).as("what the gradebook has").containsExactly(Grade.EARNED);
        assertThat(lms.columns()).as("columns").doesNotHaveDuplicates();
        requireFiles(submission);
        requireRecordInOrder(submission);
        requireNoticesOnce();
        assertThat(count("select count(*) from dead_job"))
                .as("work that was given up")
                .isZero();
        earned++;
    }

    /** Each of them was moved by each list but the first, once. */
    void requireMoved(int people, int lists) {
        assertThat(count("select count(*) from staff_record where school_code = ?", "School " + lists))
                .as("records as the last list has them")
                .isEqualTo(people);
        assertThat(count("select count(*) from staff_record")).as("records").isEqualTo(people);
        assertThat(count("select count(*) from staff_place"))
                .as("places where they were before")
                .isEqualTo((long) people * (lists - 1));
        assertThat(count("select count(*) from staff_import where status = 'DONE'"))
                .as("lists that were carried out")
                .isEqualTo(lists);
        assertThat(count("select count(*) from staff_import_row"))
                .as("rows laid beside the records")
                .isZero();
        assertThat(count("select count(*) from audit_entry where verb = 'staff-import-confirmed'"))
                .as("confirmations in the audit")
                .isEqualTo(lists);
        assertThat(count("select count(*) from dead_job"))
                .as("work that was given up")
                .isZero();
    }

    /** As many decisions as awards, badges, entitlements and grades, whoever looks. */
    void requireAllAlike() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("attempts begun", count("select count(*) from submission"));
        counts.put("decisions", count("select count(*) from double_review where outcome = 'AWARDED'"));
        counts.put("awards", count("select count(*) from award where revoked_at is null"));
        counts.put("places in status lists", count("select count(*) from status_entry"));
        counts.put("entitlements", count("select count(*) from entitlement where status <> 'REVERSED'"));
        counts.put(
                "grades sent",
                count("select count(*) from score_publication where kind = 'AWARDED' and status = 'SENT'"));
        assertThat(counts.values()).as("%s", counts).containsOnly((long) earned);
        assertThat(count("select sum(cents) from entitlement")).as("cents").isEqualTo(20_000L * earned);
    }

    /** While the database is away there is no answer, which is not yet one. */
    void eventually(String what, BooleanSupplier holds) {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        RuntimeException last = null;
        while (System.nanoTime() < giveUp) {
            try {
                if (holds.getAsBoolean()) {
                    return;
                }
                last = null;
            } catch (RuntimeException e) {
                last = e;
            }
            Visitor.rest();
        }
        throw new AssertionError("Waited three minutes in vain for " + what, last);
    }

    private boolean isEarned(String teacher, String title) {
        return lms.grades(teacher, title).contains(Grade.EARNED);
    }

    /** A file whose piece was never written may lie beside them until the daily look removes it. */
    private void requireFiles(UUID submission) {
        List<String> keys = database.sql(
                        "select storage_key from evidence_item where submission_id = ? and storage_key is not null")
                .param(submission)
                .query(String.class)
                .list();
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(evidence.length(key))
                        .as("the length of a piece's file")
                        .isEqualTo(EarningJourney.onePagePdf().length));
    }

    private void requireRecordInOrder(UUID submission) {
        List<Integer> places = database.sql("select place from decision_record where submission_id = ? order by place")
                .param(submission)
                .query(Integer.class)
                .list();
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i)).as("places in the record").isEqualTo(places.get(i - 1) + 1);
        }
    }

    /** Who reads is told the title alone, which several attempts share. */
    private void requireNoticesOnce() {
        assertThat(count("select count(*) from notice where kind = 'review-given'"))
                .as("readers who were told")
                .isEqualTo(count("select count(*) from review where reader_id is not null"));
        assertThat(database.sql(
                                "select kind || ' ' || path || ' ' || arguments from notice where kind <> 'review-given'"
                                        + " group by person, kind, path, arguments having count(*) > 1")
                        .query(String.class)
                        .list())
                .as("told twice")
                .isEmpty();
    }

    private void one(String what, String from, UUID submission) {
        same(what, from, submission, 1);
    }

    private void same(String what, String from, UUID submission, long expected) {
        assertThat(count("select count(*) from " + from, submission)).as(what).isEqualTo(expected);
    }

    private long count(String sql, Object... parameters) {
        return database.sql(sql).params(parameters).query(Long.class).single();
    }
}
