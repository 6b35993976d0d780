package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

/** A page that is kept for strangers shows nothing that is not so any more. */
@OnH2
class StrangersPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    Badges badges;

    @Autowired
    CredentialSigner signer;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private AwardId award;

    @BeforeEach
    void aPageThatIsKept() {
        clock.reset();
        district = people.district();
        earner = people.person(district, "Jordan Ríos");
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        award = awards.forSubmission(TestReviews.awarded(definition.definition(), earner, district, context), district)
                .orElseThrow()
                .id();
        signer.run(new CredentialSigner.Unsigned(award, district));
        awards.share(award, earner, district, true);
        assertThat(page()).hasStatusOk().bodyText().contains(">Valid<", "Jordan Ríos");
    }

    @Test
    void isGoneAtOnceWhenSharingStops() {
        awards.share(award, earner, district, false);

        assertThat(page()).hasStatus(404);
    }

    @Test
    void isGoneAtOnceWhenItsEarnerIsProtected() {
        jdbc.sql("update person set protected_until = ? where id = ?")
                .params(clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusYears(1), earner.id())
                .update();

        assertThat(page()).hasStatus(404);
    }

    @Test
    void saysAtOnceThatTheBadgeWasTakenBack() {
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Why");

        assertThat(page()).bodyText().contains(">Revoked<").doesNotContain(">Valid<");
    }

    @Test
    void saysAtOnceThatTheBadgeRests() {
        awards.suspend(award, district, "operator", "Why");

        assertThat(page()).bodyText().contains(">Suspended<").doesNotContain(">Valid<");
    }

    @Test
    void saysAtOnceThatTheBadgeHasEnded() {
        jdbc.sql("update award set valid_until = ? where id = ?")
                .params(clock.instant().plusSeconds(30).atOffset(ZoneOffset.UTC), award.id())
                .update();
        clock.advance(Duration.ofSeconds(31));

        assertThat(page()).bodyText().contains(">Expired<").doesNotContain(">Valid<");
    }

    @Test
    void namesNobodyAnyMoreAtOnce() {
        jdbc.sql("update person set display_name = null, roster_name = null where id = ?")
                .param(earner.id())
                .update();

        assertThat(page()).bodyText().doesNotContain("Jordan Ríos");
    }

    @Test
    void speaksTheLanguageOfWhoeverComes() {
        assertThat(web.get().uri("/badges/" + award).header("Accept-Language", "es"))
                .bodyText()
                .contains("Comprobación", "Jordan Ríos");
    }

    @Test
    void asksForSearchEnginesAtOnceWhatItsEarnerWishes() {
        assertThat(page()).hasHeader("X-Robots-Tag", "noindex");

        awards.index(award, earner, district, true);

        assertThat(page()).doesNotContainHeader("X-Robots-Tag");
    }

    @Test
    void isDrawnAnewAfterAMinute() {
        jdbc.sql("update district set name = 'Another District' where id = ?")
                .param(district.id())
                .update();
        assertThat(page()).bodyText().doesNotContain("Another District");

        clock.advance(Duration.ofMinutes(1));

        assertThat(page()).bodyText().contains("Another District");
    }

    /** Whoever comes next costs two rows. */
    @Test
    void asksForTwoRowsAndNoMore() {
        assertThat(TestQueries.during(jdbc, this::page)).isEqualTo(2);
    }

    private MvcTestResult page() {
        return web.get().uri("/badges/" + award).exchange();
    }
}
