package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Quirk;

class IdTokenTests {

    private static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    private static final String CUSTOM = TestPlatform.LTI + "custom";

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "half \ud83e", "\udd89 half"})
    void namesTheClaimWhoseTextNoDatabaseKeeps(String text) {
        assertThat(new IdToken(Map.of("sub", text)).unkeepable()).isEqualTo("sub");
        assertThat(new IdToken(Map.of(CUSTOM, Map.of("a", List.of("b", text)))).unkeepable())
                .isEqualTo("custom");
        assertThat(new IdToken(Map.of(CUSTOM, Map.of(text, 1))).unkeepable()).isEqualTo("custom");
    }

    @Test
    void keepsWhatPeopleWrite() {
        assertThat(new IdToken(Map.of("name", "Tomás \ud83e\udd89\n", "iat", 1)).unkeepable())
                .isNull();
    }

    @Test
    void looksIntoAClaimOfAnyDepth() {
        Object deep = "a\u0000";
        for (int i = 0; i < 200_000; i++) {
            deep = List.of(deep);
        }
        assertThat(new IdToken(Map.of(CUSTOM, deep)).unkeepable()).isEqualTo("custom");
    }

    @Test
    @Quirk("moodle R4")
    void offersTheServicesThatTheLaunchNamesWhateverTheRegistrationGranted() {
        PlatformRegistration platform = new TestPlatform().view();
        Map<String, Object> claims = Map.of(
                "sub",
                "4",
                TestPlatform.LTI + "deployment_id",
                "1",
                TestPlatform.LTI + "message_type",
                LtiLaunch.RESOURCE_LINK,
                TestPlatform.LTI + "roles",
                List.of(),
                "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint",
                Map.of("scope", List.of(SCORE), "lineitem", platform.issuer() + "/items/1"));

        LtiLaunch launch = new IdToken(claims).launch(platform, UUID.randomUUID());

        assertThat(platform.scopes()).doesNotContain(SCORE);
        assertThat(launch.ags().scopes()).containsExactly(SCORE);
    }

    @Test
    @Quirk("moodle L9")
    void takesAVariableThatNobodyFilledInAsAbsent() {
        IdToken token = new IdToken(Map.of(
                "sub",
                "4",
                TestPlatform.LTI + "deployment_id",
                "1",
                TestPlatform.LTI + "message_type",
                LtiLaunch.RESOURCE_LINK,
                TestPlatform.LTI + "roles",
                List.of(),
                CUSTOM,
                Map.of("tz", "$Person.timezone", "who", "4")));

        assertThat(token.launch(new TestPlatform().view(), UUID.randomUUID()).custom())
                .containsExactly(Map.entry("who", "4"));
    }
}
