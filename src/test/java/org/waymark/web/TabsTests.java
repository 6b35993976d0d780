package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

/** What the navigation offers: few tabs, and every page within two steps. */
@OnH2
class TabsTests {

    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"?]*)\"");

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Test
    void theOperatorHasFiveTabsAndAllPages() {
        Authentication operator = TestPeople.asOperator();

        assertThat(links("tabs", "/admin/people", operator))
                .containsExactly("/admin/today", "/admin/platforms", "/admin/people", "/admin/passback", "/admin/jobs");
        assertThat(links("sections", "/admin/platforms", operator))
                .containsExactly("/admin/platforms", "/admin/doctor", "/admin/keys");
        assertThat(links("sections", "/admin/privacy", operator))
                .containsExactly(
                        "/admin/people",
                        "/admin/programmes",
                        "/admin/rosters",
                        "/admin/guests",
                        "/admin/staff",
                        "/admin/privacy",
                        "/admin/district");
        assertThat(links("sections", "/admin/placements", operator))
                .containsExactly("/admin/passback", "/admin/placements");
    }

    @Test
    void whoHoldsEveryRoleHasFiveTabs() {
        DistrictId district = test.district();
        PersonId person = test.person(district, "Lee Lead", Role.LEAD, Role.REVIEWER);
        Authentication all = TestPeople.as(new SignedInPerson(
                person,
                district,
                UUID.randomUUID(),
                "Lee Lead",
                false,
                true,
                true,
                TestPeople.ISSUER,
                null,
                "en",
                "America/Denver"));

        // Beside the five, as to anyone who has not read them: two notices, of the roles just given.
        assertThat(links("tabs", "/home", all))
                .containsExactly("/home", "/credentials", "/record", "/reviews", "/manage", "/notices");
        assertThat(links("sections", "/home", all)).isEmpty();
        assertThat(links("sections", "/admin/people", all))
                .containsExactly("/admin/people", "/admin/staff", "/students", "/admin/guests");
        assertThat(links("sections", "/students", all)).contains("/admin/people");
        assertThat(links("sections", "/admin/audit", all))
                .containsExactly("/admin/passback", "/concerns", "/recordings", "/admin/privacy", "/admin/audit");
        assertThat(links("sections", "/admin/rosters", all))
                .containsExactly("/admin/district", "/admin/platforms", "/admin/doctor", "/admin/rosters");
    }

    @Test
    void allThatALeadLooksAfterStandsOnOnePageUnderHeadings() {
        DistrictId district = test.district();
        Authentication lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        Document page = Jsoup.parse(page("/manage", lead));

        assertThat(page.select("main h2").eachText())
                .containsExactly(
                        "What it adds up to",
                        "People",
                        "Programmes and courses",
                        "Pay, credit and roles",
                        "What was sent, asked and done",
                        "District and learning systems");
        for (String href : page.select("main section a").eachAttr("href")) {
            assertThat(web.get().uri(href).with(authentication(lead))).as(href).hasStatusOk();
        }
    }

    @Test
    void whoLooksAfterOneThingHasItAsATab() {
        DistrictId district = test.district();

        assertThat(links("tabs", "/home", TestPeople.as(test.person(district, "Cora Coach", Role.COACH), district)))
                .contains("/coaching")
                .doesNotContain("/manage");
    }

    @Test
    void whoLooksAfterNothingFindsNoSuchPage() {
        DistrictId district = test.district();

        assertThat(web.get()
                        .uri("/manage")
                        .with(authentication(TestPeople.as(test.person(district, "Tess Arnold"), district))))
                .hasStatus(404);
    }

    @Test
    void whoEarnsSeesNoSections() {
        DistrictId district = test.district();
        Authentication me = TestPeople.as(test.person(district, "Tess Arnold"), district);

        assertThat(links("tabs", "/home", me)).containsExactly("/home", "/credentials", "/record");
        assertThat(links("sections", "/home", me)).isEmpty();
    }

    private List<String> links(String nav, String path, Authentication who) {
        Matcher found = Pattern.compile("<nav class=\"" + nav + "\".*?</nav>", Pattern.DOTALL)
                .matcher(page(path, who));
        return found.find()
                ? LINK.matcher(found.group())
                        .results()
                        .map(link -> link.group(1))
                        .toList()
                : List.of();
    }

    private String page(String path, Authentication who) {
        MvcTestResult answer = web.get().uri(path).with(authentication(who)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
