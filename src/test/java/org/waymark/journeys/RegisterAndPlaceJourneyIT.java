package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;

/** From an empty installation to a badge: register, place, appoint, earn. */
class RegisterAndPlaceJourneyIT extends ConnectedJourney {

    private static final String TITLE = "Productive small-group work";
    private static Waymark waymark;
    private static Waymark platform;

    @BeforeAll
    static void start() {
        CompletableFuture<Waymark> starting = CompletableFuture.supplyAsync(() -> Waymark.onlyLms("lms"));
        waymark = Waymark.on(TestPorts.free())
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "127.0.0.1")
                .start("plain");
        platform = starting.join();
    }

    @AfterAll
    static void stop() {
        waymark.close();
        platform.close();
    }

    @Test
    void anEmptyInstallationIsConnectedPlacedAndUsed() {
        connect("Lakeside");
        place(TITLE);
        assertThat(lms().columns()).containsExactly(TITLE);
        appoint();

        begin("teacher1", TITLE);
        doTheTasks();
        submit();
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher1", TITLE);
    }

    @Override
    protected Waymark waymark() {
        return waymark;
    }

    @Override
    protected Waymark platform() {
        return platform;
    }

    @Override
    protected String tools() {
        return waymark.url("");
    }
}
