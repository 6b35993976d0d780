package org.waymark.review.assigning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.Reviews;
import org.waymark.submission.TestSubmissions;

@OnH2
class AssigningPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    Reviews reviews;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    SessionFactory sessions;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private DefinitionId definition;
    private PersonId lead;
    private PersonId reader;
    private PersonId earner;

    @BeforeEach
    void start() {
        district = people.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        lead = people.person(district, "Lena Lead", Role.LEAD);
        reader = people.person(district, "Ray Readername", Role.REVIEWER);
        earner = people.person(district, "Jordan Earnername");
    }

    @Test
    void aReaderNotesDaysAwayAndRemovesThem() {
        assertThat(post("/reviews/me/away", reader, "from", "2027-06-01", "to", "2027-06-04"))
                .hasStatus3xxRedirection();
        assertThat(get("/reviews/me", reader)).hasStatusOk().bodyText().contains("2027", "Remove");
    }

    @Test
    void daysThatAreNoneAreSaidAndKept() {
        assertThat(post("/reviews/me/away", reader, "from", "next week", "to", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day", "next week");
    }

    @Test
    void whoReadsNothingFindsNoReadersPage() {
        assertThat(get("/reviews/me", earner)).hasStatus(404);
    }

    @Test
    void givingBackAsksWhyFirst() {
        TestSubmissions.submitted(definition, earner, district, context);
        String review = reviews.assignedTo(reader, district).get(0).toString();

        assertThat(get("/reviews", reader)).bodyText().contains("/reviews/" + review + "/decline");
        assertThat(get("/reviews/" + review + "/decline", reader))
                .hasStatusOk()
                .bodyText()
                .contains("<strong>Productive small-group work</strong>");
        assertThat(post("/reviews/" + review + "/decline", reader, "why", "HANDED_OVER"))
                .hasStatus(422);
        assertThat(post("/reviews/" + review + "/decline", reader, "why", "NO_TIME"))
                .hasStatus3xxRedirection();
        assertThat(reviews.assignedTo(reader, district)).isEmpty();
    }

    @Test
    void anEarnerNamesSomebodyAndTakesItBack() {
        assertThat(get("/record/apart?q=readername", earner)).bodyText().contains("Ray Readername");
        assertThat(post("/record/apart", earner, "person", reader.toString())).hasStatus3xxRedirection();
        assertThat(get("/record/apart", earner)).bodyText().contains("Ray Readername", "Take back");
        assertThat(get("/record/apart", reader)).bodyText().doesNotContain("Jordan Earnername");
    }

    @Test
    void theLeadSeesHowMuchEachHoldsAndNeitherWhatNorWhose() {
        TestSubmissions.submitted(definition, earner, district, context);
        TestJobs.runDue(context, clock.instant());

        assertThat(get("/admin/reviews", lead))
                .hasStatusOk()
                .bodyText()
                .contains("Ray Readername", "Too few reviewers")
                .doesNotContain("Jordan Earnername", earner.toString());
        assertThat(get("/admin/reviews", reader)).hasStatus(404);
    }

    @Test
    void theLeadsPageAndTheQueueTakeAsManyQueriesForMuchAsForLittle() {
        TestSubmissions.submitted(definition, earner, district, context);
        long load = queries("/admin/reviews", lead);
        long queue = queries("/reviews", reader);
        for (int n = 0; n < 6; n++) {
            people.person(district, "Ray Reader " + n, Role.REVIEWER);
            PersonId other = people.person(district, "Earner " + n);
            for (DefinitionVersion each :
                    definitions.published(district).stream().limit(3).toList()) {
                TestSubmissions.submitted(each.definition(), other, district, context);
            }
        }
        clock.advance(Duration.ofDays(40));
        try {
            assertThat(queries("/admin/reviews", lead)).isEqualTo(load).isLessThanOrEqualTo(17);
            assertThat(queries("/reviews", reader)).isEqualTo(queue).isLessThanOrEqualTo(15);
        } finally {
            clock.reset();
        }
    }

    private long queries(String path, PersonId person) {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        assertThat(get(path, person)).hasStatusOk();
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(String path, PersonId person) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .exchange();
    }

    private MvcTestResult post(String path, PersonId person, String... pairs) {
        var request = web.post()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .with(csrf());
        for (int n = 0; n < pairs.length; n += 2) {
            request = request.param(pairs[n], pairs[n + 1]);
        }
        return request.exchange();
    }
}
