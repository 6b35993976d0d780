package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Quirk;
import org.waymark.Requirement;

/** LTI Core 1.3, A.2: what a role of the context, the institution and the system each let someone do. */
@Requirement(34)
class LtiLaunchRolesTests {

    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

    @ParameterizedTest
    @ValueSource(strings = {"Learner", "membership#Learner", "membership/Learner#NonCreditLearner"})
    void ofALearnerAreLearner(String role) {
        assertThat(as(role).isLearner()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instructor",
                "membership#Instructor",
                "membership/Instructor#TeachingAssistant",
                "membership#ContentDeveloper",
                "membership#Administrator",
                "institution/person#Administrator"
            })
    void ofWhoArrangesContentAreAuthor(String role) {
        assertThat(as(role).isAuthor()).isTrue();
    }

    @Test
    void ofATeacherWhoLearnsHereAreNotAuthor() {
        LtiLaunch launch = as("institution/person#Instructor", "membership#Learner");

        assertThat(launch.isAuthor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"institution/person#Learner", "institution/person#Student"})
    void ofTheInstitutionAloneMakeNoLearner(String role) {
        assertThat(as(role).isLearner()).isFalse();
    }

    @Test
    void ofALearnerThatIsCalledInstructorAreNotAuthor() {
        assertThat(as("membership/Learner#Instructor").isAuthor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"institution/person#Administrator", "system/person#Administrator"})
    void ofTheInstitutionOrSystemMakeAnAdministrator(String role) {
        assertThat(as(role).isAdministrator()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Administrator", "membership#Administrator", "https://lms.example/roles#Administrator"})
    void ofACourseMakeNoAdministrator(String role) {
        assertThat(as(role).isAdministrator()).isFalse();
    }

    @Test
    @Quirk("moodle L6")
    void ofAMoodleAdministratorMakeAnAuthorWhoRunsTheLms() {
        LtiLaunch launch =
                as("institution/person#Administrator", "membership#Instructor", "system/person#Administrator");

        assertThat(launch.isAdministrator()).isTrue();
        assertThat(launch.isAuthor()).isTrue();
        assertThat(launch.isLearner()).isFalse();
    }

    private static LtiLaunch as(String... roles) {
        return new LtiLaunch(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "https://lms.example",
                "client",
                "1",
                "sub",
                null,
                List.of(roles).stream()
                        .map(role -> role.contains("#") && !role.startsWith("http") ? VOCABULARY + role : role)
                        .toList(),
                LtiLaunch.RESOURCE_LINK,
                "http://localhost:8080/lti/launch",
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                new LtiLaunch.Presentation(null, null, null),
                "https://lms.example");
    }
}
