package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestLaunches;
import org.waymark.lti.TestPlatform;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;

/** Several LMSs and deployments in one district, and several districts behind one LMS, by whole launches. */
@OnH2
class DistrictsAndLmssTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    JdbcClient jdbc;

    TestLaunches browser;
    DistrictId district;
    TestPlatform platform;

    @BeforeEach
    void aDistrictWithAnLms() {
        browser = new TestLaunches(web, clock);
        district = test.district();
        platform = TestPlatform.registered(registrations, district.id());
    }

    @Test
    void severalLmssOfOneDistrictKnowDifferentPeopleByTheSameId() {
        TestPlatform other = TestPlatform.registered(registrations, district.id());

        launch(platform, "1", "5");
        launch(other, "1", "5");

        assertThat(peopleOf(district)).hasSize(2);
        assertThat(people.find(district, platform.details().issuer(), "5"))
                .isNotEqualTo(people.find(district, other.details().issuer(), "5"));
    }

    @Test
    void severalDeploymentsOfOneDistrictKnowTheSamePersonByTheSameId() {
        registrations.approve(platform.id(), "2", district.id());

        launch(platform, "1", "5");
        launch(platform, "2", "5");

        assertThat(peopleOf(district)).hasSize(1);
    }

    @Test
    void oneLmsOfSeveralDistrictsBringsEachItsOwnPeople() {
        DistrictId other = test.district();
        registrations.approve(platform.id(), "2", other.id());

        launch(platform, "1", "5");
        launch(platform, "2", "5");
        launch(platform, "2", "6");

        assertThat(peopleOf(district)).hasSize(1);
        assertThat(peopleOf(other)).hasSize(2);
        assertThat(people.find(district, platform.details().issuer(), "6")).isEmpty();
        PersonId here = people.find(district, platform.details().issuer(), "5").orElseThrow();
        assertThat(people.names(List.of(here), other)).isEmpty();
        assertThat(people.identities(here, other)).isEmpty();
    }

    private void launch(TestPlatform lms, String deployment, String sub) {
        browser.signIn(lms, claims -> {
            claims.put(TestPlatform.LTI + "deployment_id", deployment);
            claims.put("sub", sub);
        });
    }

    private List<UUID> peopleOf(DistrictId whose) {
        return jdbc.sql("select id from person where district_id = ?")
                .param(whose.id())
                .query(UUID.class)
                .list();
    }
}
