package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.settings.BadSetting;
import org.waymark.settings.WaymarkSettings;

/** Badges name the host for good, so no database is served under another by mistake. */
abstract class ServedAddressContract {

    private static final String OURS = "https://waymark.example.org";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WaymarkSettings settings;

    @BeforeEach
    @AfterEach
    void asItWasStarted() {
        jdbc.sql("delete from served_address").update();
        start(settings.baseUrl().toString(), null);
    }

    @Test
    void theFirstStartKeepsIt() {
        start(OURS, null);

        assertThat(kept()).isEqualTo(OURS);
        start(OURS, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://other.example.org", "https://waymark.example.org:8443"})
    void aStartUnderAnotherIsRefusedAndSaysHowToGoBackAndOn(String other) {
        start(OURS, null);

        assertThatThrownBy(() -> start(other, "https://not.example.org"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(other + " is set")
                .hasMessageContaining("Set it back to that.")
                .hasMessageContaining("WAYMARK_MOVED_FROM=" + OURS);
        assertThat(kept()).isEqualTo(OURS);
    }

    @Test
    void aMoveThatIsMeantIsTakenOnceAndForAll() {
        start(OURS, null);

        start("https://other.example.org", OURS + "/");

        assertThat(kept()).isEqualTo("https://other.example.org");
        start("https://other.example.org", OURS);
        assertThatThrownBy(() -> start(OURS, null)).isInstanceOf(BadSetting.class);
    }

    @Test
    void anAddressOnThisMachineBindsNobody() {
        start("http://localhost:8080", null);

        start("http://localhost:9090", null);
        start(OURS, null);

        assertThat(kept()).isEqualTo(OURS);
    }

    private void start(String address, String from) {
        new ServedAddress(
                        new WaymarkSettings(URI.create(address), Path.of("data"), null, null, List.of(), true),
                        new MovedSettings(from == null ? null : URI.create(from)),
                        jdbc,
                        TestClock.at("2027-05-03T14:02:00Z"))
                .afterSingletonsInstantiated();
    }

    private String kept() {
        return jdbc.sql("select url from served_address where id = 1")
                .query(String.class)
                .single();
    }
}
