package org.waymark.award.verifying;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.waymark.award.IssuedHere;
import org.waymark.award.TestIssuer;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.settings.WaymarkSettings;

/** The check without the application around it, and with machines of a test to call. */
public final class TestVerifying {

    private TestVerifying() {}

    public static Verifications verifications(PlatformHttp http, Clock clock, IssuedHere ours) {
        return verifications(http::get, clock, ours);
    }

    /** By this way out. */
    static Verifications verifications(
            BiFunction<URI, HttpHeaders, PlatformResponse> way, Clock clock, IssuedHere ours) {
        IssuerLookup issuers = new IssuerLookup();
        Proofs proofs = new Proofs(TestIssuer.cryptosuite(), issuers);
        Jwts jwts = new Jwts(issuers);
        return new Verifications(
                new Outside(way, List.of(), settings(), clock),
                proofs,
                jwts,
                new Standing(new StandingLists(proofs, jwts, clock), ours),
                new HostedBadges(),
                clock);
    }

    private static WaymarkSettings settings() {
        return new WaymarkSettings(
                URI.create("https://waymark.example.org"), Path.of("data"), null, null, List.of(), false);
    }
}
