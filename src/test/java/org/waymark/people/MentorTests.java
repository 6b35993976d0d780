package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.lti.LtiLaunch;

/** LTI Core 1.3, 5.4.7: somebody's mentor, and nothing else, is shown nothing of those they mentor. */
@OnH2
class MentorTests {

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    @Autowired
    MockMvcTester web;

    @Autowired
    LaunchSignIn signIn;

    @Autowired
    TestPeople test;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;

    @BeforeEach
    void makeDistrict() {
        district = test.district();
    }

    @Test
    void isNeitherEarnerNorAuthor() {
        SignedInPerson mentor = launched("Mentor");

        assertThat(mentor.onlyMentor()).isTrue();
        assertThat(mentor.learner()).isFalse();
        assertThat(mentor.author()).isFalse();
        assertThat(mentor.lmsAdmin()).isFalse();
    }

    @Test
    void holdsNoRoleOfWaymark() {
        SignedInPerson mentor = launched("Mentor");

        assertThat(roleGrants(mentor)).isZero();
    }

    @Test
    void startsNothing() {
        String slug = slug();
        assertThat(web.post()
                        .uri("/credentials/" + slug + "/start")
                        .with(csrf())
                        .with(authentication(TestPeople.as(launched("Mentor")))))
                .hasStatus(404);
        assertThat(web.post()
                        .uri("/credentials/" + slug + "/start")
                        .with(csrf())
                        .with(authentication(TestPeople.as(launched("Learner")))))
                .hasStatus3xxRedirection();
    }

    @Test
    void isOfferedNoStart() {
        String path = "/credentials/" + slug();
        assertThat(web.get().uri(path).with(authentication(TestPeople.as(launched("Mentor")))))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/start");
        assertThat(web.get().uri(path).with(authentication(TestPeople.as(launched("Learner")))))
                .bodyText()
                .contains("/start");
    }

    @Test
    void whoAlsoLearnsInTheCourseEarnsAsEveryLearner() {
        SignedInPerson learner = launched("Mentor", "Learner");

        assertThat(learner.onlyMentor()).isFalse();
        assertThat(learner.learner()).isTrue();
    }

    private String slug() {
        return jdbc.sql("select slug from credential_definition where district_id = ? order by slug limit 1")
                .param(district.id())
                .query(String.class)
                .single();
    }

    private int roleGrants(SignedInPerson person) {
        return jdbc.sql("select count(*) from role_grant where person_id = ?")
                .param(person.id().id())
                .query(Integer.class)
                .single();
    }

    private SignedInPerson launched(String... roles) {
        return (SignedInPerson) signIn.loadUser(new LtiLaunch(
                UUID.randomUUID(),
                district.id(),
                TestPeople.ISSUER,
                "client-1",
                "1",
                UUID.randomUUID().toString(),
                "Morgan Mentor",
                List.of(roles).stream().map(role -> MEMBERSHIP + role).toList(),
                LtiLaunch.RESOURCE_LINK,
                "http://localhost:8080/lti/launch",
                new LtiLaunch.ResourceLink("1", null, null),
                null,
                Map.of(),
                null,
                null,
                null,
                new LtiLaunch.Presentation(null, null, "en"),
                TestPeople.ISSUER,
                new LtiLaunch.Fellows(null, null, Set.of("7", "8"))));
    }
}
