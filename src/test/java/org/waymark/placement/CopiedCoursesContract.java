package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.ContextCopied;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.submission.Submissions;

/** A copied course opens what its original did, with nobody's work; and a choice can be taken back. */
abstract class CopiedCoursesContract {

    @Autowired
    LaunchLandings landings;

    @Autowired
    Placements service;

    @Autowired
    PlacementRepository placements;

    @Autowired
    GradebookEntryRepository entries;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    People people;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    SessionFactory factory;

    DistrictId district;
    TestLaunches course;
    List<DefinitionVersion> published;
    PersonId dana;
    PersonId tess;

    @BeforeEach
    void aCourseWithOneLink() {
        district = districts.named("District " + UUID.randomUUID());
        course = TestLaunches.in(district);
        published = definitions.published(district);
        dana = people.seen(district, TestLaunches.ISSUER, "sub-2", "Dana");
        tess = people.seen(district, TestLaunches.ISSUER, "sub-4", "Tess");
    }

    @Requirement(63)
    @Quirk("moodle L14")
    @Test
    void opensTheSameForACopiedLinkWithTheSameParameters() {
        learns(tess, "sub-4", "2", "link-1", "Portfolio", named(0));
        submissions.start(id(0), tess, district);
        PersonId tomas = people.seen(district, TestLaunches.ISSUER, "sub-5", "Tomás");

        assertThat(learns(tomas, "sub-5", "201", "link-77", "Portfolio", named(0)))
                .isEqualTo("/credentials/" + published.get(0).slug());
        assertThat(submissions.latest(id(0), tomas, district)).isEmpty();
    }

    @Requirement(63)
    @Test
    void opensWhatTheLinkInItsHistoryOpens() {
        chosen("2", "link-1", "Portfolio", 1);

        assertThat(learns(tess, "sub-4", "201", "link-77", "Renamed", Map.of("resource_link_id_history", "link-1")))
                .isEqualTo("/credentials/" + published.get(1).slug());
        assertThat(placement("201", "link-77").source()).isEqualTo(PlacementSource.INHERITED);
    }

    @Requirement(63)
    @Test
    void opensWhatTheLinkOfTheSameTitleOpensInTheOriginalCourse() {
        chosen("2", "link-1", "Portfolio", 1);

        assertThat(learns(tess, "sub-4", "201", "link-77", "Portfolio", Map.of("context_id_history", "2,1")))
                .isEqualTo("/credentials/" + published.get(1).slug());
    }

    @Requirement(63)
    @Test
    void guessesNothingWhereTwoOriginalsHaveTheSameTitle() {
        chosen("2", "link-1", "Portfolio", 1);
        chosen("2", "link-2", "Portfolio", 2);

        assertThat(learns(tess, "sub-4", "201", "link-77", "Portfolio", Map.of("context_id_history", "2")))
                .isEqualTo("/credentials");
    }

    @Requirement(63)
    @Quirk("moodle L9")
    @Test
    void takesAVariableThatNobodyFilledInForAbsent() {
        assertThat(CourseCopies.history("$ResourceLink.id.history")).isEmpty();
        assertThat(CourseCopies.history(null)).isEmpty();
        assertThat(CourseCopies.history(" a ,,b,a")).containsExactly("a", "b");
    }

    @Requirement(88)
    @Test
    void opensWhatANoticeOfTheCopySaid() {
        chosen("2", "link-1", "Portfolio", 1);
        events.publishEvent(new ContextCopied(course.registration(), district.id(), "201", List.of("2")));
        chosen("2", "link-1", "Portfolio", 2);

        // as it was when the course was copied
        assertThat(learns(tess, "sub-4", "201", "link-77", "Portfolio", Map.of()))
                .isEqualTo("/credentials/" + published.get(1).slug());
    }

    @Requirement(88)
    @Test
    void opensWhatACopyOfACopyBrought() {
        chosen("2", "link-1", "Portfolio", 1);
        events.publishEvent(new ContextCopied(course.registration(), district.id(), "201", List.of("2")));
        events.publishEvent(new ContextCopied(course.registration(), district.id(), "301", List.of("201")));

        assertThat(learns(tess, "sub-4", "301", "link-99", "Portfolio", Map.of()))
                .isEqualTo("/credentials/" + published.get(1).slug());
    }

    @Requirement(88)
    @Test
    void copiesNobodysGradebookLine() {
        learns(tess, "sub-4", "2", "link-1", "Portfolio", named(0));
        events.publishEvent(new ContextCopied(course.registration(), district.id(), "201", List.of("2")));

        assertThat(entries.findByPersonAndDistrict(tess, district)).hasSize(1);
    }

    @Requirement(88)
    @Test
    void copiesNothingIntoAnotherDistrict() {
        chosen("2", "link-1", "Portfolio", 1);
        DistrictId other = districts.named("Other " + UUID.randomUUID());
        events.publishEvent(new ContextCopied(course.registration(), other.id(), "201", List.of("2")));

        assertThat(learns(tess, "sub-4", "201", "link-77", "Portfolio", Map.of()))
                .isEqualTo("/credentials");
    }

    @Test
    void keepsAnAuthorsChoiceThoughTheLinkStillNamesAnother() {
        learns(tess, "sub-4", "2", "link-1", "Portfolio", named(0));
        chosen("2", "link-1", "Portfolio", 1, named(0));

        assertThat(learns(tess, "sub-4", "2", "link-1", "Portfolio", named(0)))
                .isEqualTo("/credentials/" + published.get(1).slug());
    }

    @Test
    void followsALinkThatWasMadeAnewInTheLms() {
        chosen("2", "link-1", "Portfolio", 1, named(0));

        assertThat(learns(tess, "sub-4", "2", "link-1", "Portfolio", named(2)))
                .isEqualTo("/credentials/" + published.get(2).slug());
    }

    @Test
    void opensWhatTheLinkNamesOnceAChoiceIsUndone() {
        PlacementId place = chosen("2", "link-1", "Portfolio", 1, named(0));

        service.undo(place, course.person(dana, course.instructor("sub-2", "link-1", null)));

        assertThat(learns(tess, "sub-4", "2", "link-1", "Portfolio", named(0)))
                .isEqualTo("/credentials/" + published.get(0).slug());
    }

    @Test
    void asksTheNextAuthorOnceAChoiceIsUndone() {
        PlacementId place = chosen("2", "link-1", "Portfolio", 1);

        service.undo(place, district, "operator");

        assertThat(arranges("2", "link-1", "Portfolio", Map.of())).isEqualTo("/pick?placement=" + place);
        assertThat(learns(tess, "sub-4", "2", "link-1", "Portfolio", Map.of())).isEqualTo("/credentials");
    }

    @Test
    void inheritsNothingAgainThatWasUndone() {
        chosen("2", "link-1", "Portfolio", 1);
        Map<String, String> history = Map.of("resource_link_id_history", "link-1");
        learns(tess, "sub-4", "201", "link-77", "Portfolio", history);
        service.undo(placement("201", "link-77").id(), district, "operator");

        assertThat(learns(tess, "sub-4", "201", "link-77", "Portfolio", history))
                .isEqualTo("/credentials");
    }

    @Test
    void turnsEveryLearnersLineToWhatIsChosenAtOnce() {
        learns(tess, "sub-4", "2", "link-1", "Portfolio", named(0));

        chosen("2", "link-1", "Portfolio", 1, named(0));

        assertThat(entries.findByPersonAndDistrict(tess, district))
                .singleElement()
                .satisfies(entry -> assertThat(entry.definition()).isEqualTo(id(1)));
    }

    @Test
    void areListedWithAFixedNumberOfStatements() {
        chosen("2", "link-1", "Portfolio", 1);
        long few = statementsOf(() -> service.notNamed(district));
        chosen("2", "link-2", "Practice", 0);
        chosen("2", "link-3", "Plan", 2);

        assertThat(statementsOf(() -> service.notNamed(district))).isEqualTo(few);
    }

    private long statementsOf(Runnable work) {
        Statistics statistics = factory.getStatistics();
        statistics.setStatisticsEnabled(true);
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }

    private PlacementId chosen(String context, String link, String title, int which) {
        return chosen(context, link, title, which, Map.of());
    }

    private PlacementId chosen(String context, String link, String title, int which, Map<String, String> custom) {
        arranges(context, link, title, custom);
        PlacementId place = placement(context, link).id();
        service.choose(place, id(which), course.person(dana, course.instructor("sub-2", link, null)));
        return place;
    }

    private String arranges(String context, String link, String title, Map<String, String> custom) {
        LtiLaunch launch = course.elsewhere("sub-2", TestLaunches.INSTRUCTOR, context, link, title, custom);
        return landings.landing(launch, course.person(dana, launch));
    }

    private String learns(
            PersonId who, String sub, String context, String link, String title, Map<String, String> custom) {
        LtiLaunch launch = course.elsewhere(sub, TestLaunches.LEARNER, context, link, title, custom);
        return landings.landing(launch, course.person(who, launch));
    }

    private Map<String, String> named(int which) {
        return Map.of(Placements.DEFINITION, id(which).toString());
    }

    private DefinitionId id(int which) {
        return published.get(which).definition();
    }

    private Placement placement(String context, String link) {
        return placements
                .findByRegistrationIdAndDeploymentIdAndContextIdAndResourceLinkIdAndDistrict(
                        course.registration(), "deployment-1", context, link, district)
                .orElseThrow();
    }
}
