package org.waymark.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.settings.BadSetting;

class MailSettingsTests {

    @Test
    void withoutAHostNothingIsSent() {
        assertThat(settings(" ", null).complete()).isFalse();
    }

    @Test
    void aHostNeedsASender() {
        assertThatThrownBy(() -> settings("mail.example.org", " "))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WAYMARK_MAIL_FROM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@example.org, b@example.org",
                "waymark@",
                "Waymark <waymark@example.org\r\nBcc: all@example.org>",
                "\"a b\"@example.org"
            })
    void aSenderThatIsNoOneAddressStopsTheStart(String from) {
        assertThatThrownBy(() -> settings("mail.example.org", from)).isInstanceOf(BadSetting.class);
    }

    @Test
    void aSenderMayHaveAName() {
        assertThat(settings("mail.example.org", "Waymark <waymark@example.org>")
                        .sender()
                        .getAddress())
                .isEqualTo("waymark@example.org");
    }

    @Test
    void aUserNameNeedsAPassword() {
        assertThatThrownBy(() -> new MailSettings(
                        "mail.example.org", 587, "waymark", null, "w@example.org", MailSettings.Tls.STARTTLS))
                .hasMessageContaining("WAYMARK_MAIL_PASSWORD");
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(new MailSettings(
                                "mail.example.org",
                                587,
                                "waymark",
                                "geheim",
                                "w@example.org",
                                MailSettings.Tls.STARTTLS)
                        .toString())
                .doesNotContain("geheim");
    }

    private static MailSettings settings(String host, String from) {
        return new MailSettings(host, 587, null, null, from, MailSettings.Tls.STARTTLS);
    }
}
