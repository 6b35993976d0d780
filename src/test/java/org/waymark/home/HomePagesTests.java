package org.waymark.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.authoring.TestDrafts;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;

@OnH2
class HomePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    SessionFactory sessions;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private DefinitionVersion definition;
    private PersonId earner;

    @BeforeEach
    void anEarner() {
        district = people.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context);
        earner = people.person(district, "Jordan");
    }

    @Test
    void theBareAddressLeadsHome() {
        assertThat(get("/", earner)).hasRedirectedUrl("/home");
    }

    @Test
    void homeLeadsWhoHasNothingToTheCatalogue() {
        assertThat(get("/home", earner)).hasStatusOk().bodyText().contains("Find a micro-credential");
    }

    @Test
    void homeListsTheEarnersOwnWorkAlone() {
        SubmissionId submission = TestReviews.notYet(definition.definition(), earner, district, context);

        assertThat(get("/home", earner)).bodyText().contains("/submissions/" + submission);
        assertThat(get("/home", people.person(district, "Colleague")))
                .bodyText()
                .doesNotContain("/submissions/" + submission);
    }

    @Test
    void homeLeadsWhoeverWritesToWhatTheyWrite() {
        assertThat(get("/home", earner)).bodyText().doesNotContain("href=\"/design\"");

        TestDrafts.begun(earner, district, context);

        assertThat(get("/home", earner)).bodyText().contains("href=\"/design\"", "Micro-credentials you write");
    }

    @Test
    void homeLeadsReadersToTheirReviews() {
        assertThat(get("/home", people.person(district, "Rae", Role.THIRD_READER)))
                .bodyText()
                .contains("Go to your reviews");
    }

    @Test
    void recordShowsTheEarnersOwnAwardsAlone() {
        TestReviews.awarded(definition.definition(), earner, district, context);

        assertThat(get("/record", earner)).hasStatusOk().bodyText().contains(definition.title(), "/badges/");
        assertThat(get("/record", people.person(district, "Colleague")))
                .bodyText()
                .doesNotContain("/badges/");
    }

    @Test
    void homeAndRecordTakeAFixedNumberOfQueries() {
        TestReviews.awarded(definition.definition(), earner, district, context);
        Statistics statistics = sessions.getStatistics();
        get("/home", earner);
        statistics.clear();

        get("/home", earner);
        get("/record", earner);

        // Attempts, titles, roles and whether they write; awards; the roles behind the tabs of each, and how many
        // notices each counts.
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(9);
    }

    private MvcTestResult get(String path, PersonId person) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .exchange();
    }
}
