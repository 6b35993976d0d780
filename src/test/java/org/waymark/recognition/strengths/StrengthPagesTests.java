package org.waymark.recognition.strengths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.recognition.TestEarners;

@OnH2
class StrengthPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    TestEarners earners;

    @Autowired
    StrengthOffers offers;

    @Autowired
    Definitions definitions;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private DefinitionVersion definition;
    private Authentication lead;

    @BeforeEach
    void aDistrict() {
        district = people.district();
        definition = definitions.published(district).get(0);
        lead = TestPeople.as(people.person(district, "Lea Lead", Role.LEAD), district);
    }

    @Test
    void refuseASearchForNothing() {
        assertThat(find("?open=MENTORING"))
                .hasStatus(422)
                .bodyText()
                .contains("Say what people should be able to do", "id=\"q-error\"");
    }

    @Test
    void refuseWhatIsNoDayAndNoMicroCredentialAndKeepWhatWasTyped() {
        assertThat(find("?q=reading&since=yesterday&credential=none"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Write a day as year-month-day",
                        "Choose a micro-credential of the list",
                        "value=\"reading\"",
                        "value=\"yesterday\"");
    }

    @Test
    void refuseWordsThatAreTooLong() {
        assertThat(find("?q=" + "x".repeat(201))).hasStatus(422);
    }

    @Test
    void areFoundByLeadsOnly() {
        for (Role role : Set.of(Role.COACH, Role.PAYROLL, Role.UNION, Role.REVIEWER)) {
            Authentication other = TestPeople.as(people.person(district, "Other", role), district);
            assertThat(get("/strengths", other)).as(role.name()).hasStatus(404);
        }
    }

    @Test
    void showALeadWhoLetThemselvesBeFoundAndNobodyElse() {
        offering("Jordan Rivera");
        earners.earns(people.person(district, "Sam Silent"), definition.definition(), district);

        assertThat(find("?credential=" + definition.definition()))
                .hasStatusOk()
                .bodyText()
                .contains("Jordan Rivera")
                .doesNotContain("Sam Silent");
    }

    @Test
    void sayWhatIsMissingWhereNothingIsAskedFor() {
        assertThat(find("")).hasStatusOk();
        assertThat(find("?q=&criterion=&credential=&since=&open="))
                .hasStatus(422)
                .bodyText()
                .contains("Say what people should be able to do");
    }

    @Test
    void letOneselfBeFoundAndTakeItBack() {
        PersonId jordan = people.person(district, "Jordan Rivera");
        Authentication me = TestPeople.as(jordan, district);
        earners.earns(jordan, definition.definition(), district);

        assertThat(post("/strengths/mine", me)).hasStatus3xxRedirection();
        assertThat(find("?credential=" + definition.definition())).bodyText().contains("Jordan Rivera");

        assertThat(post("/strengths/mine/withdraw", me)).hasStatus3xxRedirection();
        assertThat(find("?credential=" + definition.definition())).bodyText().doesNotContain("Jordan Rivera");
    }

    @Test
    void takeAsManyQueriesForManyAsForOne() {
        offering("Jordan Rivera");
        long one = queries();

        for (int n = 0; n < 5; n++) {
            offering("Eli Earner " + n);
        }

        assertThat(queries()).isEqualTo(one);
    }

    private void offering(String name) {
        PersonId person = people.person(district, name);
        earners.earns(person, definition.definition(), district);
        offers.offer(Set.of(), TestPeople.signedIn(person, district));
    }

    private long queries() {
        return TestQueries.during(
                jdbc,
                () -> assertThat(find("?credential=" + definition.definition())).hasStatusOk());
    }

    private MvcTestResult find(String query) {
        return get("/strengths" + query, lead);
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who) {
        return web.post().uri(path).with(authentication(who)).with(csrf()).exchange();
    }
}
