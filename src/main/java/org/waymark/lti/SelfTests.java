package org.waymark.lti;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.waymark.lti.doctor.CheckLine;
import org.waymark.lti.doctor.VitalSigns;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a platform for its keys and for a token, and compares clocks; it changes nothing there. */
@Component
public class SelfTests {

    private static final String SPEC = "https://purl.imsglobal.org/spec/";

    /** What is asked for where the registration says nothing. */
    private static final Set<String> SERVICES = Set.of(
            SPEC + "lti-ags/scope/lineitem",
            SPEC + "lti-ags/scope/result.readonly",
            SPEC + "lti-ags/scope/score",
            SPEC + "lti-nrps/scope/contextmembership.readonly");

    private static final Duration RIGHT = Duration.ofSeconds(30);

    private final LtiRegistrations registrations;
    private final PlatformHttp http;
    private final TokenRequests requests;
    private final ServiceIncidents incidents;
    private final VitalSigns vitals;
    private final WaymarkSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    SelfTests(
            LtiRegistrations registrations,
            PlatformHttp http,
            TokenRequests requests,
            ServiceIncidents incidents,
            VitalSigns vitals,
            WaymarkSettings settings,
            JsonMapper json,
            Clock clock) {
        this.registrations = registrations;
        this.http = http;
        this.requests = requests;
        this.incidents = incidents;
        this.vitals = vitals;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** What was found so far, and how far the platform's clock is from ours. */
    private static final class Findings {
        private final List<CheckLine> lines = new ArrayList<>();
        private @Nullable Duration drift;
    }

    /**
     * Tests a connection and remembers what was found; it waits for another machine.
     *
     * @param deploymentId the deployment to ask a token for, null while none is approved
     */
    public void run(UUID registration, @Nullable String deploymentId) {
        PlatformRegistration platform = registrations.find(registration).orElseThrow();
        Findings findings = new Findings();
        checkKeys(platform, findings);
        if (deploymentId == null) {
            findings.lines.add(CheckLine.notOk("token-no-deployment", ""));
        } else {
            checkToken(platform, deploymentId, findings);
        }
        findings.lines.add(clockLine(findings.drift));
        vitals.tested(registration, findings.lines);
    }

    private void checkKeys(PlatformRegistration platform, Findings findings) {
        URI address = platform.jwksUri();
        PlatformResponse response;
        try {
            response = http.get(address, HttpHeaders.EMPTY);
        } catch (PlatformUnreachable e) {
            findings.lines.add(CheckLine.notOk(why(e, "keys"), address.getHost()));
            return;
        }
        lookAtTheClock(response, findings);
        findings.lines.add(keysLine(response));
    }

    private static String why(PlatformUnreachable none, String what) {
        if (none.isForItsCertificate()) {
            return "certificate";
        }
        return what + (none.isForbidden() ? "-address" : "-unreachable");
    }

    private static CheckLine keysLine(PlatformResponse response) {
        if (response.status() != 200) {
            return CheckLine.notOk("keys-status", Integer.toString(response.status()));
        }
        try {
            long usable = JWKSet.parse(response.text()).getKeys().stream()
                    .filter(key -> KeyType.RSA.equals(key.getKeyType()) && key.getKeyID() != null)
                    .count();
            return usable == 0 ? CheckLine.notOk("keys-unreadable", "0") : CheckLine.ok("keys", Long.toString(usable));
        } catch (ParseException e) {
            return CheckLine.notOk("keys-unreadable", "JSON");
        }
    }

    private void checkToken(PlatformRegistration platform, String deploymentId, Findings findings) {
        Set<String> wanted = wanted(platform);
        PlatformResponse response;
        try {
            response = askForToken(platform, deploymentId, wanted);
        } catch (PlatformUnreachable e) {
            findings.lines.add(
                    CheckLine.notOk(why(e, "token"), platform.tokenEndpoint().getHost()));
            return;
        }
        lookAtTheClock(response, findings);
        if ("invalid_scope".equals(error(response))) {
            oneByOne(platform, deploymentId, wanted, findings);
        } else if (!response.isSuccess()) {
            findings.lines.add(CheckLine.notOk("token-refused", said(response)));
        } else {
            given(response, wanted, findings);
        }
    }

    private void given(PlatformResponse response, Set<String> wanted, Findings findings) {
        JsonNode answer = read(response);
        if (answer == null || answer.path("access_token").asString("").isBlank()) {
            findings.lines.add(CheckLine.notOk("token-unreadable", "HTTP " + response.status()));
            return;
        }
        findings.lines.add(tokenLine());
        // OAuth 2.0, 5.1: a platform that grants what was asked for need not say so.
        String granted = answer.path("scope").asString("");
        findings.lines.add(
                scopesLine(granted.isBlank() ? wanted : Set.of(granted.strip().split("\\s+", -1))));
    }

    /** Some platforms give nothing at all where one scope of several is not theirs. */
    private void oneByOne(PlatformRegistration platform, String deploymentId, Set<String> wanted, Findings findings) {
        Set<String> granted = new TreeSet<>();
        for (String scope : wanted) {
            try {
                if (askForToken(platform, deploymentId, Set.of(scope)).isSuccess()) {
                    granted.add(scope);
                }
            } catch (PlatformUnreachable e) {
                // It answered a moment ago; what it does not answer now it does not grant.
            }
        }
        findings.lines.add(granted.isEmpty() ? CheckLine.notOk("token-refused", "invalid_scope") : tokenLine());
        findings.lines.add(scopesLine(granted));
    }

    private CheckLine tokenLine() {
        return CheckLine.ok("token", settings.url("/.well-known/jwks.json"));
    }

    private static CheckLine scopesLine(Set<String> granted) {
        String names = ServiceIncidents.shortScopes(String.join(" ", new TreeSet<>(granted)));
        boolean any = granted.stream().anyMatch(scope -> scope.startsWith(SPEC));
        return any ? CheckLine.ok("scopes", names) : CheckLine.notOk("scopes-none", names.isEmpty() ? "-" : names);
    }

    private PlatformResponse askForToken(
            PlatformRegistration platform, String deploymentId, Collection<String> scopes) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        return http.exchange(
                HttpMethod.POST, platform.tokenEndpoint(), headers, requests.form(platform, deploymentId, scopes));
    }

    /** The services among what was granted; openid and the like are no service. */
    private static Set<String> wanted(PlatformRegistration platform) {
        Set<String> granted = new TreeSet<>(platform.scopes());
        granted.removeIf(scope -> !scope.startsWith(SPEC));
        return granted.isEmpty() ? new TreeSet<>(SERVICES) : granted;
    }

    private String said(PlatformResponse response) {
        String error = error(response);
        return "HTTP " + response.status() + (error == null ? "" : " " + error);
    }

    private @Nullable String error(PlatformResponse response) {
        return response.isSuccess() ? null : incidents.oauthError(response.text());
    }

    private @Nullable JsonNode read(PlatformResponse response) {
        try {
            return json.readTree(response.text());
        } catch (JacksonException e) {
            return null;
        }
    }

    /** RFC 9110, 6.6.1: the time at which the answer was made, in whole seconds. */
    private void lookAtTheClock(PlatformResponse response, Findings findings) {
        String date = response.headers().getFirst(HttpHeaders.DATE);
        if (date == null) {
            return;
        }
        try {
            Instant there = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            findings.drift = Duration.between(clock.instant(), there);
        } catch (DateTimeParseException e) {
            // A date that is none tells nothing.
        }
    }

    private static CheckLine clockLine(@Nullable Duration drift) {
        if (drift == null) {
            return CheckLine.ok("clock-unknown", "");
        }
        String seconds = (drift.isNegative() || drift.toSeconds() == 0 ? "" : "+") + drift.toSeconds() + " s";
        return drift.abs().compareTo(RIGHT) <= 0
                ? CheckLine.ok("clock", seconds)
                : CheckLine.notOk("clock-off", seconds);
    }
}
