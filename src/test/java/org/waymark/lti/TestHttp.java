package org.waymark.lti;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.waymark.settings.WaymarkSettings;

/** The way out, open to machines of a test. */
public final class TestHttp {

    private TestHttp() {}

    /** Calls localhost by name and number beside what is public, and waits so long for a whole answer. */
    public static PlatformHttp local(Duration wait) {
        return new PlatformHttp(settings(), new PublicAddresses(), wait);
    }

    /** The same guard as everywhere, on an internet in which these names stand for these addresses. */
    public static PlatformHttp where(Map<String, String> names, Duration wait) {
        PublicAddresses guard = new PublicAddresses();
        return new PlatformHttp(
                settings(),
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        return guard.resolve(names.getOrDefault(host, host));
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                wait);
    }

    /** What a machine that does not answer comes to. */
    public static PlatformUnreachable silent() {
        return new PlatformUnreachable("Nobody answers", false);
    }

    private static WaymarkSettings settings() {
        return new WaymarkSettings(
                URI.create("https://waymark.example.org"),
                Path.of("data"),
                null,
                null,
                List.of("localhost", "127.0.0.1"),
                false);
    }
}
