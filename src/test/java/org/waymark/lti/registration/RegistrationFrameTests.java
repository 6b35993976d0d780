package org.waymark.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;

class RegistrationFrameTests {

    @Test
    @Requirement(85)
    void isTheSiteOfTheConfigurationWhoeverShowsThePage() {
        assertThat(RegistrationFrame.of("https://moodle.example/c.php", "https://evil.example/")
                        .origins())
                .isEqualTo("https://moodle.example");
    }

    @Test
    @Quirk("canvas registration")
    void isASchoolsOwnCanvasTooWhereTheConfigurationIsOnAHostOfAll() {
        assertThat(RegistrationFrame.of("https://sso.canvaslms.com/api/lti/c", "https://lakeside.instructure.com/")
                        .origins())
                .isEqualTo("https://sso.canvaslms.com https://lakeside.instructure.com");
        assertThat(RegistrationFrame.of("https://canvas.instructure.com/c", "https://evilinstructure.com/")
                        .origins())
                .isEqualTo("https://canvas.instructure.com");
    }

    @Test
    void isNobodyWhereTheAddressIsNone() {
        assertThat(RegistrationFrame.of("javascript:alert(1)", null).origins()).isEmpty();
        assertThat(RegistrationFrame.of("https://a.example; *", null).origins()).isEmpty();
    }
}
