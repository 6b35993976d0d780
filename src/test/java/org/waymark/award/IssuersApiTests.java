package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.submission.Outcome;

/** What the operator commands of issuers: other keys, other editions. */
@OnH2
class IssuersApiTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";

    @Autowired
    MockMvcTester web;

    @Autowired
    Issuers issuers;

    @Autowired
    AwardRepository repository;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private final PersonId earner = PersonId.fresh();

    @BeforeEach
    void badges() {
        district = districts.named("District " + UUID.randomUUID());
        DefinitionVersion definition = definitions.published(district).get(0);
        IntStream.range(0, 3)
                .forEach(i -> transaction.executeWithoutResult(status ->
                        context.publishEvent(TestBadges.decision(district, earner, definition, Outcome.AWARDED))));
        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void tellsEachIssuerWithItsKeysAndBadges() {
        assertThat(web.get().uri("/api/admin/issuers").header("Authorization", TOKEN))
                .hasStatusOk()
                .bodyText()
                .contains(district.toString(), "\"awards\":3", "#rsa-1")
                .doesNotContain("sealed");
    }

    @Test
    void changesKeys() {
        String before = issuers.signingKey(district).id();

        assertThat(post("key-rotation")).hasStatusOk().bodyText().contains(before, "#rsa-2");

        assertThat(issuers.signingKey(district).id()).isNotEqualTo(before);
    }

    @Test
    void changesKeysOnceHoweverOftenAProgramSendsIt() {
        assertThat(post("key-rotation")).hasStatusOk();
        String first = issuers.signingKey(district).id();

        assertThat(post("key-rotation")).hasStatus(409);
        assertThat(issuers.signingKey(district).id()).isEqualTo(first);
        assertThat(post("key-rotation?again=true")).hasStatusOk();
        assertThat(issuers.signingKey(district).id()).isNotEqualTo(first);
    }

    @Test
    void signsAllBadgesAnewAndTellsHowManyWait() {
        List<String> before = credentials();

        assertThat(post("editions")).hasStatusOk().bodyText().contains("\"awards\":3", "\"waiting\":3");
        assertThat(credentials()).isEqualTo(before);
        TestJobs.runDue(context, clock.instant());

        assertThat(credentials()).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(repository.countWaiting(district)).isZero();
    }

    @Test
    void tellsWhoeverHoldsABadgeThatItIsToBeSignedAnew() {
        Award held = repository
                .findByEarnerAndDistrictOrderByAwardedAtDesc(earner, district)
                .get(0);
        assertThat(post("editions")).hasStatusOk();

        // Nothing that was read before may be written over what is to be.
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    held.share(true);
                    repository.save(held);
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void signsAfterTheStartWhatANewReleaseOutdated() {
        jdbc.sql("update award set stale = true, jwt = null where district_id = ?")
                .param(district.id())
                .update();

        context.getBean(Editions.class).goOn();
        TestJobs.runDue(context, clock.instant());

        assertThat(repository.findByEarnerAndDistrictOrderByAwardedAtDesc(earner, district))
                .extracting(Award::jwt)
                .doesNotContainNull();
    }

    @Test
    void leavesOneThatIsRefusedToBeSeenByTheOperator() {
        // A year of five digits is no time that the rules take.
        AwardId odd = repository
                .findByEarnerAndDistrictOrderByAwardedAtDesc(earner, district)
                .get(1)
                .id();
        jdbc.sql("update award set awarded_at = timestamp with time zone '12027-01-01 00:00:00+00' where id = ?")
                .param(odd.id())
                .update();

        assertThat(post("editions")).hasStatusOk();
        TestJobs.runDue(context, clock.instant());
        TestJobs.runDue(context, clock.instant());

        assertThat(repository.countWaiting(district)).isOne();
        assertThat(web.get().uri("/api/admin/issuers").header("Authorization", TOKEN))
                .bodyText()
                .contains("\"awards\":3,\"waiting\":1,\"failed\":1");
        assertThat(jdbc.sql("select why from dead_job where instance_key like ?")
                        .param("again|%" + odd)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("/awardedDate");
    }

    /** As after a restore: the database knows nothing of the places that were given since the backup. */
    @Test
    void givesPlacesInANewListFromThenOn() {
        assertThat(post("status-lists")).hasStatusOk().bodyText().contains("\"number\":101");
        transaction.executeWithoutResult(status -> context.publishEvent(TestBadges.decision(
                district, earner, definitions.published(district).get(0), Outcome.AWARDED)));
        TestJobs.runDue(context, clock.instant());

        assertThat(credentials())
                .filteredOn(credential -> credential.contains("/status/revocation/101#"))
                .hasSize(1);
        assertThat(credentials())
                .filteredOn(credential -> credential.contains("/status/revocation/1#"))
                .hasSize(3);
        assertThat(web.get().uri("/issuers/" + district + "/status/revocation/101"))
                .hasStatusOk();
    }

    /** Where the key that signed them was unlisted, nobody could tell how a badge stands. */
    @Test
    void signsTheListsThatAreThereAnew() {
        assertThat(post("key-rotation")).hasStatusOk();
        assertThat(post("status-lists")).hasStatusOk();
        TestJobs.runDue(context, clock.instant());

        for (String purpose : List.of("revocation", "suspension")) {
            assertThat(web.get().uri("/issuers/" + district + "/status/" + purpose + "/1"))
                    .bodyText()
                    .contains(issuers.signingKey(district).id());
        }
    }

    @Test
    void knowsNoIssuerThatNeverIssued() {
        district = DistrictId.fresh();

        assertThat(post("key-rotation")).hasStatus(404);
        assertThat(post("status-lists")).hasStatus(404);
        assertThat(post("editions")).hasStatus(404).hasHeader("Content-Type", "application/problem+json");
    }

    private List<String> credentials() {
        return repository.findByEarnerAndDistrictOrderByAwardedAtDesc(earner, district).stream()
                .map(Award::credential)
                .toList();
    }

    private MockMvcTester.MockMvcRequestBuilder post(String command) {
        return web.post().uri("/api/admin/issuers/" + district + "/" + command).header("Authorization", TOKEN);
    }
}
