package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** An LMS that answers as a test tells it to. */
public final class StubPlatform implements AutoCloseable {

    public static final String CLIENT = "client-1";

    public final WireMockServer server =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().http2PlainDisabled(true));

    public StubPlatform() {
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }

    public String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    /** Known to us under an issuer of its own, so that tests do not meet. */
    public PlatformRegistration registeredWith(LtiRegistrations registrations, String tokenAudience) {
        PlatformRegistration registration = registrations.register(new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                CLIENT,
                URI.create(url("/auth")),
                URI.create(url("/token")),
                URI.create(url("/jwks")),
                tokenAudience,
                Set.of(),
                "stub"));
        registrations.accept(registration.id());
        return registration;
    }

    public void givesToken(String token, int seconds) {
        server.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(okJson("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(token, seconds))));
    }

    public void refusesTokens(int status, String body) {
        server.stubFor(post(urlPathEqualTo("/token"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    public List<LoggedRequest> tokenRequests() {
        return server.findAll(postRequestedFor(urlPathEqualTo("/token")));
    }

    public static Map<String, String> form(LoggedRequest request) {
        return Arrays.stream(request.getBodyAsString().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
