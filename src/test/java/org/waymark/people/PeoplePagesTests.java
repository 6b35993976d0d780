package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;

@OnH2
class PeoplePagesTests {

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    People people;

    @Autowired
    EntityManagerFactory factory;

    DistrictId district;
    PersonId lead;
    PersonId jordan;

    @BeforeEach
    void makePeople() {
        clock.reset();
        district = test.district();
        lead = test.person(district, "Lee Lead", Role.LEAD);
        jordan = test.person(district, "José Jordán");
    }

    @Test
    void theOperatorChoosesAmongDistricts() {
        test.district();

        assertThat(get("/admin/people", TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/people?district=" + district);
    }

    @Test
    void theOperatorSeesADistrictsPeople() {
        assertThat(get("/admin/people?district=" + district, TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("José Jordán", "Programme lead");
    }

    @Test
    void aLeadSeesTheirOwnDistrictWhateverIsAsked() {
        DistrictId elsewhere = test.district();
        test.person(elsewhere, "Far Away");

        assertThat(get("/admin/people?district=" + elsewhere, TestPeople.as(lead, district)))
                .bodyText()
                .contains("Lee Lead")
                .doesNotContain("Far Away");
    }

    @Test
    void whoIsNoLeadFindsNothing() {
        assertThat(get("/admin/people", TestPeople.as(jordan, district))).hasStatus(404);
    }

    @Test
    void anLmsAdministratorWhoIsNoLeadFindsNothing() {
        SignedInPerson admin = new SignedInPerson(
                jordan,
                district,
                java.util.UUID.randomUUID(),
                "Admin",
                false,
                true,
                true,
                TestPeople.ISSUER,
                null,
                "en",
                "America/New_York");

        assertThat(get("/admin/people", TestPeople.as(admin))).hasStatus(404);
    }

    @Test
    void aPersonOfAnotherDistrictIsNotFound() {
        PersonId elsewhere = test.person(test.district(), "Far Away");

        assertThat(get("/admin/people/" + elsewhere, TestPeople.as(lead, district)))
                .hasStatus(404);
    }

    @Test
    void aNameIsFoundByAPartWithoutAccents() {
        assertThat(get("/admin/people?q=jordan", TestPeople.as(lead, district)))
                .bodyText()
                .contains("José Jordán")
                .doesNotContain("Lee Lead</span>");
    }

    @Test
    void aPercentSignFindsNoName() {
        assertThat(get("/admin/people?q=%25", TestPeople.as(lead, district)))
                .bodyText()
                .contains("Nobody has that in their name");
    }

    @Test
    void aPageBeyondTheLastIsEmpty() {
        assertThat(get("/admin/people?page=999", TestPeople.as(lead, district))).hasStatusOk();
    }

    @Test
    void aPageBeforeTheFirstIsTheFirst() {
        assertThat(get("/admin/people?page=-1", TestPeople.as(lead, district)))
                .hasStatusOk()
                .bodyText()
                .contains("Lee Lead");
    }

    @Test
    void aListCostsTheSameForManyAsForFew() {
        long few = statements();
        for (int i = 0; i < 20; i++) {
            test.person(district, "Person " + i, Role.COACH);
        }

        assertThat(statements()).isEqualTo(few);
    }

    @Test
    void aLeadGivesARole() {
        give(TestPeople.as(lead, district), jordan, "REVIEWER", "Trained in April");

        assertThat(people.rolesOf(jordan, district)).containsExactly(Role.REVIEWER);
    }

    @Test
    void theOperatorNamesTheFirstLead() {
        DistrictId fresh = test.district();
        PersonId first = test.person(fresh, "First Lead");
        district = fresh;
        give(TestPeople.asOperator(), first, "LEAD", "Named by the superintendent");

        assertThat(people.rolesOf(first, fresh)).containsExactly(Role.LEAD);
    }

    @Test
    void aRoleNeedsAReason() {
        assertThat(give(TestPeople.as(lead, district), jordan, "REVIEWER", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Say why this person has the role");
    }

    @Test
    void aRoleThatIsNoneIsNotGiven() {
        assertThat(give(TestPeople.as(lead, district), jordan, "EMPEROR", "Because"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a role", "Because");
    }

    @Test
    void aLeadGivesThemselvesNothing() {
        assertThat(give(TestPeople.as(lead, district), lead, "REVIEWER", "I can"))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody gives a role to themselves");
    }

    @Test
    void whoIsNoLeadGivesNothing() {
        assertThat(give(TestPeople.as(jordan, district), lead, "REVIEWER", "Please"))
                .hasStatus(404);
    }

    @Test
    void aRoleIsEnded() {
        people.give(Role.COACH, jordan, district, null, "Trained");
        end(TestPeople.as(lead, district), jordan, Role.COACH);

        assertThat(people.rolesOf(jordan, district)).isEmpty();
    }

    @Test
    void theLastLeadCannotBeEnded() {
        assertThat(end(TestPeople.as(lead, district), lead, Role.LEAD))
                .hasStatus(422)
                .bodyText()
                .contains("This is the last programme lead");
    }

    @Test
    void aRoleIsGivenWithALastDay() {
        assertThat(give(TestPeople.as(lead, district), jordan, "COACH", "For the year", "2027-12-31"))
                .hasStatus3xxRedirection();

        assertThat(get("/admin/people/" + jordan, TestPeople.as(lead, district)))
                .bodyText()
                .contains("from May 3, 2027 to December 31, 2027", "value=\"2027-12-31\"");
    }

    @Test
    void aYearIsSuggested() {
        assertThat(get("/admin/people/" + jordan, TestPeople.as(lead, district)))
                .bodyText()
                .contains("value=\"2028-05-02\"");
    }

    @Test
    void aLastDayThatIsNoneOrPastIsSaidAndKept() {
        for (String day : List.of("tomorrow", "2027-02-30", "2027-05-02", "9999-01-01")) {
            assertThat(give(TestPeople.as(lead, district), jordan, "COACH", "For the year", day))
                    .hasStatus(422)
                    .bodyText()
                    .contains("href=\"#last-day\"", "value=\"" + day + "\"", "For the year");
        }
        assertThat(people.rolesOf(jordan, district)).isEmpty();
    }

    @Test
    void aLastDayIsMoved() {
        people.give(Role.COACH, jordan, district, null, "Trained");
        until(jordan, Role.COACH, "2027-06-30");

        assertThat(get("/admin/people/" + jordan, TestPeople.as(lead, district)))
                .bodyText()
                .contains("to June 30, 2027");
    }

    @Test
    void aLeadIsNotGivenALastDayWhileNoOtherStays() {
        PersonId second = test.person(district, "Second Lead", Role.LEAD);
        until(second, Role.LEAD, "2027-06-30");

        assertThat(end(TestPeople.as(second, district), lead, Role.LEAD))
                .hasStatus(422)
                .bodyText()
                .contains("no programme lead without a last day would remain");
    }

    @Test
    void rolesOfLaterPagesAreExplainedInASentence() {
        assertThat(get("/admin/people/" + jordan, TestPeople.as(lead, district)))
                .bodyText()
                .contains("Votes on micro-credentials", "Hears concerns", "Approves what an award brings");
    }

    private void until(PersonId of, Role role, String day) {
        assertThat(web.post()
                        .uri("/admin/people/" + of + "/roles/" + role + "/until")
                        .param("lastDay", day)
                        .with(csrf())
                        .with(authentication(TestPeople.as(lead, district))))
                .hasStatus3xxRedirection();
    }

    private long statements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        get("/admin/people", TestPeople.as(lead, district));
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get()
                .uri(java.net.URI.create(path))
                .with(authentication(who))
                .exchange();
    }

    private MvcTestResult give(Authentication who, PersonId to, String role, String reason) {
        return give(who, to, role, reason, "");
    }

    private MvcTestResult give(Authentication who, PersonId to, String role, String reason, String lastDay) {
        return web.post()
                .uri("/admin/people/" + to + "/roles")
                .param("district", district.toString())
                .param("role", role)
                .param("reason", reason)
                .param("lastDay", lastDay)
                .with(csrf())
                .with(authentication(who))
                .exchange();
    }

    private MvcTestResult end(Authentication who, PersonId of, Role role) {
        return web.post()
                .uri("/admin/people/" + of + "/roles/" + role + "/end")
                .param("district", district.toString())
                .with(csrf())
                .with(authentication(who))
                .exchange();
    }
}
