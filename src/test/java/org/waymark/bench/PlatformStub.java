package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.waymark.journeys.Waymark;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The least of an LMS that launches need: it registers the tool, publishes its key and signs tokens. */
class PlatformStub implements AutoCloseable {

    private static final String CLIENT = "bench-client";
    private static final String DEPLOYMENT = "bench-deployment";
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final HttpServer server;
    private final String issuer;
    private final UnaryOperator<String> tool;
    private final RSAKey key;
    private final JWSSigner signer;
    private volatile String target = "";
    private volatile String definition = "";
    private volatile Map<String, Object> gradebook = Map.of();

    PlatformStub(Waymark waymark) throws IOException, JOSEException {
        this(waymark::url);
    }

    /** @param tool the address at which people reach a path of the tool, whichever node answers */
    PlatformStub(UnaryOperator<String> tool) throws IOException, JOSEException {
        this.tool = tool;
        key = new RSAKeyGenerator(2048).keyID("bench").generate();
        signer = new RSASSASigner(key);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "platform");
            thread.setDaemon(true);
            return thread;
        }));
        issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, json.writeValueAsString(configuration())));
        server.createContext("/register", this::acceptTool);
        server.start();
    }

    /** Plays dynamic registration and learns of a micro-credential by way of the picker. */
    void register() throws IOException, InterruptedException, JOSEException {
        HttpResponse<String> made = http.send(
                HttpRequest.newBuilder(URI.create(tool.apply("/api/admin/registration-links")))
                        .header("Authorization", "Bearer " + Waymark.ADMIN_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"label\":\"Bench\",\"district\":\"Bench District\",\"activate\":true}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        expect(201, made);
        String link = json.readTree(made.body()).get("url").asString();
        Visit visit = new Visit();
        HttpResponse<String> page = visit.get(link + "?openid_configuration="
                + encoded(issuer + "/.well-known/openid-configuration") + "&registration_token=bench");
        for (int step = 0; target.isEmpty() && step < 3; step++) {
            page = visit.submitFirstForm(page);
        }
        if (target.isEmpty()) {
            throw new AssertionError("The tool did not register: " + page.statusCode() + " " + page.body());
        }
        definition = firstOfThePicker();
    }

    /** One learner's launch to the landing page; answers the nanoseconds that signing took. */
    long launch(int user) throws IOException, InterruptedException, JOSEException {
        long[] signing = new long[1];
        HttpResponse<String> landing = launch("user-" + user, MEMBERSHIP + "Learner", resourceLink(), signing);
        if (!landing.body().contains("<h1")) {
            throw new AssertionError("No page at " + landing.uri() + ": " + landing.body());
        }
        return signing[0];
    }

    /** A learner who has launched and stays: asks for pages of the tool by their path. */
    Reader reader(String user) throws IOException, InterruptedException, JOSEException {
        Visit visit = new Visit();
        launch(visit, user, MEMBERSHIP + "Learner", resourceLink(), new long[1]);
        return path -> {
            HttpResponse<String> page = visit.get(tool.apply(path));
            expect(200, page);
            return page.body();
        };
    }

    /** A learner who has begun the micro-credential and stands before its first evidence requirement. */
    TusClient uploader(String user) throws IOException, InterruptedException, JOSEException {
        Visit visit = new Visit();
        String path = begin(visit, user) + "/evidence/A1";
        Document page = Jsoup.parse(visit.get(tool.apply(path)).body());
        return new TusClient(
                URI.create(tool.apply(path)),
                visit.cookie(),
                page.select("input[name=_csrf]").val(),
                page.select("input[name=criteria]").val());
    }

    /** A learner who has begun the micro-credential, and works on it. */
    Teacher teacher(String user) throws IOException, InterruptedException, JOSEException {
        Visit visit = new Visit();
        String work = begin(visit, user);
        return new Teacher() {
            @Override
            public void reads(String path) throws IOException, InterruptedException {
                expect(200, visit.get(tool.apply(path)));
            }

            @Override
            public void writes(String part, String words) throws IOException, InterruptedException {
                HttpResponse<String> page = visit.get(tool.apply(work + part));
                String form = "form[action$=" + part + "]";
                Map<String, String> typed = new HashMap<>();
                Jsoup.parse(page.body())
                        .select(form + " textarea")
                        .forEach(area -> typed.put(area.attr("name"), words));
                HttpResponse<String> saved = visit.submit(page, form, typed);
                if (saved.statusCode() / 100 != 3) {
                    throw new AssertionError("Not saved: " + saved.statusCode() + " " + saved.body());
                }
            }

            @Override
            public String work() {
                return work;
            }
        };
    }

    /** The path of the work that a learner has begun. */
    private String begin(Visit visit, String user) throws IOException, InterruptedException, JOSEException {
        HttpResponse<String> begun = visit.submit(
                launch(visit, user, MEMBERSHIP + "Learner", resourceLink(), new long[1]),
                "form[action$=/start]",
                Map.of());
        return begun.uri()
                .resolve(begun.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    /** Gives somebody who has launched a role, as the operator does. */
    void gives(String role, String user) throws IOException, InterruptedException {
        Visit operator = new Visit();
        operator.submit(
                operator.get(tool.apply("/admin")), "form[action$=/admin]", Map.of("token", Waymark.ADMIN_TOKEN));
        Document people = Jsoup.parse(operator.get(tool.apply("/admin/people")).body(), tool.apply("/"));
        Element person = people.select("main td a").stream()
                .filter(link -> link.text().endsWith("Teacher " + user))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is called Teacher " + user + ": " + people.text()));
        HttpResponse<String> given = operator.submit(
                operator.get(person.absUrl("href")),
                "form[action$=/roles]",
                Map.of("role", role, "reason", "For the measurement"));
        if (given.statusCode() / 100 != 3) {
            throw new AssertionError("The role was not given: " + given.body());
        }
    }

    /** Where the picker of a deep-linking launch is, for an hour. */
    String picker() throws IOException, InterruptedException, JOSEException {
        URI at = openPicker().uri();
        return at.getRawPath() + "?" + at.getRawQuery();
    }

    /** Reads pages of the tool in one session. */
    interface Reader {
        String page(String path) throws IOException, InterruptedException;
    }

    /** Works on what they have begun, in one session. */
    interface Teacher {
        void reads(String path) throws IOException, InterruptedException;

        /** Opens a part of the work and saves the same words as every answer there. */
        void writes(String part, String words) throws IOException, InterruptedException;

        /** The path of what they have begun. */
        String work();
    }

    /** Claims of services that every launch offers. */
    Map<String, Object> services() {
        return Map.of();
    }

    /** Serves something more, under an address of this platform, which is answered. */
    String serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return issuer + path;
    }

    /** Launches name this gradebook column from now on (AGS 2.0, 3.1). */
    void namesGradebook(String lineItem, List<String> scopes) {
        gradebook = Map.of("scope", scopes, "lineitem", issuer + lineItem);
    }

    String definition() {
        return definition;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpResponse<String> openPicker() throws IOException, InterruptedException, JOSEException {
        return launch(
                "designer",
                MEMBERSHIP + "Instructor",
                Map.of(
                        CLAIM + "message_type",
                        "LtiDeepLinkingRequest",
                        DEEP_LINKING,
                        Map.of(
                                "deep_link_return_url",
                                issuer + "/return",
                                "accept_types",
                                List.of("ltiResourceLink"),
                                "accept_presentation_document_targets",
                                List.of("iframe", "window"),
                                "accept_multiple",
                                false)),
                new long[1]);
    }

    private String firstOfThePicker() throws IOException, InterruptedException, JOSEException {
        HttpResponse<String> picker = openPicker();
        return Jsoup.parse(picker.body()).select("input[type=radio], input[type=checkbox]").stream()
                .map(input -> input.attr("value"))
                .filter(value -> value.matches("[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing to pick at " + picker.uri() + ": " + picker.body()));
    }

    private Map<String, Object> resourceLink() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put(CLAIM + "message_type", "LtiResourceLinkRequest");
        message.put(CLAIM + "resource_link", Map.of("id", "link-1", "title", "Bench"));
        message.put(CLAIM + "custom", Map.of("waymark_definition", definition));
        if (!gradebook.isEmpty()) {
            message.put("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", gradebook);
        }
        return message;
    }

    private HttpResponse<String> launch(String user, String role, Map<String, Object> message, long[] signing)
            throws IOException, InterruptedException, JOSEException {
        return launch(new Visit(), user, role, message, signing);
    }

    private HttpResponse<String> launch(
            Visit visit, String user, String role, Map<String, Object> message, long[] signing)
            throws IOException, InterruptedException, JOSEException {
        HttpResponse<String> login = visit.post(
                tool.apply("/lti/login"),
                Map.of(
                        "iss", issuer,
                        "login_hint", user,
                        "target_link_uri", target,
                        "client_id", CLIENT,
                        "lti_deployment_id", DEPLOYMENT));
        expect(302, login);
        Map<String, String> asked = query(login.headers().firstValue("Location").orElseThrow());
        long began = System.nanoTime();
        String token = token(user, role, asked.get("nonce"), message);
        signing[0] = System.nanoTime() - began;
        HttpResponse<String> at =
                visit.post(asked.get("redirect_uri"), Map.of("id_token", token, "state", asked.get("state")));
        for (int hop = 0; at.statusCode() / 100 == 3 && hop < 6; hop++) {
            at = visit.get(at.uri()
                    .resolve(at.headers().firstValue("Location").orElseThrow())
                    .toString());
        }
        expect(200, at);
        return at;
    }

    private String token(String user, String role, String nonce, Map<String, Object> message) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT)
                .subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("name", "Teacher " + user)
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "deployment_id", DEPLOYMENT)
                .claim(CLAIM + "target_link_uri", target)
                .claim(CLAIM + "roles", List.of(role))
                .claim(CLAIM + "context", Map.of("id", "course-1", "title", "Course"))
                .claim(CLAIM + "launch_presentation", Map.of("locale", "en", "document_target", "iframe"));
        message.forEach(claims::claim);
        services().forEach(claims::claim);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer);
        configuration.put("authorization_endpoint", issuer + "/authorize");
        configuration.put("token_endpoint", issuer + "/token");
        configuration.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        configuration.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        configuration.put("jwks_uri", issuer + "/jwks");
        configuration.put("registration_endpoint", issuer + "/register");
        configuration.put("scopes_supported", List.of("openid"));
        configuration.put("response_types_supported", List.of("id_token"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256"));
        configuration.put("claims_supported", List.of("sub", "iss", "name"));
        configuration.put(
                "https://purl.imsglobal.org/spec/lti-platform-configuration",
                Map.of(
                        "product_family_code",
                        "bench",
                        "version",
                        "1",
                        "messages_supported",
                        List.of(Map.of("type", "LtiResourceLinkRequest"), Map.of("type", "LtiDeepLinkingRequest"))));
        return configuration;
    }

    private void acceptTool(HttpExchange exchange) throws IOException {
        JsonNode asked = json.readTree(exchange.getRequestBody().readAllBytes());
        JsonNode offered = asked.get("https://purl.imsglobal.org/spec/lti-tool-configuration");
        Map<String, Object> answer = new LinkedHashMap<>(json.convertValue(asked, Map.class));
        Map<String, Object> configuration = new LinkedHashMap<>(json.convertValue(offered, Map.class));
        configuration.put("deployment_id", DEPLOYMENT);
        answer.put("client_id", CLIENT);
        answer.put("https://purl.imsglobal.org/spec/lti-tool-configuration", configuration);
        answer(exchange, 201, json.writeValueAsString(answer));
        target = offered.get("target_link_uri").asString();
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + " and not " + status + ": "
                    + response.body());
        }
    }

    private static Map<String, String> query(String location) {
        Map<String, String> found = new HashMap<>();
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            found.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
        }
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** A browser's visit: it keeps cookies and has no other memory. */
    private class Visit {

        private final Map<String, String> cookies = new LinkedHashMap<>();

        HttpResponse<String> get(String url) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(url)).GET());
        }

        HttpResponse<String> post(String url, Map<String, String> fields) throws IOException, InterruptedException {
            String body = fields.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
            return send(HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        /** The form as it is, with some of its fields typed over. */
        HttpResponse<String> submit(HttpResponse<String> page, String form, Map<String, String> typed)
                throws IOException, InterruptedException {
            Element found = Jsoup.parse(page.body(), page.uri().toString()).selectFirst(form);
            if (found == null) {
                throw new AssertionError("No " + form + " at " + page.uri() + ": " + page.body());
            }
            Map<String, String> fields = new LinkedHashMap<>();
            found.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.val()));
            fields.putAll(typed);
            return post(found.absUrl("action"), fields);
        }

        HttpResponse<String> submitFirstForm(HttpResponse<String> page) throws IOException, InterruptedException {
            Document document = Jsoup.parse(page.body(), page.uri().toString());
            Element form = document.selectFirst("form[method=post]");
            if (form == null) {
                throw new AssertionError("No form at " + page.uri() + ": " + page.statusCode() + " " + page.body());
            }
            Map<String, String> fields = new LinkedHashMap<>();
            form.select("input[name], button[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
            return post(
                    form.hasAttr("action") ? form.absUrl("action") : page.uri().toString(), fields);
        }

        String cookie() {
            return cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookie());
            }
            HttpResponse<String> response = http.send(
                    request.header("User-Agent", "Waymark-bench")
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                int equals = pair.indexOf('=');
                if (cookie.contains("Max-Age=0")) {
                    cookies.remove(pair.substring(0, equals));
                } else {
                    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
            return response;
        }
    }
}
