package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.OnH2;
import org.waymark.Requirement;
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
    ScoreReceipts receipts;

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
        place = entry().placement();
        TestReviews.awarded(id(0), tess, district, context);
    }

    @Requirement(63)
    @Test
    void takesTheGradeBackOfWhatTheLinkStandsForNoMore() {
        ScorePublication award = publications.findByEntryAndDistrict(entry().id(), district).stream()
                .filter(told -> told.kind() == ScoreKind.AWARDED)
                .findFirst()
                .orElseThrow();

        placements.choose(place, id(1), dana);

        assertThat(toTell()).containsExactly(ScoreKind.WITHDRAWN);
        assertThat(receipts.next(ScoreDue.of(award))).isEmpty();
    }

    @Requirement(63)
    @Test
    void tellsTheAwardAgainOnceTheLinkStandsForItAgain() {
        placements.choose(place, id(1), dana);
        placements.choose(place, id(0), dana);

        assertThat(toTell()).containsExactly(ScoreKind.AWARDED);
        assertThat(entry().graded()).isTrue();
    }

    @Requirement(63)
    @Test
    void tellsTheAwardOfTheMicroCredentialThatIsChosen() {
        placements.choose(place, id(1), dana);
        TestReviews.awarded(id(1), tess, district, context);

        assertThat(toTell()).contains(ScoreKind.AWARDED);
        placements.choose(place, id(2), dana);
        assertThat(toTell()).containsExactly(ScoreKind.WITHDRAWN);
        placements.choose(place, id(1), dana);
        assertThat(toTell()).containsExactly(ScoreKind.AWARDED);
    }

    private DefinitionId id(int which) {
        return published.get(which).definition();
    }

    private GradebookEntry entry() {
        return entries.findByPersonAndDistrict(tess, district).get(0);
    }

    /** What is on its way of the micro-credential that the link stands for now. */
    private List<ScoreKind> toTell() {
        return publications.findByEntryAndDistrict(entry().id(), district).stream()
                .filter(told -> told.queued() && told.round() == entry().round())
                .map(ScorePublication::kind)
                .toList();
    }
}
