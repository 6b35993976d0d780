package org.waymark.award.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.TestDids;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.guests.TestGuests;

@OnH2
class OwnershipPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    TestGuests guests;

    @Autowired
    Audiences audiences;

    @Autowired
    OwnIdentities identities;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private final TestDids.Holder holder = TestDids.ed25519();

    @BeforeEach
    void someone() {
        district = people.district();
        earner = people.person(district, "Olive Owner");
        me = TestPeople.as(earner, district);
    }

    @Test
    void saysWhatIsPublicOfAnAddressAndPutsItInAndOut() {
        String address = guests.ownsOne(earner, district);

        assertThat(page()).hasStatusOk().bodyText().contains(address, "hash with its salt", "Not in my badges");
        assertThat(post("/address", "address", address, "named", "true")).hasRedirectedUrl("/record/ownership");
        assertThat(page()).bodyText().contains("Take out of my badges");
        assertThat(post("/address", "address", address, "named", "false")).hasRedirectedUrl("/record/ownership");
        assertThat(page()).bodyText().contains("Not in my badges");
    }

    @Test
    void takesNoAddressOfSomebodyElse() {
        String others = guests.ownsOne(people.person(district, "Other"), district);

        assertThat(post("/address", "address", others, "named", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("is not confirmed as yours");
        assertThat(page()).bodyText().doesNotContain(others);
    }

    @Test
    void takesADidWhoseKeySignedWhatWasAsked() {
        assertThat(prove(holder.sign(asked()))).hasRedirectedUrl("/record/ownership");
        assertThat(page()).bodyText().contains(holder.did());

        TestDids.Holder other = TestDids.p256();
        prove(other.sign(asked()));
        assertThat(page()).bodyText().contains(other.did()).doesNotContain(holder.did());

        post("/did/remove");
        assertThat(page()).bodyText().doesNotContain(other.did());
    }

    @Test
    void saysOfEachProofWhatIsWrongWithIt() {
        String asked = asked();

        refused("no jwt", "not a signed JWT");
        refused("", "not a signed JWT");
        refused("a.b.c".repeat(2000), "not a signed JWT");
        refused(holder.sign("hello"), "not a signed JWT");
        refused(holder.signature().jwt("key-1", asked), "names no DID");
        refused(holder.signature().jwt("did:jwk:abc", asked), "Only did:key and did:web");
        refused(holder.signature().jwt("did:key:", asked), "is not in order");
        refused(holder.signature().jwt("did:web:exa mple.org", asked), "is not in order");
        refused(holder.signature().jwt("did:key:z6Mk", asked), "has no such key");
        refused(holder.signature().jwt("did:web:10.0.0.1", asked), "not on the public internet");
        refused(holder.signature().jwt(TestDids.ed25519().kid(), asked), "was not made with this key");
        refused(holder.signature().jwt(TestDids.p256().kid(), asked), "was not made with this key");
        refused(holder.sign(asked.replace("\"aud\":\"http", "\"aud\":\"xttp")), "not meant for this site");
        refused(holder.sign(asked.replaceFirst("\\{", "{\"iss\":\"did:key:z6Mk\",")), "somebody else");
        refused(holder.sign(asked.replaceFirst("nonce\":\"..", "nonce\":\"AA")), "not the text for you");
        refused(holder.sign(asked(TestPeople.as(people.person(district, "Other"), district))), "not the text for you");
        clock.advance(Duration.ofDays(1));
        refused(holder.sign(asked), "older than a day");
        assertThat(identities.kept(earner, district)).isEmpty();
    }

    @Test
    void keepsWhatWasTyped() {
        assertThat(prove("<b>typed</b>")).hasStatus(422).bodyText().contains("&lt;b&gt;typed");
    }

    @Test
    void tellsAMinorThatThereIsNothingToName() {
        audiences.give(earner, district, Audience.STUDENT, "operator", "At school here");

        assertThat(page())
                .hasStatusOk()
                .bodyText()
                .contains("name nothing of them")
                .doesNotContain("The signed JWT");
        refused(holder.sign("{}"), "not meant for this site");
    }

    @Test
    void speaksSpanish() {
        Authentication yo = TestPeople.as(TestPeople.signedIn(earner, district, "es"));

        assertThat(web.get().uri("/record/ownership").with(authentication(yo)))
                .bodyText()
                .contains("Cómo me reconocen mis insignias");
    }

    private void refused(String proof, String why) {
        assertThat(prove(proof)).as(why).hasStatus(422).bodyText().contains(why);
    }

    private String asked() {
        return asked(me);
    }

    private String asked(Authentication who) {
        return Jsoup.parse(body(page(who))).select("#asked").text();
    }

    private static String body(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult page() {
        return page(me);
    }

    private MvcTestResult page(Authentication who) {
        return web.get().uri("/record/ownership").with(authentication(who)).exchange();
    }

    private MvcTestResult prove(String proof) {
        return post("/did", "proof", proof);
    }

    private MvcTestResult post(String path, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form = web.post()
                .uri("/record/ownership" + path)
                .with(authentication(me))
                .with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }
}
