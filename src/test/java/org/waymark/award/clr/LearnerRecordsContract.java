package org.waymark.award.clr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeCheck;
import org.waymark.award.JsonText;
import org.waymark.award.RevocationReason;
import org.waymark.award.SignedBadge;
import org.waymark.award.TestDids;
import org.waymark.award.ownership.OwnIdentities;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.identities.TestIdentities;
import org.waymark.review.TestReviews;

/** Records of several badges, page and file. */
abstract class LearnerRecordsContract {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    Stacks stacks;

    @Autowired
    LearnerRecordsOfPerson kept;

    @Autowired
    OwnIdentities identities;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private DefinitionVersion one;
    private DefinitionVersion two;
    private AwardId first;
    private AwardId second;

    @BeforeEach
    void twoBadges() {
        district = people.district();
        earner = people.person(district, "Clara Earner");
        me = TestPeople.as(earner, district);
        one = context.getBean(Definitions.class).published(district).get(0);
        two = context.getBean(Definitions.class).published(district).get(1);
        first = awarded(one);
        second = awarded(two);
        sign();
    }

    private AwardId awarded(DefinitionVersion definition) {
        return awards.forSubmission(TestReviews.awarded(definition.definition(), earner, district, context), district)
                .orElseThrow()
                .id();
    }

    @Test
    void holdsAllBadgesToTheLetter() {
        make("ALL", null);

        JsonObject record = said(jwt(me));
        assertThat(record.getString("id")).endsWith(path());
        assertThat(record.getString("name")).startsWith("Badges from District");
        assertThat(badges(record).getValuesAs(JsonObject.class))
                .containsExactlyElementsOf(awards.signed(earner, district).stream()
                        .map(SignedBadge::credential)
                        .map(JsonText::object)
                        .toList());
        assertThat(record.getJsonObject("credentialSubject")).doesNotContainKeys("achievement", "association");
    }

    @Test
    void saysWhetherItsEarnerHasOthers() {
        make("ALL", null);
        assertThat(said(jwt(me)).getBoolean("partial")).isFalse();

        awarded(context.getBean(Definitions.class).published(district).get(2));
        sign();

        assertThat(said(jwt(me)).getBoolean("partial")).isTrue();
    }

    @Test
    void eachBadgeInItIsVerifiedByItself() {
        make("ALL", null);

        String issuer = body(web.get().uri("/issuers/" + district + "/did.json").exchange());
        assertThat(badges(said(jwt(me))).getValuesAs(JsonObject.class))
                .hasSize(2)
                .allSatisfy(badge -> assertThatCode(() -> BadgeCheck.verify(badge.toString(), issuer))
                        .doesNotThrowAnyException());
    }

    @Test
    void isSignedWithAKeyThatItsIssuerPublishes() throws Exception {
        make("ALL", null);

        JWSObject jwt = JWSObject.parse(jwt(me));
        String key = body(
                web.get().uri(URI.create(jwt.getHeader().getKeyID()).getPath()).exchange());
        assertThat(jwt.verify(new RSASSAVerifier(RSAKey.parse(key)))).isTrue();
        assertThat(jwt.getHeader().toJSONObject().keySet()).containsExactlyInAnyOrder("alg", "kid", "typ");
        assertThat(said(jwt(me)).getString("iss"))
                .isEqualTo(said(jwt(me)).getJsonObject("issuer").getString("id"));
    }

    @Test
    void isTheSameForEverybodyAtAnyTime() {
        make("ALL", null);
        shareAll();
        String mine = jwt(me);
        clock.advance(Duration.ofDays(3));

        assertThat(jwt(null)).isEqualTo(mine).isEqualTo(jwt(me));
    }

    @Test
    void saysOfAStackWhatIsPartOfIt() {
        StackId stack = stack();
        make("STACK", stack);

        JsonObject subject = said(jwt(me)).getJsonObject("credentialSubject");
        assertThat(subject.getJsonArray("achievement")).hasSize(1);
        JsonObject whole = subject.getJsonArray("achievement").getJsonObject(0);
        assertThat(whole.getString("name")).isEqualTo("Both of them");
        assertThat(subject.getJsonArray("association").getValuesAs(JsonObject.class))
                .hasSize(2)
                .allSatisfy(part -> {
                    assertThat(part.getString("associationType")).isEqualTo("isParentOf");
                    assertThat(part.getString("sourceId")).isEqualTo(whole.getString("id"));
                })
                .extracting(part -> part.getString("targetId"))
                .containsExactlyInAnyOrderElementsOf(
                        subject.getJsonArray("verifiableCredential").getValuesAs(JsonObject.class).stream()
                                .map(badge -> badge.getJsonObject("credentialSubject")
                                        .getJsonObject("achievement")
                                        .getString("id"))
                                .toList());
    }

    @Test
    void saysOfAPathwayThatItIsOne() {
        StackId pathway = published("P-1", true, "One after the other", Rule.all(List.of(Rule.stack(stack()))));

        assertThat(get("/record/clr", me)).bodyText().contains("A pathway that you completed");
        make("STACK", pathway);
        JsonObject record = said(jwt(me));
        assertThat(record.getString("description")).contains("A completed pathway", "2 badges");
        List<String> names =
                record
                        .getJsonObject("credentialSubject")
                        .getJsonArray("achievement")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .map(achievement -> achievement.getString("name"))
                        .toList();
        assertThat(names).containsExactly("One after the other", "Both of them");
        // The stack in the pathway, and the two badges in the stack.
        assertThat(record.getJsonObject("credentialSubject").getJsonArray("association"))
                .hasSize(3);
    }

    @Test
    void isNotMadeOfAStackThatIsNotComplete() {
        awards.suspend(first, district, "operator", "Looked into");
        StackId stack = stack();

        assertThat(post("/record/clr", "kind", "STACK", "of", stack.toString())).hasStatus(404);
        assertThat(get("/record/clr", me)).bodyText().doesNotContain("Both of them");
    }

    @Test
    void isNotMadeOfAStackThatIsCompleteByABadgeThatHasEndedAndSaysSo() {
        StackId stack = stack();
        jdbc.sql("update award set valid_until = ? where id = ?")
                .params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), first.id())
                .update();

        assertThat(get("/record/clr", me)).bodyText().contains("Both of them", "or with a badge that has ended since");
        assertThat(post("/record/clr", "kind", "STACK", "of", stack.toString())).hasStatus(404);
    }

    @Test
    void isNotThereWhileABadgeInItDoesNotHold() {
        make("ALL", null);
        shareAll();
        awards.suspend(first, district, "operator", "Looked into");

        assertThat(get(path() + ".jwt", me)).hasStatus(404);
        assertThat(get(path(), null)).hasStatus(404);
        assertThat(get("/record/clr", me)).hasStatusOk().bodyText().contains("does not hold at the moment");
        awards.resume(first, district, "operator");
        assertThat(get(path() + ".jwt", null)).hasStatusOk();
        awards.revoke(first, district, "operator", RevocationReason.OTHER, "By mistake");
        assertThat(get(path() + ".jwt", null)).hasStatus(404);
        make("ALL", null);
        assertThat(badges(said(jwt(me)))).hasSize(1);
    }

    @Test
    void isItsEarnersAloneUntilTheyShareIt() {
        make("ALL", null);
        Authentication colleague = TestPeople.as(people.person(district, "Colleague"), district);

        assertThat(get(path(), me)).hasStatusOk();
        for (Authentication other : new Authentication[] {null, colleague}) {
            assertThat(get(path(), other)).hasStatus(404);
            assertThat(get(path() + ".jwt", other)).hasStatus(404);
        }
        assertThat(web.post()
                        .uri("/record/clr/" + id() + "/share")
                        .param("shared", "true")
                        .with(authentication(colleague))
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void isSharedOnlyWithEveryBadgeInIt() {
        make("ALL", null);
        awards.share(first, earner, district, true);

        assertThat(share(true)).hasStatus(404);
        assertThat(get("/record/clr", me)).bodyText().contains("once you share each of these", two.title());

        awards.share(second, earner, district, true);
        assertThat(share(true)).hasRedirectedUrl("/record/clr");
        assertThat(get(path(), null))
                .hasStatusOk()
                .hasHeader("X-Robots-Tag", "noindex")
                .bodyText()
                .contains(one.title(), two.title(), "Clara Earner");
        assertThat(get(path() + ".jwt", null)).hasHeader("Access-Control-Allow-Origin", "*");

        awards.share(first, earner, district, false);
        assertThat(get(path(), null)).hasStatus(404);
        assertThat(get(path() + ".jwt", null)).hasStatus(404);

        awards.share(first, earner, district, true);
        assertThat(share(false)).hasRedirectedUrl("/record/clr");
        assertThat(get(path(), null)).hasStatus(404);
    }

    @Test
    void isNeverEverybodysOfAMinor() {
        make("ALL", null);
        shareAll();
        context.getBean(Audiences.class).give(earner, district, Audience.STUDENT, "operator", "At school here");

        assertThat(get(path(), null)).hasStatus(404);
        assertThat(share(true)).hasStatus(404);
        assertThat(get(path() + ".jwt", me)).hasStatusOk();
    }

    @Test
    void isMadeAnewAtItsAddress() {
        make("ALL", null);
        String before = path();
        AwardId third =
                awarded(context.getBean(Definitions.class).published(district).get(2));
        sign();
        assertThat(badges(said(jwt(me)))).hasSize(2);
        assertThat(get("/record/clr", me)).bodyText().contains("You hold other badges now");

        make("ALL", null);
        assertThat(path()).isEqualTo(before);
        assertThat(badges(said(jwt(me)))).hasSize(3);
        assertThat(third).isNotNull();
    }

    @Test
    void knowsItsEarnerAsTheirBadgesDo() {
        make("ALL", null);
        assertThat(said(jwt(me)).getString("sub")).startsWith("urn:uuid:");
        String did = TestDids.ed25519().did();
        identities.proved(earner, district, did);
        sign();

        assertThat(said(jwt(me)).getString("sub")).isEqualTo(did);
    }

    @Test
    void goesWhenItsEarnerRemovesIt() {
        make("ALL", null);
        String path = path();
        assertThat(post("/record/clr/" + id() + "/remove")).hasRedirectedUrl("/record/clr");

        assertThat(get(path, me)).hasStatus(404);
    }

    @Test
    void goesWithADeletion() {
        make("ALL", null);
        String path = path();
        shareAll();
        transaction.executeWithoutResult(status -> kept.erase(new Erasure(earner, district, false, Set.of())));

        assertThat(get(path, null)).hasStatus(404);
        assertThat(kept.held(earner, district)).isEmpty();
    }

    @Test
    void followsTheOnePersonThatTwoIdentitiesAre() {
        make("ALL", null);
        PersonId other = people.person(district, "Clara Earner");
        context.getBean(TestIdentities.class).link(other, earner, district);

        assertThat(get(path(), TestPeople.as(other, district))).hasStatusOk();
        context.getBean(TestIdentities.class).undo(other, district);
        assertThat(get(path(), TestPeople.as(other, district))).hasStatus(404);
        assertThat(get(path(), me)).hasStatusOk();
    }

    @Test
    void isThereForWhomALinkByEMailSignedIn() {
        make("ALL", null);
        Authentication guest = TestPeople.as(SignedInPerson.byLink(earner, district, "Clara", "en", "UTC"));

        assertThat(get("/record/clr", guest)).hasStatusOk();
        assertThat(get(path() + ".jwt", guest)).hasStatusOk();
    }

    @Test
    void speaksSpanishToWhoMakesItInSpanish() {
        me = TestPeople.as(TestPeople.signedIn(earner, district, "es"));
        make("ALL", null);

        assertThat(said(jwt(me)).getString("name")).startsWith("Insignias de District");
        assertThat(get("/record/clr", me)).bodyText().contains("Mis insignias como un solo registro");
    }

    @Test
    void isNothingWithoutBadges() {
        Authentication newcomer = TestPeople.as(people.person(district, "New Comer"), district);

        assertThat(get("/record/clr", newcomer)).hasStatusOk().bodyText().contains("No badges yet");
        assertThat(web.post()
                        .uri("/record/clr")
                        .param("kind", "ALL")
                        .with(authentication(newcomer))
                        .with(csrf()))
                .hasStatus(404);
        assertThat(get("/records/" + UUID.randomUUID(), me)).hasStatus(404);
        assertThat(get("/records/none", me)).hasStatus(404);
    }

    private StackId stack() {
        return published(
                "S-1",
                false,
                "Both of them",
                Rule.all(List.of(Rule.credential(one.definition()), Rule.credential(two.definition()))));
    }

    private StackId published(String code, boolean pathway, String title, Rule rule) {
        Stacks.By by = new Stacks.By(district, "operator", "OPERATOR");
        StackId id = stacks.begin(code, pathway, new StackText(title, "That go together", rule), by)
                .orElseThrow();
        assertThat(stacks.publish(id, by)).isEmpty();
        return id;
    }

    private void make(String kind, @Nullable StackId of) {
        MvcTestResult made =
                of == null ? post("/record/clr", "kind", kind) : post("/record/clr", "kind", kind, "of", of.toString());
        assertThat(made).hasRedirectedUrl("/record/clr");
    }

    private void shareAll() {
        awards.signed(earner, district).forEach(badge -> awards.share(badge.id(), earner, district, true));
        assertThat(share(true)).hasRedirectedUrl("/record/clr");
    }

    private MvcTestResult share(boolean shared) {
        return post("/record/clr/" + id() + "/share", "shared", String.valueOf(shared));
    }

    private void sign() {
        TestJobs.runDue(context, clock.instant());
    }

    private String jwt(@Nullable Authentication who) {
        MvcTestResult file = get(path() + ".jwt", who);
        assertThat(file).hasStatusOk();
        return body(file);
    }

    private static JsonObject said(String jwt) {
        try {
            return JsonText.object(JWSObject.parse(jwt).getPayload().toString());
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonArray badges(JsonObject record) {
        return record.getJsonObject("credentialSubject").getJsonArray("verifiableCredential");
    }

    private UUID id() {
        return jdbc.sql("select id from learner_record where district_id = :district")
                .param("district", district.id())
                .query(UUID.class)
                .single();
    }

    private String path() {
        return "/records/" + id();
    }

    private MvcTestResult get(String path, @Nullable Authentication who) {
        MockMvcTester.MockMvcRequestBuilder request = web.get().uri(path);
        return (who == null ? request : request.with(authentication(who))).exchange();
    }

    private MvcTestResult post(String path, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri(path).with(authentication(me)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
