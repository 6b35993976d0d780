package org.waymark.award.hosts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host of badges that lets in whom OAuth 2.0 with PKCE lets in, and nobody else. */
class StubHost implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BASE = "/ims/ob/v3p0";

    final List<String> taken = new CopyOnWriteArrayList<>();

    /** What it says otherwise of the tokens that it gives. */
    final Map<String, Object> tokens = new HashMap<>();

    final List<String> types = new CopyOnWriteArrayList<>();
    final List<String> revoked = new CopyOnWriteArrayList<>();
    final List<JsonNode> registrations = new CopyOnWriteArrayList<>();

    /** How it answers a badge; 0 for as it should. */
    volatile int answersBadges;

    volatile boolean readsJwtOnly;
    volatile boolean refreshes = true;
    volatile boolean registers = true;
    volatile boolean describes = true;
    volatile long tokenSeconds = 3600;
    volatile String tokenUrl;

    /** As it calls itself as an OAuth server. */
    volatile String issuer;

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<String> access = new CopyOnWriteArrayList<>();
    private final List<String> refresh = new CopyOnWriteArrayList<>();

    StubHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tokenUrl = url("/token");
        issuer = url("");
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                switch (exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath()) {
                    case "GET " + BASE + "/discovery" -> answer(exchange, describes ? 200 : 404, description());
                    case "POST /register" -> register(exchange, body);
                    case "GET /.well-known/oauth-authorization-server" ->
                        answer(exchange, 200, JSON.writeValueAsString(server()));
                    case "POST /token" -> tokenAt(exchange, fields(body), "authorization_code");
                    case "POST /refresh" -> tokenAt(exchange, fields(body), "refresh_token");
                    case "POST /revoke" -> {
                        revoked.add(fields(body).get("token"));
                        answer(exchange, 200, "");
                    }
                    case "POST " + BASE + "/credentials" -> credential(exchange, body);
                    default -> answer(exchange, 404, "");
                }
            }
        });
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Whoever owns the badges says yes: what a browser does at the authorization endpoint. */
    String allows(String location) {
        URI asked = URI.create(location);
        Map<String, String> fields = fields(asked.getRawQuery());
        if (!location.startsWith(url("/authorize"))
                || !"code".equals(fields.get("response_type"))
                || !"S256".equals(fields.get("code_challenge_method"))
                || !secrets.containsKey(fields.get("client_id"))
                || !registrations
                        .get(0)
                        .path("redirect_uris")
                        .path(0)
                        .asString()
                        .equals(fields.get("redirect_uri"))) {
            throw new IllegalStateException("not so: " + location);
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, fields);
        return code;
    }

    /** No token of it is good any more before its time. */
    void forgetsAccess() {
        access.clear();
    }

    private String description() {
        return JSON.writeValueAsString(Map.of(
                "openapi",
                "3.0.1",
                "info",
                Map.of("title", "Shelf API"),
                "components",
                Map.of(
                        "securitySchemes",
                        Map.of(
                                "OAuth2ACG",
                                Map.of(
                                        "type",
                                        "oauth2",
                                        "x-imssf-name",
                                        "My shelf",
                                        "x-imssf-registrationUrl",
                                        url("/register"),
                                        "flows",
                                        Map.of(
                                                "authorizationCode",
                                                Map.of(
                                                        "tokenUrl",
                                                        tokenUrl,
                                                        "refreshUrl",
                                                        url("/refresh"),
                                                        "authorizationUrl",
                                                        url("/authorize"),
                                                        "scopes",
                                                        Map.of(HostApi.SCOPE, "upsert"))))))));
    }

    private void tokenAt(HttpExchange exchange, Map<String, String> fields, String grant) throws IOException {
        if (grant.equals(fields.get("grant_type"))) {
            token(exchange, fields);
        } else {
            answer(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
        }
    }

    private Map<String, Object> server() {
        return Map.of("issuer", issuer, "revocation_endpoint", url("/revoke"));
    }

    private void register(HttpExchange exchange, String body) throws IOException {
        if (!registers) {
            answer(exchange, 403, "{\"error\":\"invalid_client_metadata\"}");
            return;
        }
        registrations.add(JSON.readTree(body));
        String id = "client " + UUID.randomUUID();
        secrets.put(id, "secret:+ü");
        answer(exchange, 201, JSON.writeValueAsString(Map.of("client_id", id, "client_secret", secrets.get(id))));
    }

    private void token(HttpExchange exchange, Map<String, String> fields) throws IOException {
        if (!isClient(exchange)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        boolean good;
        if ("refresh_token".equals(fields.get("grant_type"))) {
            good = refreshes && refresh.remove(fields.get("refresh_token"));
        } else {
            Map<String, String> asked = codes.remove(String.valueOf(fields.get("code")));
            good = asked != null
                    && asked.get("redirect_uri").equals(fields.get("redirect_uri"))
                    && asked.get("code_challenge").equals(challenge(String.valueOf(fields.get("code_verifier"))));
        }
        if (!good) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String token = UUID.randomUUID().toString();
        String next = UUID.randomUUID().toString();
        access.add(token);
        refresh.add(next);
        Map<String, Object> said = new HashMap<>(Map.of(
                "access_token", token, "refresh_token", next, "expires_in", tokenSeconds, "token_type", "Bearer"));
        said.putAll(tokens);
        answer(exchange, 200, JSON.writeValueAsString(said));
    }

    private boolean isClient(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return false;
        }
        String[] pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":");
        return decoded(pair[1]).equals(secrets.get(decoded(pair[0])));
    }

    private void credential(HttpExchange exchange, String body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (answersBadges != 0) {
            exchange.getResponseHeaders().set("Retry-After", "7");
            answer(exchange, answersBadges, "{}");
        } else if (access.stream()
                .noneMatch(token ->
                        ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization")))) {
            answer(exchange, 401, "{}");
        } else if (readsJwtOnly && !type.equals("text/plain")) {
            answer(exchange, 415, "{}");
        } else {
            boolean known = taken.contains(body);
            taken.add(body);
            types.add(type);
            answer(exchange, known ? 200 : 201, body);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> fields(String form) {
        return Stream.of(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> decoded(field[0]),
                        field -> decoded(field[1]),
                        (one, other) -> other,
                        LinkedHashMap::new));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
