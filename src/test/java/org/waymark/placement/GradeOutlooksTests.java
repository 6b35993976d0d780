package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.catalog.CourseGrades;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** The pre-flight: whether an LMS will take this earner's grade, before any work. */
@OnH2
class GradeOutlooksTests {

    private static final String COLUMN = "https://lms.example/items/1";
    private static final String COLUMNS = "https://lms.example/items";

    @Autowired
    GradeOutlooks outlooks;

    @Autowired
    LaunchLandings landings;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    People people;

    @Autowired
    MessageSource messages;

    DistrictId district;
    UUID registration;
    TestLaunches course;
    DefinitionVersion definition;
    PersonId jordan;

    @BeforeEach
    void aCourse() {
        district = districts.named("District " + UUID.randomUUID());
        registration = registrations
                .register(new PlatformDetails(
                        "https://" + UUID.randomUUID() + ".example",
                        "client-1",
                        URI.create("https://lms.example/auth"),
                        URI.create("https://lms.example/token"),
                        URI.create("https://lms.example/jwks"),
                        null,
                        TestLaunches.SCOPES,
                        "moodle"))
                .id();
        registrations.accept(registration);
        course = new TestLaunches(district, registration, TestLaunches.ISSUER);
        definition = definitions.published(district).get(0);
        jordan = people.seen(district, TestLaunches.ISSUER, "sub-4", "Jordan Reyes");
    }

    @Test
    @Requirement(54)
    void promisesTheGradeWhereEverythingIsThere() {
        SignedInPerson me = launched(TestLaunches.LEARNER, TestLaunches.ags(COLUMN, COLUMNS));

        assertThat(outlook(me)).singleElement().satisfies(line -> {
            assertThat(line.well()).isTrue();
            assertThat(said(line)).contains("Teacher Competency Pathway", "will show it in its gradebook");
        });
    }

    @Test
    @Requirement(54)
    void promisesTheGradeWhereAColumnCanBeMade() {
        SignedInPerson me = launched(TestLaunches.LEARNER, TestLaunches.ags(null, COLUMNS));

        assertThat(outlook(me).get(0).well()).isTrue();
    }

    // 400 in Moodle, 422 in Canvas and Brightspace, once there is a score
    @Test
    @Requirement(73)
    @Quirk({"moodle S5", "canvas ags", "brightspace ags"})
    void warnsWhomTheLmsDoesNotSeeAsALearner() {
        SignedInPerson me = launched(TestLaunches.INSTRUCTOR, TestLaunches.ags(COLUMN, COLUMNS));

        assertThat(said(outlook(me).get(0))).contains("grades learners only", "ask to be enrolled as a learner");
    }

    @Test
    @Requirement(73)
    void warnsWhoIsALearnerThereNoMore() {
        launched(TestLaunches.LEARNER, TestLaunches.ags(COLUMN, COLUMNS));
        SignedInPerson me = launched(TestLaunches.INSTRUCTOR, TestLaunches.ags(COLUMN, COLUMNS));

        assertThat(said(outlook(me).get(0))).contains("grades learners only");
        assertThat(outlooks.places(district, null).get(0).notGraded()).containsExactly("Jordan Reyes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVIEWER", "THIRD_READER"})
    void saysNothingToThoseWhoRead(Role role) {
        people.give(role, jordan, district, null, "Reads");
        SignedInPerson me = launched(TestLaunches.INSTRUCTOR, TestLaunches.ags(COLUMN, COLUMNS));

        assertThat(outlook(me)).isEmpty();
    }

    @Test
    @Requirement(54)
    @Quirk("others ags")
    void saysThatTheCourseOffersNoGradebook() {
        SignedInPerson me = launched(TestLaunches.LEARNER, null);

        assertThat(said(outlook(me).get(0)))
                .contains("offers Waymark no gradebook", "your badge does not depend on it");
        assertThat(outlooks.places(district, null).get(0).obstacle()).isEqualTo(GradeObstacle.NO_SERVICE);
    }

    @Test
    @Requirement(54)
    void saysThatScoresAreNotAllowed() {
        SignedInPerson me = launched(
                TestLaunches.LEARNER, new LtiLaunch.AgsEndpoint(COLUMNS, COLUMN, Set.of(GradeAccess.LINE_ITEM)));

        assertThat(said(outlook(me).get(0))).contains("does not let Waymark post grades");
    }

    @Test
    @Requirement(54)
    @Quirk("moodle D3")
    void saysThatThereIsNoColumn() {
        SignedInPerson me =
                launched(TestLaunches.LEARNER, new LtiLaunch.AgsEndpoint(COLUMNS, null, Set.of(GradeAccess.SCORE)));

        assertThat(said(outlook(me).get(0))).contains("no gradebook column");
    }

    @Test
    void saysThatTheConnectionIsNotActive() {
        SignedInPerson me = launched(TestLaunches.LEARNER, TestLaunches.ags(COLUMN, COLUMNS));
        registrations.switchOff(registration);

        assertThat(said(outlook(me).get(0))).contains("the connection of your LMS is not active");
    }

    @Test
    void showsALeadHowManyLearnEachPlaceHas() {
        launched(TestLaunches.LEARNER, TestLaunches.ags(COLUMN, COLUMNS));

        assertThat(outlooks.places(district, null)).singleElement().satisfies(place -> {
            assertThat(place.takesGrades()).isTrue();
            assertThat(place.learners()).isOne();
            assertThat(place.title()).isEqualTo(definition.title());
        });
    }

    private List<CourseGrades.Outlook> outlook(SignedInPerson me) {
        return outlooks.outlook(definition.definition(), me);
    }

    private String said(CourseGrades.Outlook line) {
        return messages.getMessage(line.sentence(), Locale.ENGLISH) + " "
                + (line.next() == null ? "" : messages.getMessage(line.next(), Locale.ENGLISH));
    }

    private SignedInPerson launched(String role, LtiLaunch.AgsEndpoint ags) {
        LtiLaunch launch =
                course.resource("sub-4", role, "link-1", definition.definition().toString(), ags);
        SignedInPerson me = course.person(jordan, launch);
        landings.landing(launch, me);
        return me;
    }
}
