package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.people.DistrictId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;

/** What a lead sets for the district. */
@OnH2
class DistrictPagesTests {

    private static final String PATH = "/admin/district";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople test;

    @Autowired
    DistrictSettings settings;

    DistrictId district;
    Authentication lead;

    @BeforeEach
    void aDistrictWithALead() {
        district = test.district();
        lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
    }

    @Test
    void areForLeadsAndTheOperator() {
        Authentication teacher = TestPeople.as(test.person(district, "Tess Arnold"), district);
        for (String page : new String[] {PATH, PATH + "/policies", PATH + "/calendar"}) {
            assertThat(get(page, lead)).hasStatusOk();
            assertThat(get(page + "?district=" + district, TestPeople.asOperator()))
                    .hasStatusOk();
            assertThat(get(page, teacher)).hasStatus(404);
        }
        assertThat(post(PATH, teacher, Map.of("name", "Mine"))).hasStatus(404);
    }

    @Test
    void changeNothingOfAnotherDistrict() {
        DistrictId other = test.district();

        post(PATH + "/policies?district=" + other, lead, Map.of("shown-video-days", "180", "video-days", "200"));

        assertThat(settings.of(other).policies().videoDays()).isEqualTo(180);
        assertThat(settings.of(district).policies().videoDays()).isEqualTo(200);
    }

    @Test
    void sayOfEachPolicyWhatItDoesAndWhatIsShipped() {
        String page = text(get(PATH + "/policies", lead));

        for (Policy policy : Policy.values()) {
            assertThat(page).contains("name=\"" + policy.code() + "\"", "name=\"shown-" + policy.code() + "\"");
        }
        assertThat(page)
                .contains("Shipped: 0.60. From 0.00 to 1.00.", "Shipped: No.", "what earners are told")
                .doesNotContain("??");
    }

    @Test
    void keepWhatWasTypedBesideWhatIsWrong() {
        assertThat(post(
                        PATH + "/policies",
                        lead,
                        Map.of("shown-first-decision-days", "5", "first-decision-days", "soon")))
                .hasStatus(422)
                .bodyText()
                .contains("Write a number from 1 to 60", "value=\"soon\"");
    }

    @Test
    void sayWhatAnotherLeadHasSetMeanwhileAndLoseNothing() {
        Map<String, String> mine = Map.of("shown-video-days", "180", "video-days", "220");
        post(PATH + "/policies", lead, Map.of("shown-video-days", "180", "video-days", "200"));

        assertThat(post(PATH + "/policies", lead, mine))
                .hasStatus(409)
                .bodyText()
                .contains("somebody else set this to 200", "value=\"220\"", "name=\"shown-video-days\" value=\"200\"");

        assertThat(post(PATH + "/policies", lead, Map.of("shown-video-days", "200", "video-days", "220")))
                .hasStatus(302);
        assertThat(settings.of(district).policies().videoDays()).isEqualTo(220);
    }

    @Test
    void takeAPastedListAllOrNothing() {
        assertThat(post(PATH + "/calendar/list", lead, Map.of("list", "2027-05-31 Memorial Day\nsoon")))
                .hasStatus(422)
                .bodyText()
                .contains("Line 2 does not begin with a day", "2027-05-31 Memorial Day\nsoon");
        assertThat(settings.calendar(district)).isEmpty();

        assertThat(post(PATH + "/calendar/list", lead, Map.of("list", "2027-05-31 Memorial Day\n2027-07-05")))
                .hasStatus(302);
        assertThat(get(PATH + "/calendar", lead)).bodyText().contains("Memorial Day", "2027-07-05");
    }

    @Test
    void addADayAndTakeItBack() {
        post(PATH + "/calendar/day", lead, Map.of("from", "2027-05-31", "to", "", "name", "Memorial Day"));
        assertThat(settings.of(district).holidays()).hasSize(1);

        post(PATH + "/calendar/open", lead, Map.of("from", "2027-05-31", "to", "2027-05-31"));
        assertThat(settings.of(district).holidays()).isEmpty();
    }

    @Test
    void refuseAYearWithoutABusinessDayInASentence() {
        String year = "2027-01-01 to 2027-06-01\n2027-06-02 to 2027-11-01\n2027-11-02 to 2027-12-31";

        assertThat(post(PATH + "/calendar/list", lead, Map.of("list", year)))
                .hasStatus(422)
                .bodyText()
                .contains("would leave 2027 without a single business day", year);
    }

    @Test
    void readACalendarFileForPeopleToLookThrough() {
        MvcTestResult read = web.post()
                .uri(PATH + "/calendar/file")
                .multipart()
                .file(new MockMultipartFile(
                        "file",
                        "school.ics",
                        "text/calendar",
                        "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270531\nSUMMARY:Memorial Day\nEND:VEVENT\n".getBytes()))
                .with(authentication(lead))
                .with(csrf())
                .exchange();

        assertThat(read).hasStatusOk().bodyText().contains("2027-05-31 Memorial Day", "One whole-day event is");
        assertThat(settings.calendar(district)).isEmpty();
    }

    @Test
    void writeWhatPeopleTypeAsText() {
        assertThat(post(PATH, lead, Map.of("name", "<script>alert(1)</script>", "zone", "Mars")))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("<script>alert");
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, Map<String, String> fields) {
        var request = web.post().uri(path).with(authentication(who)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
