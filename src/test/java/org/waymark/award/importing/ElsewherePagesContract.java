package org.waymark.award.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.TestClock;
import org.waymark.award.JsonText;
import org.waymark.award.TestIssuer;
import org.waymark.award.ownership.OwnIdentities;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.Turns;
import org.waymark.award.verifying.Verdict;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.EarnedCredentials;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.guests.TestGuests;
import org.waymark.people.identities.TestIdentities;

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
    TestIdentities identities;

    @Autowired
    OwnIdentities ownIdentities;

    @Autowired
    ImportedAwards awards;

    @Autowired
    Turns turns;

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
        check();
        assertThat(get(MINE)).bodyText().contains("Not valid", "It holds no more");
    }

    @Test
    void whatWasTakenBackCountsForNothing() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));
        add(badge());

        found(Finding.REVOKED);

        assertThat(earned.of(holder, district)).isEmpty();
        assertThat(get(MINE)).bodyText().contains("Its issuer has taken it back.");
    }

    @Test
    void itIsCheckedWhoeverItsHolderTurnsOutToBe() {
        add(issuer.sign(issuer.badgeFor("Listening", address).add("validUntil", "2027-05-10T00:00:00Z")));
        PersonId main = people.person(district, "Hanna Holder");
        identities.link(main, holder, district);

        clock.advance(Duration.ofDays(31));
        check();

        assertThat(finding()).isEqualTo("EXPIRED");
    }

    @Test
    void itIsCheckedAgainMonthAfterMonth() {
        add(issuer.sign(issuer.badgeFor("Listening", address).add("validUntil", "2027-07-10T00:00:00Z")));
        clock.advance(Duration.ofDays(31));
        check();
        assertThat(finding()).isEqualTo("VALID");

        clock.advance(Duration.ofDays(60));
        check();

        assertThat(finding()).isEqualTo("EXPIRED");
    }

    @Test
    void aCheckThatToldNothingIsToldAsThat() {
        add(badge());
        clock.advance(Duration.ofDays(3));

        found(Finding.ISSUER_SILENT);

        assertThat(get(MINE)).bodyText().contains("nobody could tell whether it still stands", "May 3, 2027");
    }

    @Test
    void whatNobodyCouldTellForThreeMonthsCountsForNothing() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));
        add(badge());
        clock.advance(Duration.ofDays(89));
        found(Finding.ISSUER_SILENT);
        assertThat(earned.of(holder, district)).containsOnlyKeys(definition);

        clock.advance(Duration.ofDays(1));

        assertThat(earned.of(holder, district)).isEmpty();
        assertThat(get(MINE)).bodyText().contains("For more than 90 days nobody could tell");
    }

    @Test
    void itCountsOnlyWhileTheAddressIsMine() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));
        add(badge());

        jdbc.sql("delete from person_email where district_id = ?")
                .param(district.id())
                .update();

        assertThat(earned.of(holder, district)).isEmpty();
    }

    @Test
    void aBadgeForAMailboxThatSeveralReadCountsForTheFirst() {
        add(badge());
        PersonId second = people.person(district, "Sam Second");
        guests.owns(second, district, address);

        assertThat(post(MINE, TestPeople.as(second, district), Map.of("badge", badge())))
                .hasRedirectedUrl(MINE);
        assertThat(post(
                        MINE,
                        TestPeople.as(second, district),
                        Map.of(
                                "badge",
                                awards.credential(ImportedAwardId.valueOf(id(holder)), district)
                                        .orElseThrow())))
                .hasStatus(422)
                .bodyText()
                .contains("somebody else here who has confirmed the same e-mail address");
    }

    @Test
    void aBadgeThatIsMadeOutToMyDidCounts() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));
        String did = TestIssuer.key().did();
        String badge = issuer.sign(issuer.badge("Listening")
                .add("credentialSubject", issuer.subject("Listening").add("id", did)));
        assertThat(add(badge)).hasStatus(422).bodyText().contains("made out to a DID that you have not proved");

        ownIdentities.proved(holder, district, did);

        assertThat(add(badge)).hasRedirectedUrl(MINE);
        assertThat(earned.of(holder, district)).containsOnlyKeys(definition);
    }

    /** OB 3.0: a user name may look like an address and be somebody else's. */
    @Test
    void aNameThatLooksLikeMyAddressIsNotMine() {
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        post("/admin/equivalents", lead, rule(definition));

        assertThat(add(issuer.sign(issuer.badgeFor("Listening", address, "userName"))))
                .hasRedirectedUrl(MINE);

        assertThat(earned.of(holder, district)).isEmpty();
        assertThat(get(MINE)).bodyText().contains("it stands here by your word");
    }

    @Test
    void aJwtComesInAndEndsWhenItSays() {
        String did = "did:jwk:"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(TestIssuer.rsaKey().getBytes(StandardCharsets.UTF_8));
        var badge = issuer.badgeFor("Listening", address)
                .add("issuer", JsonText.object().add("id", did).add("type", JsonText.array("Profile")));

        assertThat(add(TestIssuer.rs256Until(badge, did + "#0", clock.instant().plus(Duration.ofDays(20)))))
                .hasRedirectedUrl(MINE);
        assertThat(get(MINE)).bodyText().contains("May 23, 2027").doesNotContain("by your word");
    }

    @Test
    void aFileComesIn() {
        assertThat(upload(badge())).hasRedirectedUrl(MINE);
        assertThat(get(MINE)).bodyText().contains("Listening");
    }

    @Test
    void aPictureComesIn() {
        assertThat(upload("""
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">\
                <openbadges:credential><![CDATA[%s]]></openbadges:credential></svg>""".formatted(badge()))).hasRedirectedUrl(MINE);
        assertThat(get(MINE)).bodyText().contains("Listening");
    }

    @Test
    void anAddressThatIsNotCalledIsTold() {
        assertThat(add("https://10.0.0.1/badge")).hasStatus(422).bodyText().contains("This address is not called");
    }

    @Test
    void nobodyElseChecksOrRemovesMine() {
        add(badge());

        assertThat(post(MINE + "/" + id() + "/check", lead, Map.of())).hasStatus(404);
        assertThat(post(MINE + "/" + id() + "/remove", lead, Map.of())).hasStatus(404);
    }

    @Test
    void whoeverHasTwoChecksUnderWayWaitsForThem() {
        add(badge());
        String check = MINE + "/" + id() + "/check";

        turns.take(
                holder,
                () -> turns.take(holder, () -> {
                    assertThat(add(badge())).hasStatus(429).bodyText().contains("Too many checks came at once");
                    assertThat(post(check, me, Map.of())).hasStatus(429);
                    return "done";
                }));

        assertThat(post(check, me, Map.of())).hasRedirectedUrl(MINE);
    }

    @Test
    void aRuleSaysAllOfIt() {
        assertThat(post("/admin/equivalents", lead, Map.of("issuer", "somewhere")))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the issuer", "Enter the id", "Choose the micro-credential", "Say why", "somewhere");
        assertThat(post("/admin/equivalents", me, Map.of())).hasStatus(404);
    }

    /** What the next check is to come to. */
    private void found(Finding finding) {
        awards.checked(
                ImportedAwardId.valueOf(id()),
                district,
                new Verdict(finding, List.of("mail.example", "503"), null, List.of(), clock.instant()));
    }

    private void check() {
        awards.checkDue(district);
        TestJobs.runDue(context, clock.instant());
    }

    private String finding() {
        return jdbc.sql("select finding from imported_award where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();
    }

    private String id(PersonId of) {
        return jdbc.sql("select id from imported_award where district_id = ? and holder_id = ?")
                .params(district.id(), of.id())
                .query(String.class)
                .single();
    }

    private MvcTestResult upload(String file) {
        return web.post()
                .multipart()
                .uri(MINE)
                .file(new MockMultipartFile("file", file.getBytes(StandardCharsets.UTF_8)))
                .with(csrf())
                .with(authentication(me))
                .exchange();
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
