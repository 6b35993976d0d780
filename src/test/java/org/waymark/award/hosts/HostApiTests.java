package org.waymark.award.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.lti.TestHttp;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/** A person may type any address; the exemption that an operator made for an LMS is not for them. */
class HostApiTests {

    private final HostApi api = new HostApi(
            TestHttp.where(Map.of("lms.example", "127.0.0.1"), Duration.ofSeconds(5)),
            new WaymarkSettings(
                    URI.create("https://waymark.example.org"), Path.of("data"), null, null, List.of(), false),
            JsonMapper.shared());

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://lms.example"})
    void noHostIsNamedThatIsCalledWithoutEncryption(String address) {
        assertThatThrownBy(() -> api.address(address))
                .isInstanceOfSatisfying(
                        HostTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(HostTrouble.Kind.NO_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost", "https://127.0.0.1", "https://lms.example"})
    void noHostOfTheInnerNetworkIsCalled(String address) {
        assertThatThrownBy(() -> api.discover(address))
                .isInstanceOfSatisfying(
                        HostTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(HostTrouble.Kind.NO_ADDRESS));
    }

    @Test
    void aTokenGoesToNoneEither() {
        assertThatThrownBy(() -> api.upsert("https://localhost", "token", "application/json", "{}"))
                .isInstanceOfSatisfying(
                        HostTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(HostTrouble.Kind.NO_ADDRESS));
    }
}
