package org.waymark.award.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.TestClock;
import org.waymark.award.TestIssuer;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.EarnedCredentials;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.guests.TestGuests;

/** Badges of other issuers in a record, and what they count for. */
abstract class ElsewherePagesContract {

    private static final String MINE = "/record/elsewhere";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    TestGuests guests;

    @Autowired
    EarnedCredentials earned;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final TestIssuer issuer = TestIssuer.key();
    private DistrictId district;
    private String address;
    private PersonId holder;
    private Authentication me;
    private Authentication lead;

    @BeforeEach
    void begin() {
        clock.reset();
        district = people.district();
        holder = people.person(district, "Hanna Holder");
        me = TestPeople.as(holder, district);
        lead = TestPeople.as(people.person(district, "Lena Lead", Role.LEAD), district);
        address = guests.ownsOne(holder, district);
    }

    @Test
    void aBadgeThatNamesMeComesIn() {
        assertThat(add(badge())).hasRedirectedUrl(MINE);

        assertThat(get(MINE))
                .bodyText()
                .contains("Listening", "Other Issuer", "Valid")
                .doesNotContain("by your word");
        assertThat(get("/record")).bodyText().contains(MINE);
    }

    @Test
    void aBadgeThatNamesNobodyStandsByMyWord() {
        add(issuer.sign(issuer.badge("Listening")));

        assertThat(get(MINE)).bodyText().contains("it stands here by your word");
    }

    @Test
    void aBadgeOfSomebodyElseStaysOut() {
        assertThat(add(issuer.sign(issuer.badgeFor("Listening", "somebody@else.example"))))
                .hasStatus(422)
                .bodyText()
                .contains("another e-mail address", "href=\"#badge\"");
        assertThat(get(MINE)).bodyText().contains("None yet");
    }

    @Test
    void aBadgeThatDoesNotHoldStaysOut() {
        assertThat(add(badge().replace("Listening", "Speaking")))
                .hasStatus(422)
                .bodyText()
                .contains("it was changed afterwards", "Speaking");
    }

    @Test
    void theSameBadgeComesInOnce() {
        String badge = badge();
        add(badge);

        assertThat(add(badge)).hasStatus(422).bodyText().contains("It stands in your record already");
    }

    @Test
    void itsFileIsMineAloneToTheLetter() {
        String badge = badge();
        add(badge);
        String file = MINE + "/" + id() + "/file";

        assertThat(get(file)).hasStatusOk().bodyText().isEqualTo(badge);
        assertThat(web.get().uri(file).with(authentication(lead))).hasStatus(404);
    }

    @Test
    void whatIsRemovedIsGone() {
        add(badge());

        assertThat(post(MINE + "/" + id() + "/remove", me, Map.of())).hasRedirectedUrl(MINE);
        assertThat(get(MINE)).bodyText().contains("None yet");
    }

    @Test
    void itCountsByARuleOfTheDistrictUntilThatEnds() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        add(badge());
        assertThat(earned.of(holder, district)).isEmpty();

        assertThat(post("/admin/equivalents", lead, rule(definition))).hasRedirectedUrl("/admin/equivalents");
        assertThat(earned.of(holder, district)).containsOnlyKeys(definition);
        assertThat(get(MINE)).bodyText().contains("it counts as");

        String rule = jdbc.sql("select id from award_equivalent where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();
        post("/admin/equivalents/" + rule + "/end", lead, Map.of());
        assertThat(earned.of(holder, district)).isEmpty();
    }

    @Test
    void whatNamesNobodyCountsForNothing() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));
        add(issuer.sign(issuer.badge("Listening")));

        assertThat(earned.of(holder, district)).isEmpty();
    }

    @Test
    void whatHasExpiredCountsForNothingAndIsToldAMonthLater() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));
        add(issuer.sign(issuer.badgeFor("Listening", address).add("validUntil", "2027-05-10T00:00:00Z")));
        assertThat(earned.of(holder, district)).containsOnlyKeys(definition);

        clock.advance(Duration.ofDays(31));
        assertThat(earned.of(holder, district)).isEmpty();
        TestJobs.runDue(context, clock.instant());
        assertThat(get(MINE)).bodyText().contains("Not valid", "It holds no more");
    }

    @Test
    void aRuleSaysAllOfIt() {
        assertThat(post("/admin/equivalents", lead, Map.of("issuer", "somewhere")))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the issuer", "Enter the id", "Choose the micro-credential", "Say why", "somewhere");
        assertThat(post("/admin/equivalents", me, Map.of())).hasStatus(404);
    }

    private String badge() {
        return issuer.sign(issuer.badgeFor("Listening", address));
    }

    private Map<String, String> rule(DefinitionId definition) {
        return Map.of(
                "title", "Listening",
                "issuer", issuer.did(),
                "achievement", "https://other.example/achievements/1",
                "definition", definition.id().toString(),
                "reason", "The committee read both");
    }

    private String id() {
        return jdbc.sql("select id from imported_award where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();
    }

    private MvcTestResult add(String badge) {
        return post(MINE, me, Map.of("badge", badge));
    }

    private MvcTestResult get(String page) {
        return web.get().uri(page).with(authentication(me)).exchange();
    }

    private MvcTestResult post(String page, Authentication who, Map<String, String> fields) {
        var post = web.post().uri(page).with(csrf()).with(authentication(who));
        fields.forEach(post::param);
        return post.exchange();
    }
}
