package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.appeals.TestAppeals;
import org.waymark.review.assigning.GivenBackWhy;
import org.waymark.review.assigning.TestAssigning;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.TestSubmissions;

/** The pages on which readers and leads see what is to be read ask the database as often for much as for little. */
@OnH2
class ReviewPagesQueriesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    List<DefinitionVersion> versions;
    PersonId lead;
    PersonId reader;
    PersonId elsewhere;

    @BeforeEach
    void someRead() {
        district = people.district();
        TestDefinitions.smallGroupWorkIn(district, context);
        versions = context.getBean(Definitions.class).published(district);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        reader = people.person(district, "Ray Reader", Role.REVIEWER);
        elsewhere = people.person(district, "Ed Elsewhere", Role.REVIEWER);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void theyTakeAFixedNumberOfQueries() {
        appealed(0);
        waits(0);
        queries();
        List<Long> few = queries();
        for (int n = 0; n < versions.size(); n++) {
            appealed(n);
            waits(n);
            waits(n);
        }

        assertThat(queries()).isEqualTo(few);
    }

    @Test
    void whereReadersAreCertifiedTheyDoToo() {
        TestPolicies.decide(district, "certified-readers", "1", context);
        waits(0);
        queries();
        List<Long> few = queries();
        for (int n = 0; n < versions.size(); n++) {
            waits(n);
            waits(n);
        }

        assertThat(queries()).isEqualTo(few);
    }

    /** Asked once before: what is over of a year is remembered from then on. */
    private List<Long> queries() {
        return List.of(
                queries("/reviews", reader),
                queries("/reviews", elsewhere),
                queries("/admin/reviews", lead),
                queries("/admin/appeals", lead),
                queries("/admin/agreement", lead));
    }

    private long queries(String path, PersonId person) {
        return TestQueries.during(
                jdbc,
                () -> assertThat(mvc.get().uri(path).with(authentication(TestPeople.as(person, district))))
                        .hasStatusOk());
    }

    /** Decided, and to be read anew by somebody who is not there. */
    private void appealed(int definition) {
        PersonId earner = people.person(district, "Earner");
        PersonId second = people.person(district, "Sid Second", Role.REVIEWER);
        SubmissionId notYet = TestReviews.notYet(versions.get(definition).definition(), earner, district, context);
        TestAppeals.file(notYet, earner, district, context);
        context.getBean(People.class).withdraw(Role.REVIEWER, second, district, null);
    }

    /** One of two places of it is nobody's: who had it gave it back. */
    private void waits(int definition) {
        TestSubmissions.submitted(
                versions.get(definition).definition(), people.person(district, "Earner"), district, context);
        context.getBean(Reviews.class)
                .assignedTo(elsewhere, district)
                .forEach(review ->
                        TestAssigning.giveBack(review.id(), GivenBackWhy.NO_TIME, elsewhere, district, context));
    }
}
