package org.waymark.lti;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.waymark.settings.WaymarkSettings;

/** The way out, open to machines of a test. */
public final class TestHttp {

    private TestHttp() {}

    /** Calls localhost by name and number beside what is public, and waits so long for a whole answer. */
    public static PlatformHttp local(Duration wait) {
        return new PlatformHttp(
                new WaymarkSettings(
                        URI.create("https://waymark.example.org"),
                        Path.of("data"),
                        null,
                        null,
                        List.of("localhost", "127.0.0.1"),
                        false),
                new PublicAddresses(),
                wait);
    }
}
