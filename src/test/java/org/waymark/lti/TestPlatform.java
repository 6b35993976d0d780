package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An LMS of a test: its own issuer and key set, served by real HTTP; it signs what it is told to. */
public final class TestPlatform {

    public static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    public static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    public static final String TARGET = "http://localhost:8080/launch";

    private static final RSAKey FIRST_KEY = key("first");

    /** One server for all platforms of a JVM; each has a path of its own. */
    private static final WireMockServer HOST = started();

    private final String path = "/" + UUID.randomUUID();
    private final PlatformDetails details = new PlatformDetails(
            "https://lms.example" + path,
            "client-" + UUID.randomUUID(),
            URI.create("https://lms.example" + path + "/auth"),
            URI.create(HOST.baseUrl() + path + "/token"),
            URI.create(HOST.baseUrl() + path + "/jwks"),
            null,
            Set.of(),
            "test");
    private RSAKey key = FIRST_KEY;
    private UUID id = UUID.randomUUID();
    private UUID tenant = UUID.randomUUID();

    /** A platform nobody knows yet. */
    public TestPlatform() {
        publish(key);
    }

    /** A platform whose registration is accepted and whose deployment "1" is approved for this tenant. */
    public static TestPlatform registered(LtiRegistrations registrations, UUID tenant) {
        TestPlatform platform = new TestPlatform();
        platform.id = registrations.register(platform.details).id();
        platform.tenant = tenant;
        registrations.accept(platform.id);
        registrations.approve(platform.id, "1", tenant);
        return platform;
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(
                wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));
        server.start();
        return server;
    }

    static RSAKey key(String kid) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public PlatformDetails details() {
        return details;
    }

    public UUID id() {
        return id;
    }

    public UUID tenant() {
        return tenant;
    }

    /** The stub server, for the other services of this platform. */
    public static WireMockServer host() {
        return HOST;
    }

    /** An address of this platform on the stub server. */
    public String url(String suffix) {
        return HOST.baseUrl() + path + suffix;
    }

    PlatformRegistration view() {
        return new PlatformRegistration(
                id,
                details.issuer(),
                details.clientId(),
                details.authorizationEndpoint(),
                details.tokenEndpoint(),
                details.jwksUri(),
                details.tokenEndpoint().toString(),
                Set.of(),
                "test",
                PlatformRegistration.Status.ACTIVE,
                null,
                null);
    }

    /** The platform takes a new key and publishes only that. */
    void rotate(RSAKey fresh) {
        key = fresh;
        publish(fresh);
    }

    void publish(JWK... keys) {
        HOST.stubFor(get(urlPathEqualTo(path + "/jwks"))
                .willReturn(okJson(
                        new JWKSet(Arrays.stream(keys).map(JWK::toPublicJWK).toList()).toString())));
    }

    void keySetIsDown() {
        HOST.stubFor(get(urlPathEqualTo(path + "/jwks")).willReturn(aResponse().withStatus(500)));
    }

    int keySetFetches() {
        return HOST.findAll(getRequestedFor(urlPathEqualTo(path + "/jwks"))).size();
    }

    /** The claims of a launch of a resource link by an instructor, as Moodle would send them. */
    public Map<String, Object> claims(String nonce, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", details.issuer());
        claims.put("aud", details.clientId());
        claims.put("sub", "4");
        claims.put("nonce", nonce);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 60);
        claims.put("name", "Tess Arnold");
        claims.put(LTI + "version", "1.3.0");
        claims.put(LTI + "message_type", "LtiResourceLinkRequest");
        claims.put(LTI + "deployment_id", "1");
        claims.put(LTI + "target_link_uri", TARGET);
        claims.put(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
        claims.put(LTI + "resource_link", Map.of("id", "1", "title", "Portfolio task"));
        claims.put(LTI + "context", Map.of("id", "2", "label", "PD101", "title", "Teacher pathway"));
        claims.put(
                LTI + "launch_presentation", Map.of("locale", "en", "return_url", "https://lms.example/course?id=2"));
        return claims;
    }

    /** These claims signed by this platform. */
    public String sign(Map<String, Object> claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), key, claims);
    }

    /** The same for claims that no map can hold. */
    String signText(String claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), key, new Payload(claims));
    }

    static String sign(JWSHeader header, RSAKey key, Map<String, Object> claims) {
        return sign(header, key, new Payload(claims));
    }

    private static String sign(JWSHeader header, RSAKey key, Payload claims) {
        try {
            JWSObject jws = new JWSObject(header, claims);
            jws.sign(new RSASSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
