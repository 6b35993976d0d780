package org.waymark.award.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.programmes.Statements;
import org.waymark.review.TestReviews;

@OnH2
class PortfolioPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private PersonId owner;
    private Authentication me;
    private Authentication colleague;
    private DefinitionVersion one;
    private DefinitionVersion two;
    private AwardId first;
    private AwardId second;

    @BeforeEach
    void twoBadges() {
        district = people.district();
        owner = people.person(district, "Hanna Holder");
        me = TestPeople.as(owner, district);
        colleague = TestPeople.as(people.person(district, "Vera Visitor"), district);
        one = context.getBean(Definitions.class).published(district).get(0);
        two = context.getBean(Definitions.class).published(district).get(1);
        first = awarded(one);
        second = awarded(two);
        TestJobs.runDue(context, clock.instant());
        awards.share(first, owner, district, true);
        awards.share(second, owner, district, true);
    }

    private AwardId awarded(DefinitionVersion definition) {
        return awards.forSubmission(TestReviews.awarded(definition.definition(), owner, district, context), district)
                .orElseThrow()
                .id();
    }

    @Test
    void isInNobodysSightUntilItsOwnerOpensIt() {
        keep("2", "1");

        assertThat(web.get().uri(path())).hasStatus(404);
        assertThat(web.get().uri(path()).with(authentication(colleague))).hasStatus(404);
    }

    @Test
    void showsTheBadgesInItsOwnersOrder() {
        keep("2", "1", "opened", "true");

        MvcTestResult page = web.get().uri(path()).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains("What I teach", "Hanna Holder", "Come and see")
                .containsSubsequence(two.title(), one.title());
    }

    @Test
    void leavesOutWhatItsOwnerLeavesOut() {
        keep("", "1", "opened", "true");

        assertThat(web.get().uri(path())).bodyText().contains(two.title()).doesNotContain(one.title());
    }

    @Test
    void showsABadgeOnlyWhileItIsShared() {
        keep("1", "2", "opened", "true");
        awards.share(first, owner, district, false);

        assertThat(web.get().uri(path())).bodyText().contains(two.title()).doesNotContain(one.title());
    }

    @Test
    void losesWhatWasTakenBack() {
        keep("1", "2", "opened", "true");
        awards.revoke(first, district, "operator", RevocationReason.ISSUED_IN_ERROR, "By mistake");

        assertThat(web.get().uri(path())).bodyText().doesNotContain(one.title());
    }

    @Test
    void saysOfABadgeThatItDoesNotCountForNow() {
        keep("1", "2", "opened", "true", "listed", "true");
        assertThat(web.get().uri(path())).bodyText().doesNotContain("Suspended");

        awards.suspend(first, district, "operator", "A look");

        assertThat(web.get().uri(path())).bodyText().containsOnlyOnce("Suspended");
        assertThat(get("/portfolios", colleague)).bodyText().containsOnlyOnce("Suspended");
    }

    @Test
    void isListedAtTheSameCostWithManyOthers() {
        keep("1", "2", "opened", "true", "listed", "true");
        SessionFactory sessions = context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class);
        sessions.getStatistics().setStatisticsEnabled(true);
        Portfolios portfolios = context.getBean(Portfolios.class);
        Statements.Cost alone = Statements.of(sessions, () -> portfolios.directory("", 1, district));
        for (int i = 0; i < 3; i++) {
            owner = people.person(district, "Holder " + i);
            me = TestPeople.as(owner, district);
            first = awarded(one);
            second = awarded(two);
            TestJobs.runDue(context, clock.instant());
            awards.share(first, owner, district, true);
            keep("1", "2", "opened", "true", "listed", "true");
        }

        Statements.Cost four = Statements.of(sessions, () -> portfolios.directory("", 1, district));

        assertThat(four.statements()).isEqualTo(alone.statements());
        assertThat(portfolios.directory("", 1, district).entries()).hasSize(4);
    }

    @Test
    void isGoneWhenItsOwnerClosesItAndBackAtTheSameAddress() {
        keep("1", "2", "opened", "true");
        String address = path();
        keep("1", "2");
        assertThat(web.get().uri(address)).hasStatus(404);

        keep("1", "2", "opened", "true");
        assertThat(web.get().uri(address)).hasStatusOk();
    }

    @Test
    void isNeverThereOfAMinor() {
        keep("1", "2", "opened", "true", "listed", "true");
        context.getBean(Audiences.class).give(owner, district, Audience.STUDENT, "operator", "At school here");

        assertThat(web.get().uri(path())).hasStatus(404);
        assertThat(get("/portfolios", colleague)).bodyText().doesNotContain("Hanna Holder");
        assertThat(get("/record/portfolio", me)).hasStatus(404);
        assertThat(keep("1", "2", "opened", "true")).hasStatus(404);
    }

    @Test
    void listsNobodyWhoDidNotWishIt() {
        keep("1", "2", "opened", "true");

        assertThat(get("/portfolios", colleague)).bodyText().doesNotContain("Hanna Holder");
    }

    @Test
    void listsWhoWishesItForTheirDistrictAlone() {
        keep("1", "2", "opened", "true", "listed", "true");
        DistrictId far = people.district();

        assertThat(get("/portfolios", colleague)).bodyText().contains("Hanna Holder", one.title());
        assertThat(get("/portfolios?q=" + two.title(), colleague)).bodyText().contains("Hanna Holder");
        assertThat(get("/portfolios?q=astronomy", colleague)).bodyText().doesNotContain("Hanna Holder");
        assertThat(get("/portfolios", TestPeople.as(people.person(far, "Far Away"), far)))
                .bodyText()
                .doesNotContain("Hanna Holder");
        assertThat(web.get().uri("/portfolios")).hasStatus(401);
    }

    @Test
    void isTheirsWhoLeftTheDistrictToo() {
        Authentication guest = TestPeople.as(SignedInPerson.byLink(owner, district, "Hanna", "en", "UTC"));

        assertThat(get("/record/portfolio", guest)).hasStatusOk();
        assertThat(get("/portfolios", guest)).hasStatus(404);
    }

    @Test
    void keepsWhatWasTypedWhereItCannotBeKept() {
        assertThat(post(me, "title", "", "words", "Come and see", "place-" + first, "2"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Give your portfolio a title",
                        "Come and see",
                        "<option value=\"2\" selected=\"selected\">2</option>");
        assertThat(post(me, "title", "x".repeat(101), "words", "")).hasStatus(422);
        assertThat(post(me, "title", "x", "words", "x".repeat(1001))).hasStatus(422);
    }

    @Test
    void takesNobodyElsesBadge() {
        post(colleague, "title", "Mine now", "words", "", "opened", "true", "place-" + first, "1");

        assertThat(jdbc.sql("select count(*) from portfolio_badge where award_id = :award and district_id = :district")
                        .param("award", first.id())
                        .param("district", district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private MvcTestResult keep(String placeOfFirst, String placeOfSecond, String... ticks) {
        String[] all = new String[8 + ticks.length];
        String[] fields = {
            "title",
            "What I teach",
            "words",
            "Come and see",
            "place-" + first,
            placeOfFirst,
            "place-" + second,
            placeOfSecond
        };
        System.arraycopy(fields, 0, all, 0, 8);
        System.arraycopy(ticks, 0, all, 8, ticks.length);
        return post(me, all);
    }

    private String path() {
        return "/portfolio/"
                + jdbc.sql("select id from portfolio where person_id = :person and district_id = :district")
                        .param("person", owner.id())
                        .param("district", district.id())
                        .query(UUID.class)
                        .single();
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(Authentication who, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri("/record/portfolio").with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }
}
