package org.waymark.insights.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.insights.TestWork;
import org.waymark.insights.views.FirstViews;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** Who is asked one question, and when never again. */
abstract class QuestionsContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    Questions questions;

    @Autowired
    FirstViews views;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester web;

    private TestWork work;
    private PersonId jordan;

    @BeforeEach
    void somebody() {
        work = new TestWork(context);
        jordan = work.members(1).get(0);
    }

    @Test
    void whoLookedAWeekAgoAndDidNotBeginIsAsked() {
        looked(Duration.ofDays(8));
        questions.ask(work.district());
        assertThat(only().occasion()).isEqualTo(Occasion.VIEW_EXIT);
    }

    @Test
    void whoLookedYesterdayIsNotAskedYet() {
        looked(Duration.ofDays(1));
        questions.ask(work.district());
        assertThat(questions.open(jordan, work.district())).isEmpty();
    }

    @Test
    void whoBeganIsNotAskedWhyTheyDidNot() {
        looked(Duration.ofDays(8));
        work.begin(List.of(jordan));
        questions.ask(work.district());
        assertThat(questions.open(jordan, work.district())).isEmpty();
    }

    @Test
    void whoseWorkRestsForAMonthIsAsked() {
        began(Duration.ofDays(31), 300);
        questions.ask(work.district());
        assertThat(only().occasion()).isEqualTo(Occasion.STALL);
    }

    @Test
    void whoseTimeRanOutIsAsked() {
        began(Duration.ofDays(31), -2);
        questions.ask(work.district());
        assertThat(only().occasion()).isEqualTo(Occasion.LAPSE);
    }

    @Test
    void whoEarnedOneIsAskedWhetherTheyWouldDoAnother() {
        work.begin(List.of(jordan));
        work.handIn(List.of(jordan));
        work.earn(List.of(jordan));
        jdbc.sql("update award set awarded_at = :at where district_id = :district")
                .param("at", clock.instant().minus(Duration.ofDays(2)).atOffset(java.time.ZoneOffset.UTC))
                .param("district", work.district().id())
                .update();
        questions.ask(work.district());
        assertThat(only().occasion()).isEqualTo(Occasion.AWARD);
    }

    @Test
    void nobodyIsAskedTwice() {
        looked(Duration.ofDays(8));
        questions.ask(work.district());
        questions.end(only().id(), List.of(), null, jordan, work.district());
        jdbc.sql("update asked_question set asked_at = :at where district_id = :district")
                .param("at", clock.instant().minus(Duration.ofDays(300)).atOffset(java.time.ZoneOffset.UTC))
                .param("district", work.district().id())
                .update();
        questions.ask(work.district());
        assertThat(questions.open(jordan, work.district())).isEmpty();
    }

    @Test
    void theFirstAnswerStays() {
        UUID id = work.asked(jordan, "STALL");
        questions.end(id, List.of("NO_TIME", "UNCLEAR"), "The rubric", jordan, work.district());
        questions.end(id, List.of("OTHER"), null, jordan, work.district());
        assertThat(jdbc.sql("select answers from asked_question where district_id = :district")
                        .param("district", work.district().id())
                        .query(String.class)
                        .single())
                .isEqualTo("NO_TIME,UNCLEAR");
    }

    @Test
    void anotherPersonsQuestionIsNotThere() {
        UUID id = work.asked(jordan, "STALL");
        PersonId other = work.members(1).get(0);
        assertThatThrownBy(() -> questions.end(id, List.of("NO_TIME"), null, other, work.district()))
                .isInstanceOf(QuestionNotFound.class);
    }

    @Test
    void wordsOfFewAreShownToNobody() {
        work.members(4).forEach(each -> said(each, "Too long"));
        assertThat(read()).isEmpty();
        said(jordan, "A coach, please");
        assertThat(read()).startsWith("A coach, please").hasSize(5);
    }

    @Test
    void oneNewSentenceWaitsForOthers() {
        work.members(5).forEach(each -> said(each, "Too long"));
        read();
        said(jordan, "A coach, please");
        assertThat(read()).hasSize(5).doesNotContain("A coach, please");
    }

    @Test
    void anAnswerIsTakenBackUntilALeadMaySeeIt() {
        said(jordan, "A coach, please");
        UUID id = jdbc.sql("select id from asked_question where district_id = :district")
                .param("district", work.district().id())
                .query(UUID.class)
                .single();
        assertThat(post("/questions/" + id + "/withdraw")).isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from asked_question where district_id = :district"
                                + " and (words is not null or answers <> '')")
                        .param("district", work.district().id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void wordsThatWereReadAreNotTakenBack() {
        work.members(4).forEach(each -> said(each, "Too long"));
        said(jordan, "A coach, please");
        read();
        UUID id = jdbc.sql("select id from asked_question where district_id = :district and person_id = :person")
                .param("district", work.district().id())
                .param("person", jordan.id())
                .query(UUID.class)
                .single();
        questions.withdraw(id, jordan, work.district());
        assertThat(read()).contains("A coach, please");
    }

    @Test
    void aLikelyNameIsLookedAtFirst() {
        String page = "/questions/" + work.asked(jordan, "STALL");
        assertThat(post(page, "answer", "NO_COACH", "words", "My coach Olivia never came."))
                .isEqualTo(422);
        assertThat(post(page, "answer", "NO_COACH", "words", "My coach Olivia never came.", "noName", "yes"))
                .isEqualTo(302);
    }

    @Test
    void minorsWhoAreDueKeepNobodyFromBeingAsked() {
        List<PersonId> minors = new ArrayList<>(work.members(201));
        minors.add(jordan);
        minors.sort(Comparator.comparing(each -> each.id().toString()));
        PersonId last = minors.remove(201);
        work.look(minors);
        work.look(List.of(last));
        lookedAgo(Duration.ofDays(8));
        jdbc.sql("update person set protected_until = :until where district_id = :district and id <> :last")
                .param("until", LocalDate.of(2099, 1, 1))
                .param("district", work.district().id())
                .param("last", last.id())
                .update();
        questions.ask(work.district());
        assertThat(jdbc.sql("select person_id from asked_question where district_id = :district")
                        .param("district", work.district().id())
                        .query(UUID.class)
                        .list())
                .containsExactly(last.id());
    }

    @Test
    void whoIsInNoProgrammeIsNotAskedWhyTheyOnlyLooked() {
        PersonId lead = context.getBean(TestPeople.class).person(work.district(), "A lead", Role.LEAD);
        work.look(List.of(lead));
        lookedAgo(Duration.ofDays(8));
        questions.ask(work.district());
        assertThat(questions.open(lead, work.district())).isEmpty();
    }

    @Test
    void whatWasOpenedStaysWhereTheCountingFails() {
        work.look(List.of(jordan));
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(counting -> {
            views.write();
            counting.setRollbackOnly();
        });
        assertThat(viewsOfJordan()).isEqualTo(1);
    }

    @Test
    void nothingIsWrittenOfWhoWasErasedMeanwhile() {
        jdbc.sql("update person set erased_at = first_seen_at where district_id = :district and id = :person")
                .param("district", work.district().id())
                .param("person", jordan.id())
                .update();
        work.look(List.of(jordan));
        views.write();
        assertThat(viewsOfJordan()).isZero();
    }

    @Test
    void anAnswerOfNothingIsSaidAtTheField() {
        UUID id = work.asked(jordan, "STALL");
        assertThat(web.post()
                        .uri("/questions/" + id)
                        .param("words", "Kept as typed")
                        .with(csrf())
                        .with(authentication(TestPeople.as(jordan, work.district()))))
                .hasStatus(422)
                .bodyText()
                .contains("Choose an answer", "Kept as typed");
    }

    @Test
    void aTickIsKept() {
        UUID id = work.asked(jordan, "AWARD");
        assertThat(web.post()
                        .uri("/questions/" + id)
                        .param("answer", "YES")
                        .with(csrf())
                        .with(authentication(TestPeople.as(jordan, work.district()))))
                .hasStatus3xxRedirection();
        assertThat(questions.asked(id, jordan, work.district()).orElseThrow().ended())
                .isTrue();
    }

    @Test
    void thePageOfAMicroCredentialIsRememberedOnce() {
        String page = "/credentials/" + work.credential().slug();
        for (int i = 0; i < 2; i++) {
            assertThat(web.get().uri(page).with(authentication(TestPeople.as(jordan, work.district()))))
                    .hasStatusOk();
            views.write();
        }
        assertThat(viewsOfJordan()).isEqualTo(1);
    }

    private long viewsOfJordan() {
        return jdbc.sql("select count(*) from first_view where district_id = :district and person_id = :person")
                .param("district", work.district().id())
                .param("person", jordan.id())
                .query(Long.class)
                .single();
    }

    private List<String> read() {
        questions.release(work.district());
        return questions.words(work.district());
    }

    private int post(String path, String... fields) {
        var request = web.post().uri(path).with(csrf()).with(authentication(TestPeople.as(jordan, work.district())));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse().getStatus();
    }

    private void looked(Duration ago) {
        work.look(List.of(jordan));
        lookedAgo(ago);
    }

    private void lookedAgo(Duration ago) {
        views.write();
        jdbc.sql("update first_view set viewed_at = :at where district_id = :district")
                .param("at", clock.instant().minus(ago).atOffset(java.time.ZoneOffset.UTC))
                .param("district", work.district().id())
                .update();
    }

    /** Their work last changed so long ago, and their window ends in so many days. */
    private void began(Duration ago, int days) {
        work.begin(List.of(jordan));
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        jdbc.sql("insert into earning_plan (id, version, district_id, began_on, ends_on, extended, already_does,"
                        + " milestones, already) select id, 0, district_id, :began, :ends, false, false, json '{}',"
                        + " json '{}' from enrolment where district_id = :district")
                .param("began", today.minusDays(200))
                .param("ends", today.plusDays(days))
                .param("district", work.district().id())
                .update();
        jdbc.sql("update submission set changed_at = :at where district_id = :district")
                .param("at", clock.instant().minus(ago).atOffset(java.time.ZoneOffset.UTC))
                .param("district", work.district().id())
                .update();
    }

    private void said(PersonId person, String words) {
        work.answered(person, "STALL", "OTHER", Duration.ofDays(40));
        jdbc.sql("update asked_question set words = :words where district_id = :district and person_id = :person")
                .param("words", words)
                .param("district", work.district().id())
                .param("person", person.id())
                .update();
    }

    private Questions.Asked only() {
        List<UUID> open = questions.open(jordan, work.district());
        assertThat(open).hasSize(1);
        return questions.asked(open.get(0), jordan, work.district()).orElseThrow();
    }
}
