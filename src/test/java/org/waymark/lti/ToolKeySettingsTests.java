package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.waymark.settings.BadSetting;

class ToolKeySettingsTests {

    @Test
    void takeAWeekToThreeYears() {
        assertThat(new ToolKeySettings(Duration.ofDays(7)).rotateEvery()).isEqualTo(Duration.ofDays(7));
        assertThat(new ToolKeySettings(Duration.ofDays(1098)).rotateEvery()).isEqualTo(Duration.ofDays(1098));
    }

    @Test
    void refuseARotationSoOftenThatNoPlatformCouldFollow() {
        assertThatThrownBy(() -> new ToolKeySettings(Duration.ofDays(6)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WAYMARK_LTI_KEYS_ROTATE_EVERY");
    }

    @Test
    void refuseToNeverRotate() {
        assertThatThrownBy(() -> new ToolKeySettings(Duration.ofDays(5000))).isInstanceOf(BadSetting.class);
    }
}
