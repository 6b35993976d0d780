package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

abstract class PlacementsContract {

    @Autowired
    LaunchLandings landings;

    @Autowired
    PlacementRepository placements;

    @Autowired
    GradebookEntryRepository entries;

    @Autowired
    Placements service;

    @Autowired
    DeepLinkingRequests requests;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    People people;

    @Autowired
    EntityManagerFactory database;

    DistrictId district;
    TestLaunches course;
    DefinitionVersion definition;
    PersonId jordan;

    @BeforeEach
    void aDistrictWithItsSampleContent() {
        district = districts.named("District " + UUID.randomUUID());
        course = TestLaunches.in(district);
        definition = definitions.published(district).get(0);
        jordan = people.seen(district, TestLaunches.ISSUER, "sub-4", "Jordan Reyes");
    }

    @Test
    void bringsALearnerToTheMicroCredentialThatTheLinkNames() {
        assertThat(land(jordan, course.learner("sub-4", "link-1", named())))
                .isEqualTo("/credentials/" + definition.slug());
    }

    @Test
    void makesTheLearnersLineInTheGradebookAtTheFirstLaunch() {
        land(jordan, course.learner("sub-4", "link-1", named()));
        land(jordan, course.learner("sub-4", "link-1", named()));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void bringsALearnerWhoHasStartedToTheirAttempt() {
        SubmissionId started = submissions.start(definition.definition(), jordan, district);

        assertThat(land(jordan, course.learner("sub-4", "link-1", named()))).isEqualTo("/submissions/" + started);
    }

    @Test
    void keepsTheMicroCredentialOfALinkThatNamesItNoMore() {
        land(jordan, course.learner("sub-4", "link-1", named()));

        assertThat(land(jordan, course.learner("sub-4", "link-1", null)))
                .isEqualTo("/credentials/" + definition.slug());
    }

    @Test
    void takesAMicroCredentialOfAnotherDistrictForUnknown() {
        DistrictId other = districts.named("Other " + UUID.randomUUID());
        String foreign = definitions.published(other).get(0).definition().toString();

        assertThat(land(jordan, course.learner("sub-4", "link-1", foreign))).isEqualTo("/credentials");
    }

    @Test
    void opensForALinkThatNamesNonsense() {
        assertThat(land(jordan, course.learner("sub-4", "link-1", "not-an-id"))).isEqualTo("/credentials");
    }

    @Test
    void opensForAnIdLongerThanTheStandardAllows() {
        assertThat(land(jordan, course.learner("sub-4", "x".repeat(900), named())))
                .isEqualTo("/credentials/" + definition.slug());
    }

    @Test
    void remembersTheColumnWhenALaterLaunchIsSilentAboutIt() {
        land(jordan, course.learner("sub-4", "link-1", named()));
        land(jordan, course.resource("sub-4", TestLaunches.LEARNER, "link-1", named(), null));

        assertThat(placement("link-1").lineItem()).hasToString("https://lms.example/items/link-1?type_id=1");
    }

    @Test
    void bringsAReviewerToTheQueue() {
        PersonId sam = people.seen(district, TestLaunches.ISSUER, "sub-9", "Sam");
        people.give(Role.REVIEWER, sam, district, null, "Trained in spring");

        assertThat(land(sam, course.instructor("sub-9", "link-1", named()))).isEqualTo("/reviews");
    }

    @Test
    void letsAnAuthorChooseForALinkThatNamesNone() {
        PersonId dana = people.seen(district, TestLaunches.ISSUER, "sub-2", "Dana");
        LtiLaunch launch = course.instructor("sub-2", "link-1", null);
        String path = land(dana, launch);
        PlacementId place = PlacementId.valueOf(path.substring(path.indexOf('=') + 1));

        service.choose(place, definition.definition(), course.person(dana, launch));

        assertThat(land(dana, launch)).isEqualTo("/placements/" + place);
        assertThat(placement("link-1").definition()).isEqualTo(definition());
    }

    @Test
    void letsNobodyChooseForAPlaceOfAnotherDistrict() {
        PersonId dana = people.seen(district, TestLaunches.ISSUER, "sub-2", "Dana");
        LtiLaunch launch = course.instructor("sub-2", "link-1", null);
        String path = land(dana, launch);
        PlacementId place = PlacementId.valueOf(path.substring(path.indexOf('=') + 1));
        TestLaunches elsewhere = TestLaunches.in(districts.named("Other " + UUID.randomUUID()));

        assertThatThrownBy(() -> service.choose(place, definition.definition(), elsewhere.person(dana, launch)))
                .isInstanceOf(PlacementNotFound.class);
    }

    @Test
    void keepsADeepLinkingRequestUnderItsCode() {
        PersonId dana = people.seen(district, TestLaunches.ISSUER, "sub-2", "Dana");
        String path = land(dana, course.deepLinking("sub-2", TestLaunches.INSTRUCTOR, course.settings(true, false)));

        Picking picking = requests.picking(path.substring(path.indexOf('=') + 1));

        assertThat(picking)
                .isEqualTo(new Picking(
                        district,
                        dana,
                        true,
                        false,
                        false,
                        null,
                        PickObstacle.NONE,
                        "en",
                        "https://lms.example",
                        "https://lms.example"));
    }

    @Test
    void aRepeatLaunchNeedsNoneOfTheRowsThatAreWritten() {
        LtiLaunch launch = course.learner("sub-4", "link-1", named());
        submissions.start(definition.definition(), jordan, district);
        land(jordan, launch);
        Statistics statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();

        land(jordan, launch);

        assertThat(statistics.getPrepareStatementCount()).isZero();
    }

    @Test
    void aRepeatLaunchBringsALearnerWhoHasStartedToTheirAttempt() {
        LtiLaunch launch = course.learner("sub-4", "link-1", named());
        land(jordan, launch);
        SubmissionId started = submissions.start(definition.definition(), jordan, district);

        assertThat(land(jordan, launch)).isEqualTo("/submissions/" + started);
    }

    @Test
    void aLaterLaunchTellsWhatTheLinkAndItsColumnAreNow() {
        land(jordan, course.learner("sub-4", "link-1", named()));
        LtiLaunch.AgsEndpoint moved = TestLaunches.ags("https://lms.example/items/9", "https://lms.example/items");

        land(jordan, course.resource("sub-4", TestLaunches.LEARNER, "link-1", named(), moved));

        assertThat(placement("link-1").lineItem()).hasToString("https://lms.example/items/9");
    }

    @Test
    void aLaterLaunchBringsALearnerToWhatTheLinkNamesNow() {
        land(jordan, course.learner("sub-4", "link-1", named()));
        DefinitionVersion other = definitions.published(district).get(1);

        assertThat(land(
                        jordan,
                        course.learner("sub-4", "link-1", other.definition().toString())))
                .isEqualTo("/credentials/" + other.slug());
    }

    @Test
    void anotherLearnerGetsALineOfTheirOwnInTheSameGradebook() {
        PersonId robin = people.seen(district, TestLaunches.ISSUER, "sub-5", "Robin");
        land(jordan, course.learner("sub-4", "link-1", named()));

        land(robin, course.learner("sub-5", "link-1", named()));

        assertThat(entries.findByPersonAndDefinitionAndDistrict(robin, definition(), district))
                .hasSize(1);
    }

    @Test
    void aLearnerWhoComesAsSomethingElseIsGradedNoMore() {
        land(jordan, course.learner("sub-4", "link-1", named()));

        land(jordan, course.instructor("sub-4", "link-1", named()));

        assertThat(lines()).isNotEmpty().noneMatch(GradebookEntry::gradable);
    }

    @Test
    void whoIsALearnerAgainIsGradedAgain() {
        land(jordan, course.learner("sub-4", "link-1", named()));
        land(jordan, course.instructor("sub-4", "link-1", named()));

        land(jordan, course.learner("sub-4", "link-1", named()));

        assertThat(lines()).isNotEmpty().allMatch(GradebookEntry::gradable);
    }

    @Test
    void twoTabsThatOpenANewLinkAtOnceBothArrive() throws Exception {
        LtiLaunch launch = course.learner("sub-4", "link-1", named());
        Callable<String> tab = () -> land(jordan, launch);
        ExecutorService tabs = Executors.newFixedThreadPool(4);
        try {
            for (var arrived : tabs.invokeAll(List.of(tab, tab, tab, tab))) {
                assertThat(arrived.get()).isEqualTo("/credentials/" + definition.slug());
            }
        } finally {
            tabs.shutdownNow();
        }
        assertThat(lines()).hasSize(1);
    }

    private String land(PersonId person, LtiLaunch launch) {
        return landings.landing(launch, course.person(person, launch));
    }

    private String named() {
        return definition.definition().toString();
    }

    private List<GradebookEntry> lines() {
        return entries.findByPersonAndDefinitionAndDistrict(jordan, definition(), district);
    }

    private DefinitionId definition() {
        return definition.definition();
    }

    private Placement placement(String link) {
        LtiLaunch launch = course.learner("sub-4", link, null);
        return (Placement) placements.find(launch.registration(), "deployment-1", "2", link, district, jordan)
                .get(0)[0];
    }
}
