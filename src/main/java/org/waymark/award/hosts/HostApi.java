package org.waymark.award.hosts;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls to a host: Open Badges 3.0, sections 6 and 7. Where they go was typed by a person or said by the host, so all of
 * them go the way that is for anyone: never to a machine that an operator let Waymark call for the sake of an LMS.
 */
@Component
class HostApi {

    static final String SCOPE = "https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert";

    private static final String BASE = "/ims/ob/v3p0";
    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CLIENT = 1000;
    private static final int LONGEST_TOKEN = 8000;
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final Predicate<URI> mayCall;
    private final Way way;
    private final WaymarkSettings settings;
    private final JsonMapper json;

    /** How another machine is called. */
    @FunctionalInterface
    interface Way {
        PlatformResponse exchange(HttpMethod method, URI url, HttpHeaders headers, byte @Nullable [] body);
    }

    @Autowired
    HostApi(PlatformHttp http, WaymarkSettings settings, JsonMapper json) {
        this(http::mayCallForAnyone, http::exchangeForAnyone, settings, json);
    }

    HostApi(Predicate<URI> mayCall, Way way, WaymarkSettings settings, JsonMapper json) {
        this.mayCall = mayCall;
        this.way = way;
        this.settings = settings;
        this.json = json;
    }

    /** Where a host sends a browser back to: one address, to the letter. */
    String returnAddress(UUID host) {
        return settings.url("/record/hosts/" + host + "/return");
    }

    /**
     * What somebody typed as the address of a host, without what leads on to its API.
     *
     * @throws HostTrouble where it is none that may be called
     */
    String address(String typed) {
        String text = typed.strip();
        if (!text.contains("://")) {
            text = "https://" + text;
        }
        text = text.replaceFirst("/discovery/?$", "").replaceFirst("/+$", "");
        if (text.endsWith(BASE)) {
            text = text.substring(0, text.length() - BASE.length());
        }
        URI url = url(text);
        if (text.length() > LONGEST_ADDRESS || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw noAddress(url);
        }
        return url.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + url.getRawAuthority().toLowerCase(Locale.ROOT)
                + url.getRawPath();
    }

    /**
     * What a host says of itself.
     *
     * @param refresh where fresh tokens are had
     * @param revocation null where it names none
     */
    record Description(
            String name,
            String authorization,
            String token,
            String refresh,
            String registration,
            @Nullable String revocation) {}

    Description discover(String address) {
        PlatformResponse answer = exchange(HttpMethod.GET, address + BASE + "/discovery", accepting(), null);
        if (!answer.isSuccess()) {
            throw failed(answer, HostTrouble.Kind.NO_HOST);
        }
        JsonNode document = object(answer);
        for (JsonNode scheme :
                document.path("components").path("securitySchemes").values()) {
            JsonNode flow = scheme.path("flows").path("authorizationCode");
            if (flow.isObject()) {
                String token = endpoint(flow, "tokenUrl");
                String name = text(scheme, "x-imssf-name", LONGEST_NAME);
                String title = text(document.path("info"), "title", LONGEST_NAME);
                return new Description(
                        plain(
                                name != null
                                        ? name
                                        : title != null
                                                ? title
                                                : String.valueOf(url(address).getHost())),
                        endpoint(flow, "authorizationUrl"),
                        token,
                        flow.has("refreshUrl") ? endpoint(flow, "refreshUrl") : token,
                        endpoint(scheme, "x-imssf-registrationUrl"),
                        revocation(token));
            }
        }
        throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The host names no OAuth 2.0 authorization code flow");
    }

    /** The description of Open Badges 3.0 has no place for it; the one of OAuth servers has (RFC 8414), where there is one. */
    private @Nullable String revocation(String token) {
        URI url = url(token);
        String issuer = url.getScheme() + "://" + url.getRawAuthority();
        try {
            PlatformResponse answer =
                    exchange(HttpMethod.GET, issuer + "/.well-known/oauth-authorization-server", accepting(), null);
            if (!answer.isSuccess()) {
                return null;
            }
            JsonNode server = object(answer);
            String said = text(server, "issuer", LONGEST_URL);
            return said != null && said.replaceFirst("/$", "").equals(issuer) && server.has("revocation_endpoint")
                    ? endpoint(server, "revocation_endpoint")
                    : null;
        } catch (HostTrouble none) {
            return null;
        }
    }

    /**
     * How a host knows Waymark.
     *
     * @param secret null for a client that needs none
     * @param secretInBody whether the host wants it there, and not in a header
     */
    record Client(String id, @Nullable String secret, boolean secretInBody) {}

    /** RFC 7591. */
    Client register(Description host, UUID place) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("client_name", "Waymark");
        client.put("client_uri", settings.url("/"));
        client.put("logo_uri", settings.url("/icon.svg"));
        client.put("tos_uri", settings.url("/"));
        client.put("policy_uri", settings.url("/"));
        client.put("software_id", "org.waymark");
        client.put("software_version", "1");
        client.put("redirect_uris", List.of(returnAddress(place)));
        client.put("token_endpoint_auth_method", "client_secret_basic");
        client.put("grant_types", List.of("authorization_code", "refresh_token"));
        client.put("response_types", List.of("code"));
        client.put("scope", SCOPE);
        HttpHeaders headers = accepting();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json");
        PlatformResponse answer =
                exchange(HttpMethod.POST, host.registration(), headers, json.writeValueAsBytes(client));
        if (!answer.isSuccess()) {
            throw failed(answer, HostTrouble.Kind.REFUSED);
        }
        JsonNode registered = object(answer);
        String id = text(registered, "client_id", LONGEST_CLIENT);
        if (id == null) {
            throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The host gave no client_id");
        }
        String method = text(registered, "token_endpoint_auth_method", LONGEST_CLIENT);
        return new Client(id, text(registered, "client_secret", LONGEST_TOKEN), "client_secret_post".equals(method));
    }

    /**
     * @param refresh null where the host gives none
     * @param seconds null where it does not say how long the token holds
     */
    record Tokens(
            String access,
            @Nullable String refresh,
            @Nullable Long seconds) {}

    Tokens tokens(String url, Client client, UUID host, String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", returnAddress(host));
        form.put("code_verifier", verifier);
        form.put("scope", SCOPE);
        return tokens(url, client, form);
    }

    Tokens refreshed(String url, Client client, String refresh) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refresh);
        form.put("scope", SCOPE);
        return tokens(url, client, form);
    }

    private Tokens tokens(String url, Client client, Map<String, String> form) {
        PlatformResponse answer = posted(url, client, form);
        if (!answer.isSuccess()) {
            throw failed(answer, HostTrouble.Kind.REFUSED);
        }
        JsonNode said = object(answer);
        String access = text(said, "access_token", LONGEST_TOKEN);
        if (access == null || !access.matches("[\\x21-\\x7E]+")) {
            throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The host gave no token that can be sent");
        }
        // RFC 6749, 7.1: what is not understood is not used.
        if (!"bearer".equalsIgnoreCase(text(said, "token_type", LONGEST_CLIENT))) {
            throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The host gave a token of another kind than Bearer");
        }
        String scope = text(said, "scope", LONGEST_TOKEN);
        if (scope != null && !List.of(scope.split(" ")).contains(SCOPE)) {
            throw new HostTrouble(HostTrouble.Kind.REFUSED, "The host gave a token that lets nothing be brought");
        }
        return new Tokens(
                access,
                text(said, "refresh_token", LONGEST_TOKEN),
                said.path("expires_in").canConvertToLong()
                        ? (Long) said.path("expires_in").asLong()
                        : null);
    }

    /** RFC 7009; whatever the host answers. */
    void revoke(String url, Client client, String token) {
        posted(url, client, Map.of("token", token));
    }

    private PlatformResponse posted(String url, Client client, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        HttpHeaders headers = accepting();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
        String secret = client.secret();
        if (secret == null || client.secretInBody()) {
            all.put("client_id", client.id());
            if (secret != null) {
                all.put("client_secret", secret);
            }
        } else {
            // RFC 6749, 2.3.1: both are form-encoded first
            headers.set(
                    HttpHeaders.AUTHORIZATION,
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((encoded(client.id()) + ":" + encoded(secret))
                                            .getBytes(StandardCharsets.UTF_8)));
        }
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(HttpMethod.POST, url, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the host took it. */
    enum Taken {
        YES,
        /** It does not read this form. */
        NOT_SO,
        /** The token is no good. */
        NOT_LET_IN
    }

    /**
     * Creates or replaces a credential.
     *
     * @throws HostTrouble where it is no use, or too early
     */
    Taken upsert(String address, String token, String type, String credential) {
        HttpHeaders headers = accepting();
        headers.set(HttpHeaders.ACCEPT, type);
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        PlatformResponse answer = exchange(
                HttpMethod.POST, address + BASE + "/credentials", headers, credential.getBytes(StandardCharsets.UTF_8));
        return switch (answer.status()) {
            case 200, 201, 202, 204, 304 -> Taken.YES;
            case 400, 406, 415, 422 -> Taken.NOT_SO;
            case 401 -> Taken.NOT_LET_IN;
            default -> throw failed(answer, HostTrouble.Kind.REFUSED);
        };
    }

    private PlatformResponse exchange(HttpMethod method, String url, HttpHeaders headers, byte @Nullable [] body) {
        URI target = url(url);
        try {
            return way.exchange(method, target, headers, body);
        } catch (PlatformUnreachable e) {
            throw new HostTrouble(
                    e.isForbidden() ? HostTrouble.Kind.NO_ADDRESS : HostTrouble.Kind.SILENT,
                    String.valueOf(e.getMessage()));
        }
    }

    /** @param always what it means where trying again is of no use */
    private static HostTrouble failed(PlatformResponse answer, HostTrouble.Kind always) {
        String what = "The host answered " + answer.status();
        if (answer.status() == 429 || answer.status() / 100 == 5 || answer.status() == 408) {
            return new HostTrouble(HostTrouble.Kind.SILENT, what, retryAfter(answer));
        }
        return new HostTrouble(always, what);
    }

    private static @Nullable Duration retryAfter(PlatformResponse answer) {
        String seconds = answer.headers().getFirst(HttpHeaders.RETRY_AFTER);
        if (seconds == null || !seconds.matches("\\d{1,6}")) {
            return null;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(seconds));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private String endpoint(JsonNode object, String name) {
        String text = text(object, name, LONGEST_URL);
        if (text == null) {
            throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The host names no " + name);
        }
        // Some describe themselves without a scheme, as the specification's example does.
        return url(text.contains("://") ? text : "https://" + text).toString();
    }

    private URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getScheme() != null && url.getRawFragment() == null && mayCall.test(url)) {
                return url;
            }
            throw noAddress(url);
        } catch (URISyntaxException e) {
            throw new HostTrouble(HostTrouble.Kind.NO_ADDRESS, "Not an address");
        }
    }

    private static HostTrouble noAddress(URI url) {
        return new HostTrouble(HostTrouble.Kind.NO_ADDRESS, "Not an https address of another host: " + url.getHost());
    }

    private JsonNode object(PlatformResponse answer) {
        try {
            JsonNode read = json.readTree(answer.text());
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JacksonException e) {
            throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The answer of the host is no JSON");
        }
        throw new HostTrouble(HostTrouble.Kind.NO_HOST, "The answer of the host is no JSON object");
    }

    private static @Nullable String text(JsonNode object, String name, int longest) {
        JsonNode value = object.get(name);
        if (value == null || !value.isString()) {
            return null;
        }
        String text = value.stringValue();
        return text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0 ? null : text;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Cs}\\p{Cf}]", " ").strip();
    }

    private static HttpHeaders accepting() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, "application/json");
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
