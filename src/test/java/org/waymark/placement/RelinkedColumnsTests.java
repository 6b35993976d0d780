package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.TestSubmissions;

/** A link that stands for another micro-credential, and then for the first again: its column tells of the right one. */
@OnH2
class RelinkedColumnsTests {

    @Autowired
    LaunchLandings landings;

    @Autowired
    Placements placements;

    @Autowired
    GradebookEntryRepository entries;

    @Autowired
    ScorePublicationRepository publications;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    People people;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    TestLaunches course;
    List<DefinitionVersion> published;
    PersonId tess;
    SignedInPerson dana;
    PlacementId place;
    SubmissionId earned;

    @BeforeEach
    void aLearnerWithAnAwardBehindALink() {
        district = districts.named("District " + UUID.randomUUID());
        course = TestLaunches.in(district);
        published = definitions.published(district);
        tess = people.seen(district, TestLaunches.ISSUER, "sub-4", "Tess");
        LtiLaunch arranges = course.instructor("sub-2", "link-1", null);
        dana = course.person(people.seen(district, TestLaunches.ISSUER, "sub-2", "Dana"), arranges);
        landings.landing(arranges, dana);
        LtiLaunch learns = course.learner("sub-4", "link-1", id(0).toString());
        landings.landing(learns, course.person(tess, learns));
        place = entries.findByPersonAndDistrict(tess, district).get(0).placement();
        earned = TestReviews.awarded(id(0), tess, district, context);
    }

    @Requirement(63)
    @Test
    void tellsNoMoreOfWhatTheLinkDoesNotStandFor() {
        placements.choose(place, id(1), dana);

        assertThat(queued()).isEmpty();
    }

    @Requirement(63)
    @Test
    void tellsTheAwardAgainOnceTheLinkStandsForItAgain() {
        placements.choose(place, id(1), dana);
        placements.choose(place, id(0), dana);

        assertThat(queued()).containsExactly(ScoreKind.AWARDED);
        assertThat(entry().graded()).isTrue();
    }

    @Requirement(63)
    @Test
    void tellsTheAwardOfTheMicroCredentialThatIsChosen() {
        placements.choose(place, id(1), dana);
        TestReviews.awarded(id(1), tess, district, context);

        assertThat(queued()).contains(ScoreKind.AWARDED);
        placements.choose(place, id(2), dana);
        assertThat(queued()).isEmpty();
        placements.choose(place, id(1), dana);
        assertThat(queued()).containsExactly(ScoreKind.AWARDED);
    }

    @Requirement(63)
    @Test
    void takesBackTheGradeOfTheFormerBeforeItTellsOfThePresent() {
        TestSubmissions.submitted(id(1), tess, district, context);
        allWasSent();

        placements.choose(place, id(1), dana);

        assertThat(queued()).containsExactlyInAnyOrder(ScoreKind.WITHDRAWN, ScoreKind.SUBMITTED);
    }

    @Requirement(63)
    @Test
    void takesTheGradeBackAlsoWhenTheLinkIsChosenAnewBeforeThatWasTold() {
        allWasSent();

        placements.choose(place, id(1), dana);
        placements.choose(place, id(2), dana);

        assertThat(queued()).containsExactly(ScoreKind.WITHDRAWN);
    }

    @Test
    void tellsNothingMoreWhereTheLinkIsTakenBackAndStandsForNothing() {
        linkThatNamesNothing();
        TestReviews.awarded(id(1), tess, district, context);

        placements.undo(place, dana);

        assertThat(queued()).isEmpty();
        assertThat(entries.findByPersonAndDefinitionAndDistrict(tess, id(1), district))
                .isEmpty();
    }

    @Test
    void takesBackTheGradeWhereTheLinkStandsForNothingAndTellsItOnceItIsChosenAgain() {
        linkThatNamesNothing();
        TestReviews.awarded(id(1), tess, district, context);
        allWasSent();

        placements.undo(place, dana);
        assertThat(queued()).containsExactly(ScoreKind.WITHDRAWN);

        placements.choose(place, id(1), dana);
        assertThat(queued()).contains(ScoreKind.AWARDED);
    }

    @Requirement(67)
    @Test
    void tellsNoRevokedAwardWhenTheLinkStandsForItAgain() {
        revoke();

        placements.choose(place, id(1), dana);
        placements.choose(place, id(0), dana);

        assertThat(queued()).doesNotContain(ScoreKind.AWARDED);
        assertThat(entry().graded()).isFalse();
    }

    @Requirement(67)
    @Test
    void tellsNoRevokedAwardThroughASecondLink() {
        revoke();

        LtiLaunch second = course.learner("sub-4", "link-2", id(0).toString());
        place = landed(second, course.person(tess, second));

        assertThat(queued()).isEmpty();
    }

    private void revoke() {
        Awards awards = context.getBean(Awards.class);
        awards.revoke(
                awards.forSubmission(earned, district).orElseThrow().id(),
                district,
                "lead",
                RevocationReason.OTHER,
                "Copied");
    }

    /** A second link, chosen by its author, which the learner has opened. */
    private void linkThatNamesNothing() {
        LtiLaunch arranges = course.instructor("sub-2", "link-3", null);
        PlacementId chosen = placements
                .record(arranges, Objects.requireNonNull(arranges.resourceLink()), dana)
                .placement();
        placements.choose(chosen, id(1), dana);
        LtiLaunch learns = course.learner("sub-4", "link-3", null);
        place = landed(learns, course.person(tess, learns));
    }

    private PlacementId landed(LtiLaunch launch, SignedInPerson me) {
        return placements
                .record(launch, Objects.requireNonNull(launch.resourceLink()), me)
                .placement();
    }

    private void allWasSent() {
        context.getBean(JdbcClient.class)
                .sql("update score_publication set status = 'SENT', sent_at = queued_at where district_id = ?")
                .param(district.id())
                .update();
    }

    private DefinitionId id(int which) {
        return published.get(which).definition();
    }

    private GradebookEntry entry() {
        return entries.findByPlacementAndPersonAndDistrict(place, tess, district)
                .orElseThrow();
    }

    /** What is on its way and still about what the column stands for: the rest finds out when its turn comes. */
    private List<ScoreKind> queued() {
        GradebookEntry entry = entry();
        return publications.findByEntryAndDistrict(entry.id(), district).stream()
                .filter(ScorePublication::queued)
                .filter(publication -> publication.round() == entry.round())
                .map(ScorePublication::kind)
                .toList();
    }
}
