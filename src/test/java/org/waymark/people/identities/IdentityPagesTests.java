package org.waymark.people.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

@OnH2
class IdentityPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Identities identities;

    @Autowired
    TestIdentities links;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    DistrictId district;
    PersonId main;
    PersonId other;
    Authentication lead;

    @BeforeEach
    void makePeople() {
        district = test.district();
        main = people.seen(district, TestPeople.ISSUER, "main", "Jordan Lee");
        other = people.seen(district, "https://other.example.org", "other-7", null);
        lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
    }

    @Test
    void aPersonsPageLeadsToTheirIdentities() {
        assertThat(get("/admin/people/" + main, lead))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/people/" + main + "/identities");
    }

    @Test
    void whoHasNoNameIsFoundByTheIdInTheLms() {
        assertThat(get("/admin/people/" + main + "/identities?q=other-7", lead))
                .hasStatusOk()
                .bodyText()
                .contains("https://other.example.org", "Colleague ", "/identities/" + other);
    }

    @Test
    void bothStandBesideEachOtherBeforeAnythingHappens() {
        assertThat(get(pair(), lead))
                .hasStatusOk()
                .bodyText()
                .contains("Are these one person?", "other-7", "Both are told", "Link these two");
        assertThat(identities.of(main, district)).containsExactly(main);
    }

    @Test
    void aLeadLinksAndUndoes() {
        assertThat(post(pair(), lead, "Asked in person")).hasStatus3xxRedirection();
        assertThat(identities.of(main, district)).containsExactly(main, other);

        UUID link = links.linkOf(main, district);
        assertThat(get("/admin/people/" + main + "/identities", lead))
                .bodyText()
                .contains("Asked in person", "Undo this link");
        assertThat(post("/admin/people/" + main + "/identities/" + link + "/undo", lead, "They are two"))
                .hasStatus3xxRedirection();
        assertThat(identities.of(main, district)).containsExactly(main);
    }

    @Test
    void bothFindWhoLookedAtTheirIdentities() {
        get("/admin/people/" + main + "/identities", lead);
        assertThat(looks(main)).contains("Lee Lead", "as which accounts");
        assertThat(looks(other)).doesNotContain("Lee Lead");

        get(pair(), lead);
        assertThat(looks(other)).contains("Lee Lead", "as which accounts");
    }

    @Test
    void theOperatorMayDoSo() {
        assertThat(post(pair() + "?district=" + district, TestPeople.asOperator(), "Asked"))
                .hasStatus3xxRedirection();
        assertThat(identities.of(main, district)).hasSize(2);
    }

    @Test
    void aReasonIsNeededForEither() {
        assertThat(post(pair(), lead, " ")).hasStatus(422).bodyText().contains("Say how you know");

        links.link(main, other, district);
        UUID link = links.linkOf(main, district);
        assertThat(post("/admin/people/" + main + "/identities/" + link + "/undo", lead, ""))
                .hasStatus(422)
                .bodyText()
                .contains("Say how you know");
        assertThat(identities.of(main, district)).hasSize(2);
    }

    @Test
    void whatStandsAgainstItIsSaid() {
        people.give(Role.COACH, main, district, null, "Trained");
        people.give(Role.COACH, other, district, null, "Trained");

        assertThat(post(pair(), lead, "They told me")).hasStatus(422).bodyText().contains("Both hold the role Coach");
    }

    @Test
    void nobodyElseFindsThesePages() {
        SignedInPerson admin = new SignedInPerson(
                main,
                district,
                UUID.randomUUID(),
                "Admin",
                false,
                true,
                true,
                TestPeople.ISSUER,
                null,
                "en",
                "America/New_York");
        Authentication elsewhere = TestPeople.as(farLead(), farAway);

        for (Authentication who :
                new Authentication[] {TestPeople.as(main, district), TestPeople.as(admin), elsewhere}) {
            assertThat(get("/admin/people/" + main + "/identities", who)).hasStatus(404);
            assertThat(get(pair(), who)).hasStatus(404);
            assertThat(post(pair(), who, "Why not")).hasStatus(404);
        }
        assertThat(identities.of(main, district)).containsExactly(main);
    }

    private String looks(PersonId person) {
        try {
            return get("/record/looks", TestPeople.as(person, district))
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private DistrictId farAway;

    private PersonId farLead() {
        farAway = test.district();
        return test.person(farAway, "Far Lead", Role.LEAD);
    }

    private String pair() {
        return "/admin/people/" + main + "/identities/" + other;
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(URI.create(path)).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, String reason) {
        return web.post()
                .uri(URI.create(path))
                .param("reason", reason)
                .with(csrf())
                .with(authentication(who))
                .exchange();
    }
}
