package org.waymark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;

/** The record of who did or looked at what. */
abstract class AuditContract {

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    final UUID district = UUID.randomUUID();
    final String rae = UUID.randomUUID().toString();
    final String jordan = UUID.randomUUID().toString();
    private Instant before;

    @BeforeEach
    void rememberTheTime() {
        before = clock.instant();
    }

    @AfterEach
    void turnTheClockBack() {
        clock.set(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "update audit_entry set actor = 'nobody' where 1 = 0",
                "delete from audit_entry",
                "delete from audit_entry where 1 = 0",
                "truncate table audit_entry",
                "merge into audit_entry e using (select id from audit_entry) s on e.id = s.id"
                        + " when matched then update set actor = 'nobody'"
            })
    void whatIsRecordedIsNeitherChangedNorRemoved(String command) {
        audit.record(district, rae, "LEAD", "role-given", "COACH " + jordan);

        assertThatThrownBy(() -> jdbc.sql(command).update()).isInstanceOf(DataAccessException.class);
        assertThat(verbs(anything())).containsExactly("role-given");
    }

    @Test
    void leafingThroughTheSameWorkIsOneLookAnHour() {
        audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7");
        clock.advance(Duration.ofMinutes(1));
        audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7");
        clock.advance(Duration.ofHours(1));
        audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7");

        assertThat(verbs(AuditSearch.looksAt(List.of(jordan), null))).containsExactly("looked-work", "looked-work");
    }

    @Test
    void anotherWorkAnotherRoleAndAnotherPersonAreLooksOfTheirOwn() {
        audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7");
        audit.looked(district, rae, "INSTRUCTOR", jordan, "work 8");
        audit.looked(district, rae, "LEAD", jordan, "work 7");
        audit.looked(district, UUID.randomUUID().toString(), "INSTRUCTOR", jordan, "work 7");

        assertThat(verbs(AuditSearch.looksAt(List.of(jordan), null))).hasSize(4);
    }

    @Test
    void twoLooksAtOnceAreOne() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        Callable<Void> look = () -> {
            audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7");
            return null;
        };
        try {
            for (Future<Void> done : two.invokeAll(List.of(look, look))) {
                done.get();
            }
        } finally {
            two.shutdown();
        }
        assertThat(verbs(AuditSearch.looksAt(List.of(jordan), null))).hasSize(1);
    }

    @Test
    void aLookAtOnesOwnWorkIsNobodysMatter() {
        audit.looked(district, jordan, "INSTRUCTOR", jordan, "work 7");

        assertThat(verbs(anything())).isEmpty();
    }

    @Test
    void aLookIsRefusedWhereNothingCanBeWritten() {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);

        assertThatThrownBy(() -> reading.executeWithoutResult(
                        status -> audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoeverReadsBlindHasNeitherNameNorRole() {
        audit.looked(district, rae, "THIRD_READER", jordan, "blind 7");

        for (AuditSearch search : List.of(anything(), AuditSearch.looksAt(List.of(jordan), null))) {
            assertThat(audit.find(district, search, 10))
                    .singleElement()
                    .extracting(AuditLine::actor, AuditLine::role, AuditLine::about, AuditLine::subject)
                    .containsExactly(null, null, null, "");
        }
    }

    @Test
    void aBlindLookIsFoundByNeitherName() {
        audit.looked(district, rae, "REVIEWER", jordan, "blind 7");
        audit.record(district, rae, "SELF", "privacy-asked", rae);
        audit.looked(district, rae, "LEAD", jordan, "person");

        assertThat(verbs(by(rae, null))).containsExactly("looked-person", "privacy-asked");
        assertThat(verbs(by(jordan, null))).containsExactly("looked-person");
    }

    @Test
    void aBlindLookIsOfAnHourAndNoMinute() {
        clock.set(Instant.parse("2027-05-03T14:41:07Z"));
        audit.record(district, rae, "SELF", "privacy-asked", rae);
        audit.looked(district, rae, "REVIEWER", jordan, "blind 7");
        List<AuditLine> lines = audit.find(district, anything(), 10);

        // Not even its place among the others tells more.
        assertThat(lines).extracting(AuditLine::verb).containsExactly("privacy-asked", "looked-blind");
        assertThat(lines.get(1).at()).isEqualTo(Instant.parse("2027-05-03T14:00:00Z"));
        assertThat(lines.get(1).place().id().version())
                .as("an id without a time")
                .isEqualTo(4);
    }

    @Test
    void readersOfOneHourAreOneLineToWhoseWorkItIs() {
        clock.set(Instant.parse("2027-05-03T14:41:07Z"));
        audit.looked(district, rae, "REVIEWER", jordan, "blind 7");
        audit.looked(district, UUID.randomUUID().toString(), "REVIEWER", jordan, "blind 8");
        audit.looked(district, UUID.randomUUID().toString(), "THIRD_READER", jordan, "blind 9");
        audit.looked(district, rae, "INSTRUCTOR", jordan, "work 7");

        assertThat(verbs(AuditSearch.looksAt(List.of(jordan), null))).containsExactly("looked-work", "looked-blind");
    }

    @Test
    void whatOneDidIsReadToItsEndHoweverMuchItIs() {
        for (int i = 0; i < 1001; i++) {
            audit.record(district, rae, "SELF", "verb-" + i, "x");
        }

        assertThat(audit.by(district, List.of(rae)))
                .hasSize(1001)
                .extracting(AuditLog.Done::verb)
                .startsWith("verb-0", "verb-1")
                .endsWith("verb-1000");
    }

    @Test
    void aPersonIsFoundAsWhoDidItAndAsWhomItConcerns() {
        audit.recordAbout(district, rae, "LEAD", "role-given", jordan, "COACH " + jordan);
        audit.record(district, UUID.randomUUID().toString(), "LEAD", "role-given", "COACH x");

        assertThat(verbs(by(rae, null))).containsExactly("role-given");
        assertThat(verbs(by(jordan, null))).containsExactly("role-given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan-held",
                "coach-invited",
                "coach-comment-written",
                "colleague-invited",
                "looked-coached",
                "reviewing-apart-said",
                "reviewing-apart-ended",
                "reviewing-samples-begun",
                "reviewing-samples-rated",
                "reviewing-sample-allowed",
                "reviewing-sample-not-allowed",
                "reviewing-wished",
                "reviewing-not-wished"
            })
    void whatSomebodyPlansAnswersAndWhomTheyLetLookIsFoundByNobodyElse(String verb) {
        audit.recordAbout(district, rae, "SELF", verb, jordan, "7");

        assertThat(verbs(anything())).isEmpty();
        assertThat(verbs(by(rae, null))).isEmpty();
        assertThat(verbs(by(jordan, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coached", "concern", "decision-record"})
    void whoseWorkItIsFindsAloneWhoWasInvitedToItOrAskedAfterIt(String what) {
        audit.looked(district, rae, "LEAD", jordan, what + " 7");

        assertThat(verbs(AuditSearch.looksAt(List.of(jordan), null))).containsExactly("looked-" + what);
        assertThat(verbs(anything())).isEmpty();
        assertThat(verbs(by(rae, AuditGroup.LOOKS))).isEmpty();
    }

    @Test
    void nobodyIsFoundByNoName() {
        audit.record(district, rae, "LEAD", "role-given", "COACH x");

        assertThat(verbs(new AuditSearch(List.of(), null, null, null, null, null)))
                .isEmpty();
    }

    @Test
    void verbsAreFoundByTheirGroup() {
        audit.record(district, rae, "LEAD", "role-given", "COACH x");
        audit.record(district, rae, "SELF", "privacy-asked", rae);

        assertThat(verbs(by(rae, AuditGroup.PRIVACY))).containsExactly("privacy-asked");
    }

    @Test
    void timesAreFoundFromAMomentToTheMomentBeforeAnother() {
        audit.record(district, rae, "LEAD", "one", "x");
        clock.advance(Duration.ofHours(1));
        Instant from = clock.instant();
        audit.record(district, rae, "LEAD", "two", "x");
        clock.advance(Duration.ofHours(1));
        audit.record(district, rae, "LEAD", "three", "x");

        assertThat(verbs(new AuditSearch(null, null, null, from, clock.instant(), null)))
                .containsExactly("two");
    }

    @Test
    void anotherDistrictsRecordIsNotFound() {
        audit.record(UUID.randomUUID(), rae, "LEAD", "role-given", "COACH x");

        assertThat(verbs(by(rae, null))).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherWhileMoreIsAdded() {
        for (int i = 0; i < 7; i++) {
            // All of one moment, as a batch is: the id tells them apart.
            audit.record(district, rae, "LEAD", "verb-" + i, "x");
        }
        List<String> seen = new ArrayList<>();
        AuditSearch search = anything();
        List<AuditLine> page = audit.find(district, search, 3);
        while (!page.isEmpty()) {
            page.forEach(line -> seen.add(line.verb()));
            clock.advance(Duration.ofSeconds(1));
            audit.record(district, rae, "LEAD", "later", "x");
            page = audit.find(district, search.after(page.get(page.size() - 1).place()), 3);
        }

        assertThat(seen).containsExactly("verb-6", "verb-5", "verb-4", "verb-3", "verb-2", "verb-1", "verb-0");
    }

    @Test
    void aPlaceSurvivesItsAddress() {
        audit.record(district, rae, "LEAD", "one", "x");
        AuditPlace place = audit.find(district, anything(), 1).get(0).place();

        assertThat(AuditPlace.valueOf(place.toString())).isEqualTo(place);
    }

    private static AuditSearch anything() {
        return new AuditSearch(null, null, null, null, null, null);
    }

    private static AuditSearch by(String person, AuditGroup group) {
        return new AuditSearch(List.of(person), null, group, null, null, null);
    }

    private List<String> verbs(AuditSearch search) {
        return audit.find(district, search, 50).stream().map(AuditLine::verb).toList();
    }
}
