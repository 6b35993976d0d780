package org.waymark.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool that knows the protocol and nothing else; serves its keys on a port of its own. */
class TestTool implements AutoCloseable {

    static final String LAUNCH = "https://tool.example/launch";
    static final String SCOPES = String.join(" ", SandboxScopes.SERVICES);
    static final JsonMapper JSON = JsonMapper.shared();

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"\\s*/?>");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final TestClock clock;
    private final HttpServer server;
    private final RSAKey key;
    String tokenAudience;
    String clientId = "";
    String deploymentId = "";

    TestTool(int port, TestClock clock) {
        this(port, clock, SandboxMode.PLAIN);
    }

    TestTool(int port, TestClock clock, SandboxMode mode) {
        this.base = "http://127.0.0.1:" + port + mode.path();
        this.clock = clock;
        this.tokenAudience = base + "/lti/token";
        try {
            key = new RSAKeyGenerator(2048)
                    .keyID("tool-key")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        byte[] served = JSON.writeValueAsBytes(new JWKSet(key).toJSONObject());
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, served.length);
            exchange.getResponseBody().write(served);
            exchange.close();
        });
        server.start();
    }

    String base() {
        return base;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    // --- registration

    Map<String, Object> registration() {
        Map<String, Object> lti = new LinkedHashMap<>();
        lti.put("domain", "tool.example");
        lti.put("target_link_uri", LAUNCH);
        lti.put("claims", new String[] {"iss", "sub", "name"});
        lti.put("custom_parameters", Map.of("zone", "$Person.timezone", "who", "$User.id"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application_type", "web");
        body.put("client_name", "A <b>tool</b>");
        body.put("grant_types", new String[] {"implicit", "client_credentials"});
        body.put("response_types", new String[] {"id_token"});
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("initiate_login_uri", "https://tool.example/login");
        body.put("redirect_uris", new String[] {LAUNCH});
        body.put("jwks_uri", "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
        body.put("scope", SCOPES);
        body.put("https://purl.imsglobal.org/spec/lti-tool-configuration", lti);
        return body;
    }

    HttpResponse<String> register(String token, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(URI.create(base + "/lti/register"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    void registered(String token) {
        JsonNode answer = json(register(token, registration()));
        clientId = answer.get("client_id").stringValue();
        deploymentId = answer.get("https://purl.imsglobal.org/spec/lti-tool-configuration")
                .path("deployment_id")
                .asString("");
    }

    // --- launches, with a browser's part played by hand

    HttpResponse<String> get(String path, String... cookies) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).GET();
        if (cookies.length > 0) {
            request.header("Cookie", String.join("; ", cookies));
        }
        return send(request);
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    static Map<String, String> fields(HttpResponse<String> page) {
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = FIELD.matcher(page.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), unescaped(matcher.group(2)));
        }
        return fields;
    }

    /** A good authentication request for a login that was begun. */
    Map<String, String> authentication(Map<String, String> login) {
        Map<String, String> request = new TreeMap<>();
        request.put("scope", "openid");
        request.put("response_type", "id_token");
        request.put("response_mode", "form_post");
        request.put("prompt", "none");
        request.put("client_id", clientId);
        request.put("redirect_uri", LAUNCH);
        request.put("login_hint", login.get("login_hint"));
        request.put("lti_message_hint", login.get("lti_message_hint"));
        request.put("state", "a state");
        request.put("nonce", "a nonce");
        return request;
    }

    HttpResponse<String> authorize(Map<String, String> request) {
        return get("/lti/authorize?" + encoded(request));
    }

    JsonNode idToken(Map<String, String> login) {
        String token = fields(authorize(authentication(login))).get("id_token");
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return JSON.readTree(payload);
    }

    // --- what a tool signs

    JWTClaimsSet.Builder assertion() {
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(tokenAudience)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    JWTClaimsSet.Builder deepLinks(String data, Object... items) {
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .audience(base)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)))
                .claim("nonce", UUID.randomUUID().toString())
                .claim(SandboxLaunches.CLAIM + "message_type", "LtiDeepLinkingResponse")
                .claim(SandboxLaunches.CLAIM + "version", "1.3.0")
                .claim(SandboxLaunches.CLAIM + "deployment_id", deploymentId)
                .claim(SandboxLaunches.DEEP_LINKING_CLAIM + "data", data)
                .claim(SandboxLaunches.DEEP_LINKING_CLAIM + "content_items", List.of(items));
    }

    String signed(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- services

    HttpResponse<String> token(String assertion, String scope) {
        return post(
                "/lti/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion,
                        "scope",
                        scope));
    }

    String accessToken(String scope) {
        return json(token(signed(assertion()), scope)).get("access_token").stringValue();
    }

    HttpResponse<String> read(String url, String scope, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + accessToken(scope))
                .GET();
        if (accept != null) {
            request.header("Accept", accept);
        }
        return send(request);
    }

    HttpResponse<String> write(String url, String scope, String type, Object body) {
        return change("POST", url, scope, type, body);
    }

    HttpResponse<String> change(String method, String url, String scope, String type, Object body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + accessToken(scope))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    String lineItems() {
        return base + "/lti/ags/2/lineitems?type_id=" + deploymentId;
    }

    /** A new column; its address. */
    String column(String label) {
        HttpResponse<String> answer = write(
                lineItems(),
                SandboxScopes.LINE_ITEM,
                SandboxMedia.LINE_ITEM,
                Map.of("label", label, "scoreMaximum", 50, "resourceId", label, "tag", "waymark"));
        return json(answer).get("id").stringValue();
    }

    Map<String, Object> score(String user, String timestamp) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("userId", user);
        score.put("timestamp", timestamp);
        score.put("activityProgress", "Completed");
        score.put("gradingProgress", "FullyGraded");
        score.put("scoreGiven", 100);
        score.put("scoreMaximum", 100);
        score.put("comment", "Awarded");
        return score;
    }

    HttpResponse<String> post(String lineItem, Map<String, Object> score, String type) {
        return write(lineItem.replace("/lineitem?", "/lineitem/scores?"), SandboxScopes.SCORE, type, score);
    }

    JsonNode results(String lineItem) {
        return json(read(
                lineItem.replace("/lineitem?", "/lineitem/results?"), SandboxScopes.RESULT_READ, SandboxMedia.RESULTS));
    }

    static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
