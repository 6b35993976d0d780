package org.waymark.award.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.RestoredBadges;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.DecisionMade;
import org.waymark.settings.StoreAway;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.StoreNotes;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** A database that was put back is noticed at the next start, by what the restore noted or by what the data folder has seen. */
@OnH2
class ListsAfterRestoreTests {

    @Autowired
    ListsAfterRestore afterRestore;

    @Autowired
    LastPlace lastPlace;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    StoreNotes store;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;

    @BeforeEach
    void aBadge() {
        clock.reset();
        district = people.district();
        sign();
    }

    private void sign() {
        PersonId earner = people.person(district, "Ella Earner");
        DefinitionVersion definition = definitions.published(district).get(0);
        transaction.executeWithoutResult(status -> context.publishEvent(new DecisionMade(
                SubmissionId.fresh(),
                definition.definition(),
                definition.id(),
                earner,
                district,
                Outcome.AWARDED,
                clock.instant())));
        TestJobs.runDue(context, clock.instant());
    }

    @Test
    void nothingBeginsWhereNothingWasPutBack() {
        int before = newest();

        afterRestore.begin();

        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void beginOnceAfterARestore() {
        int before = newest();
        RestoredBadges.remember(clock.instant(), jdbc);

        afterRestore.begin();
        afterRestore.begin();

        assertThat(newest()).isEqualTo(before + 100);
    }

    @Test
    void beginWhereTheFolderKnowsABadgeThatTheDatabaseDoesNot() throws IOException {
        int before = newest();
        assertThat(lastPlace.isAheadOfTheDatabase()).isFalse();
        Path file = settings.dataDir().resolve("last-place");
        Files.writeString(file, UUID.randomUUID() + " " + district.id());

        afterRestore.begin();
        afterRestore.begin();

        assertThat(newest()).isEqualTo(before + 100);
    }

    /** The node that signed is gone, and its folder with it. */
    @Test
    void beginWhereTheStoreKnowsABadgeThatTheDatabaseDoesNot() throws IOException {
        int before = newest();
        assertThat(store.read(LastPlace.NAME))
                .hasValueSatisfying(noted -> assertThat(noted).endsWith(" " + district.id()));
        store.write(LastPlace.NAME, UUID.randomUUID() + " " + district.id());
        Files.deleteIfExists(settings.dataDir().resolve(LastPlace.NAME));

        afterRestore.begin();
        afterRestore.begin();

        assertThat(newest()).isEqualTo(before + 100);
        assertThat(store.read(LastPlace.NAME)).isEmpty();
    }

    @Test
    void beginBeforeABadgeIsSignedWhoeverStartsFirst() {
        int before = newest();
        RestoredBadges.remember(clock.instant(), jdbc);

        sign();

        assertThat(listOfTheNewestBadge()).isEqualTo(before + 100);
    }

    @Test
    void beginWhereAReplicaTookOverWithoutTheLastBadge() throws IOException {
        int before = newest();
        Files.writeString(settings.dataDir().resolve("last-place"), UUID.randomUUID() + " " + district.id());

        sign();
        sign();

        assertThat(listOfTheNewestBadge()).isEqualTo(before + 100);
        assertThat(newest()).isEqualTo(before + 100);
    }

    @Test
    void whatCouldNotBeginIsNoticedAgain() throws IOException {
        Files.writeString(settings.dataDir().resolve("last-place"), UUID.randomUUID() + " " + district.id());

        transaction.executeWithoutResult(status -> {
            afterRestore.begin();
            status.setRollbackOnly();
        });

        assertThat(lastPlace.isAheadOfTheDatabase()).isTrue();
        afterRestore.begin();
    }

    /** It may hang: one wait, not one for each badge. */
    @Test
    void aStoreThatIsAwayStopsNoBadgeAndIsLeftInPeaceForAMinute() throws IOException {
        StoreNotes away = mock(StoreNotes.class);
        when(away.read(LastPlace.NAME)).thenThrow(new StoreAway(new IOException("timed out")));
        LastPlace without = new LastPlace(settings, away, jdbc, clock);

        assertThat(without.isAheadOfTheDatabase()).isFalse();
        assertThat(without.isAheadOfTheDatabase()).isFalse();
        verify(away, times(1)).read(LastPlace.NAME);

        clock.advance(Duration.ofSeconds(61));
        without.isAheadOfTheDatabase();
        verify(away, times(2)).read(LastPlace.NAME);
    }

    @Test
    void aFolderThatSaysNonsenseStopsNothing() throws IOException {
        Files.writeString(settings.dataDir().resolve("last-place"), "nonsense");

        assertThat(lastPlace.isAheadOfTheDatabase()).isFalse();
    }

    private int listOfTheNewestBadge() {
        return jdbc.sql("select l.number from status_entry e join status_list l on l.id = e.list_id"
                        + " join award a on a.id = e.award_id where e.district_id = :district"
                        + " order by a.id desc limit 1")
                .param("district", district.id())
                .query(Integer.class)
                .single();
    }

    private int newest() {
        return jdbc.sql("select max(number) from status_list where district_id = :district")
                .param("district", district.id())
                .query(Integer.class)
                .single();
    }
}
