package org.waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WaymarkSettingsTests {

    @TempDir
    Path folder;

    @EnableConfigurationProperties(WaymarkSettings.class)
    static class OnlySettings {}

    private static WaymarkSettings with(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("waymark", WaymarkSettings.class);
    }

    @Test
    void areSafeWhereNothingIsSaid() {
        WaymarkSettings settings = with(Map.of());
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
        assertThat(settings.adminToken()).isNull();
        assertThat(settings.ltiPrivateHosts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-url          | waymark.example.org            | must be an address",
                "base-url          | ftp://waymark.example.org      | must be an address",
                "base-url          | http://waymark.example.org     | must begin with https://",
                "base-url          | https://waymark.example.org/a  | must be a bare origin",
                "base-url          | https://waymark.example.org?a  | must be a bare origin",
                "secret            | thirty-one-characters-are-none | WAYMARK_SECRET must have at least 32",
                "admin-token       | nineteen-characters            | WAYMARK_ADMIN_TOKEN must have at least 20",
                "lti-private-hosts | moodle.local,http://other      | takes host names"
            })
    void refuseWhatCannotWork(String name, String value, String sentence) {
        assertThatThrownBy(() -> with(Map.of("waymark." + name, value)))
                .rootCause()
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void stopTheStartWithASentenceAndNoStackTrace(CapturedOutput output) {
        SpringApplicationBuilder program = new SpringApplicationBuilder(OnlySettings.class)
                .web(WebApplicationType.NONE)
                .properties("waymark.data-dir=" + folder, "waymark.base-url=http://waymark.example.org");
        assertThatThrownBy(program::run);
        assertThat(output.getAll())
                .contains("WAYMARK_BASE_URL must begin with https:// unless its host is localhost.")
                .contains("See \"Configure\" in the README.")
                .doesNotContain("\tat ");
    }
}
