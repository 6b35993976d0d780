package org.waymark.recognition.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.recognition.TestEarners;

@OnH2
class RolePagesTests {

    private static final ApplicationWindow OPEN =
            new ApplicationWindow(LocalDate.of(2027, 5, 1), LocalDate.of(2027, 5, 31));

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    TestEarners earners;

    @Autowired
    Definitions definitions;

    @Autowired
    RoleProfiles profiles;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private PersonId jordan;
    private Authentication teacher;
    private Authentication lead;
    private DefinitionId first;

    @BeforeEach
    void people() {
        district = people.district();
        jordan = people.person(district, "Jordan Rivera");
        teacher = TestPeople.as(jordan, district);
        lead = TestPeople.as(people.person(district, "Lea", Role.LEAD), district);
        first = definitions.named(district).get(0).id();
    }

    @Test
    void areWrittenByALeadAndReadByEverybody() throws Exception {
        MvcTestResult made = post(
                lead,
                "/admin/role-profiles/new",
                "slug",
                "peer",
                "title",
                "Peer Collaborative Teacher",
                "words",
                "Works with colleagues",
                "upTo",
                "$12,500",
                "what",
                "c:" + first,
                "need",
                "",
                "from",
                "2027-12-01",
                "until",
                "2028-03-31");

        assertThat(made).hasStatus3xxRedirection();
        assertThat(page(teacher, "/roles/peer").text())
                .contains("Up to $12,500 a year")
                .contains("Opens on")
                .contains("You have 0 of 1.");
    }

    @Test
    void keepWhatWasTypedBesideWhatIsWrongWithIt() throws Exception {
        MvcTestResult refused = post(
                lead,
                "/admin/role-profiles/new",
                "slug",
                "Not An Address",
                "title",
                "Kept",
                "upTo",
                "much",
                "from",
                "2027-12-01",
                "until",
                "2027-11-01");

        assertThat(refused).hasStatus(422);
        Document page = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(page.select("#problems a").eachAttr("href"))
                .containsExactly("#slug", "#words", "#upTo", "#what-0", "#until-0");
        assertThat(page.select("#title").val()).isEqualTo("Kept");
        assertThat(page.select("#upTo").val()).isEqualTo("much");
    }

    @Test
    void takeANameAndGiveItBackWithoutAScript() throws Exception {
        RoleProfileId role = role();
        earners.earns(jordan, first, district);
        assertThat(page(teacher, "/roles/peer").select("form[action=/roles/peer/enter] button"))
                .hasSize(1);

        assertThat(post(teacher, "/roles/peer/enter")).hasStatus3xxRedirection();
        assertThat(page(lead, "/admin/role-profiles/" + role + "/pool").text()).contains("Jordan Rivera");
        assertThat(text(lead, "/admin/role-profiles/" + role + "/pool.csv"))
                .contains("\"Jordan Rivera\"")
                .contains("\"eligible\"");

        assertThat(post(teacher, "/roles/peer/withdraw")).hasStatus3xxRedirection();
        assertThat(page(lead, "/admin/role-profiles/" + role + "/pool").text()).doesNotContain("Jordan Rivera");
    }

    @Test
    void sayWhenItIsTooLate() {
        role();

        assertThat(post(teacher, "/roles/peer/enter")).hasStatus(409);
    }

    @Test
    void tellLeadsNothingOfWhoIsEligible() throws Exception {
        RoleProfileId role = role();
        earners.earns(jordan, first, district);

        for (String path : List.of("/admin/role-profiles/" + role + "/pool", "/admin/audit", "/roles/peer")) {
            assertThat(page(lead, path).text()).doesNotContain("Jordan Rivera");
        }
    }

    @Test
    void speakSpanish() throws Exception {
        role();

        assertThat(page(TestPeople.as(TestPeople.signedIn(jordan, district, "es")), "/roles/peer")
                        .text())
                .contains("Hasta $12,500 al año");
    }

    @Test
    void readAsOftenForManyNamesAsForOne() throws Exception {
        RoleProfileId role = role();
        enters(jordan);
        String pool = "/admin/role-profiles/" + role + "/pool";
        page(lead, pool);
        long one = TestQueries.during(jdbc, () -> page(lead, pool));

        for (int i = 0; i < 12; i++) {
            enters(people.person(district, "Teacher " + i));
        }

        assertThat(TestQueries.during(jdbc, () -> page(lead, pool))).isEqualTo(one);
    }

    @Test
    void readAsOftenForManyRolesAsForOne() throws Exception {
        role();
        page(teacher, "/roles");
        long one = TestQueries.during(jdbc, () -> page(teacher, "/roles"));

        for (int i = 0; i < 5; i++) {
            profiles.make(
                    TestRoles.plan("r" + i, List.of(TestRoles.credential(first)), OPEN),
                    district,
                    "operator",
                    "OPERATOR");
        }

        assertThat(TestQueries.during(jdbc, () -> page(teacher, "/roles"))).isEqualTo(one);
    }

    private void enters(PersonId person) {
        earners.earns(person, first, district);
        assertThat(post(TestPeople.as(person, district), "/roles/peer/enter")).hasStatus3xxRedirection();
    }

    private RoleProfileId role() {
        return profiles.make(
                        TestRoles.plan("peer", List.of(TestRoles.credential(first)), OPEN),
                        district,
                        "operator",
                        "OPERATOR")
                .orElseThrow();
    }

    private Document page(Authentication who, String path) throws UnsupportedEncodingException {
        return Jsoup.parse(text(who, path));
    }

    private String text(Authentication who, String path) throws UnsupportedEncodingException {
        MvcTestResult answer = web.get().uri(path).with(authentication(who)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private MvcTestResult post(Authentication who, String path, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri(path).with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }
}
