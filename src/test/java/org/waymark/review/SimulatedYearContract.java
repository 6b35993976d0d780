package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.review.SimulatedYear.Work;
import org.waymark.review.records.TestRecords;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** A year of a programme, small or as large as one that was once told of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulatedYearContract {

    /** As it was told: 191 joined, 123 of them earned 414. */
    static final SimulatedYear.Size WHOLE = new SimulatedYear.Size(191, 20, 123, 414, 250, 12);

    private static final int FIRST_DECISION = 5;
    private static final int ESCALATION = 10;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    abstract SimulatedYear.Size size();

    SimulatedYear year;
    private Set<String> jobsBefore;

    @BeforeAll
    void live() {
        jobsBefore = new HashSet<>(jobs());
        year = new SimulatedYear(size(), 20270802L, context);
        year.live();
    }

    /** Others who share this context find neither this year's clock nor what it left to do. */
    @AfterAll
    void leave() {
        clock.reset();
        jobs().stream()
                .filter(job -> !jobsBefore.contains(job))
                .forEach(job -> jdbc.sql("delete from scheduled_tasks where task_instance = ?")
                        .param(job)
                        .update());
    }

    private List<String> jobs() {
        return jdbc.sql("select task_instance from scheduled_tasks")
                .query(String.class)
                .list();
    }

    @Test
    void nobodyIsEverGivenWhatTheyMustNotRead() {
        assertThat(year.violations).isEmpty();
    }

    @Test
    void asManyEarnAsManyAsThen() {
        assertThat(jdbc.sql("select count(*) from award where district_id = ?")
                        .param(year.district.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(size().awards());
        assertThat(jdbc.sql("select count(distinct earner_id) from award where district_id = ?")
                        .param(year.district.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(size().earners());
    }

    @Test
    void nothingIsLost() {
        assertThat(year.works.values())
                .allSatisfy(work -> assertThat(work.withdrawn || work.outcome != null)
                        .as("submission %s, handed in on %s", work.id, work.handedIn)
                        .isTrue());
        assertThat(year.works.values()).noneMatch(work -> !work.holders.isEmpty() && !work.withdrawn);
    }

    @Test
    void eachDecisionIsWhatItsReadersCameTo() {
        assertThat(decided())
                .allSatisfy(work -> assertThat(work.outcome)
                        .as("%s: %s", work.id, work.levels)
                        .isEqualTo(year.isAwarded(work) ? Outcome.AWARDED : Outcome.NOT_YET));
    }

    @Test
    void eachFigureOfThePagesIsWhatIsCountedHere() {
        assertThat(year.figures).isEmpty();
        assertThat(year.held).isPositive();
    }

    @Test
    void readersWhoReadAlikeAreGivenAboutAsMuch() {
        List<SimulatedYear.Reader> alike =
                year.readers.values().stream().filter(reader -> reader.steady).toList();
        double even = alike.stream().mapToInt(reader -> reader.given).average().orElseThrow();

        assertThat(alike)
                .hasSizeGreaterThan(year.readers.size() / 2)
                .allSatisfy(reader -> assertThat(reader.given / even)
                        .as("%s was given %d, even is %.1f", reader.name, reader.given, even)
                        .isBetween(0.8, 1.2));
    }

    @Test
    void whoeverWaitsLongerThanPromisedIsNotForgotten() {
        Map<SubmissionId, LocalDate> escalated = new HashMap<>();
        jdbc.sql(
                        "select d.submission_id, e.told_at from review_escalation e"
                                + " join double_review d on d.id = e.double_review_id where e.kind = 'ALARM' and e.district_id = ?")
                .param(year.district.id())
                .query(row -> {
                    escalated.put(
                            new SubmissionId(row.getObject(1, UUID.class)),
                            SimulatedYear.dayOf(
                                    row.getObject(2, OffsetDateTime.class).toInstant()));
                });
        Set<List<Object>> reminded = reminded();
        assertThat(decided()).allSatisfy(work -> {
            LocalDate on = SimulatedYear.dayOf(work.decidedAt);
            LocalDate promised = year.businessDay(work.handedIn, FIRST_DECISION);
            LocalDate leadsKnow = year.businessDay(work.handedIn, ESCALATION + 1);
            if (!on.isBefore(leadsKnow)) {
                assertThat(escalated)
                        .as("decided on %s, handed in on %s", on, work.handedIn)
                        .containsEntry(work.id, leadsKnow);
            } else if (on.isAfter(promised)) {
                // Whoever was given it so late that they had a day of their own kept to that day, or was reminded.
                assertThat(work.holds)
                        .as("decided on %s, handed in on %s", on, work.handedIn)
                        .anyMatch(hold -> reminded.contains(key(work, hold)) || hold.due.isAfter(promised));
            }
        });
        assertThat(escalated).isNotEmpty();
        assertThat(decided().stream()
                        .filter(work -> !SimulatedYear.dayOf(work.decidedAt)
                                .isAfter(year.businessDay(work.handedIn, FIRST_DECISION)))
                        .count())
                .as("decided within what is promised, of %d", decided().size())
                .isGreaterThan(decided().size() / 2);
    }

    @Test
    void whoeverHoldsSomethingBeyondTheirDayAndNobodyElseIsReminded() {
        Set<List<Object>> reminded = reminded();
        assertThat(year.works.values().stream().filter(work -> !work.withdrawn))
                .allSatisfy(work -> assertThat(work.holds).allSatisfy(hold -> {
                    LocalDate looked = year.businessDay(hold.due, 1);
                    boolean late = hold.ended.isAfter(looked) || hold.ended.equals(looked) && !hold.beforeReading;
                    assertThat(reminded.contains(key(work, hold)))
                            .as(
                                    "%s of %s, given %s, due %s, ended %s",
                                    hold.slot, work.id, hold.given, hold.due, hold.ended)
                            .isEqualTo(late);
                }));
        assertThat(reminded).isNotEmpty();
    }

    private static List<Object> key(Work work, SimulatedYear.Hold hold) {
        return List.of(work.id, hold.slot, hold.given);
    }

    private Set<List<Object>> reminded() {
        return new HashSet<>(jdbc.sql("select d.submission_id, r.slot, m.assigned_at from review_reminder m"
                        + " join review r on r.id = m.review_id join double_review d on d.id = r.double_review_id"
                        + " where m.district_id = ? and m.kind = 'LATE'")
                .param(year.district.id())
                .query((row, n) -> List.<Object>of(
                        new SubmissionId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list());
    }

    @Test
    void workIsAlsoPreCheckedTakenAndReadUnderCertificatesThatEnd() {
        assertThat(year.passed).as("passed by a pre-checker").isPositive();
        assertThat(year.sentBack).as("completed after a pre-check").isPositive();
        assertThat(year.lapsed).as("that no pre-checker came to").isPositive();
        assertThat(year.taken).as("taken").isPositive();
        assertThat(year.renewed).as("renewed").isPositive();
    }

    @Test
    void theRecordOfEachDecisionIsWhole() {
        assertThat(decided()).allSatisfy(work -> {
            assertThat(TestRecords.isIntact(work.id, year.district, context)).isTrue();
            assertThat(TestRecords.kinds(work.id, year.district, context))
                    .startsWith(ReviewStep.Kind.HANDED_IN)
                    .containsOnlyOnce(ReviewStep.Kind.DECIDED);
        });
    }

    @Test
    void decisionsAreNearerToTheTruthThanOneReader() {
        int read = 0;
        int readWrong = 0;
        int decided = 0;
        int decidedWrong = 0;
        for (Work work : decided()) {
            if (!work.levels.containsKey("SECOND")) {
                continue;
            }
            for (String criterion : work.levels.get("FIRST").keySet()) {
                boolean there = work.truth["C1 C2 C3 C4".indexOf(criterion) / 3] == 2;
                for (String slot : List.of("FIRST", "SECOND")) {
                    read++;
                    readWrong += (work.levels.get(slot).get(criterion) == 2) == there ? 0 : 1;
                }
                decided++;
                decidedWrong += (year.merged(work, criterion) == 2) == there ? 0 : 1;
            }
        }
        assertThat((double) decidedWrong / decided).isLessThan((double) readWrong / read / 2);
    }

    @Test
    void whoDriftsAwayIsPaused() {
        assertThat(year.pauses).isPositive();
    }

    @Test
    void someAppealAndAreReadAgain() {
        assertThat(year.works.values().stream().filter(work -> work.afterAppeal != null))
                .isNotEmpty();
    }

    private List<Work> decided() {
        return year.works.values().stream().filter(work -> work.outcome != null).toList();
    }
}
