package org.waymark.lti.registration;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.Origins;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.PlatformRegistration.Status;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.PlatformUnreachable;
import org.waymark.lti.PlatformWords;
import org.waymark.lti.registration.RegistrationProblem.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers us with a platform that asked for it (Dynamic Registration 1.0, 3). */
@Component
class DynamicRegistration {

    private static final Logger log = LoggerFactory.getLogger(DynamicRegistration.class);
    /** LTI Core 1.3, 3.1.2 and 3.1.3. */
    private static final int LONGEST_ID = 255;

    private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private final RegistrationLinks links;
    private final LtiRegistrations registrations;
    private final ToolConfiguration tool;
    private final PlatformHttp http;
    private final JsonMapper json;

    DynamicRegistration(
            RegistrationLinks links,
            LtiRegistrations registrations,
            ToolConfiguration tool,
            PlatformHttp http,
            JsonMapper json) {
        this.links = links;
        this.registrations = registrations;
        this.tool = tool;
        this.http = http;
        this.json = json;
    }

    /** How it went, where it did not fail. */
    sealed interface Outcome permits Registered, ToConfirm {}

    /** What is left to do before people come in. */
    enum Next {
        /** Nothing. */
        READY,
        /** The operator accepts the connection. */
        ACCEPT,
        /** The platform named no deployment: the first launch will, and the operator approves it. */
        DEPLOYMENT;

        /** The part of the message keys that names it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Registered(Next next) implements Outcome {}

    /** The issuer is on another site than its configuration: a person has to say that both are theirs. */
    record ToConfirm(String configuredFrom, String issuer, String code) implements Outcome {}

    /**
     * Fetches the configuration, registers, and keeps the answer; a link that led to nothing can be used again.
     *
     * @param token sent as Bearer where the platform gave one
     * @param confirmation the code of an earlier {@link ToConfirm}
     * @throws RegistrationProblem which says why not
     */
    Outcome register(
            String code, @Nullable String configuration, @Nullable String token, @Nullable String confirmation) {
        UUID link = links.claim(code);
        boolean registered = false;
        try {
            URI address = address(configuration);
            OpenIdConfiguration platform = configuration(address, token);
            String origin = Origins.of(address);
            String names = address + " " + platform.issuer();
            boolean elsewhere = !origin.equals(Origins.of(platform.issuerAddress()));
            if (elsewhere && !links.isConfirmed(link, confirmation, names)) {
                return new ToConfirm(origin, platform.issuer(), links.askToConfirm(link, names));
            }
            JsonNode answer = post(platform, token);
            String deploymentId = deployment(answer);
            PlatformRegistration known =
                    completed(link, details(platform, answer), deploymentId, elsewhere ? origin : null);
            registered = true;
            if (deploymentId != null) {
                registrations.seen(known.id(), deploymentId);
            }
            log.info("Registered with {} as client {}, {}", known.issuer(), known.clientId(), known.status());
            return new Registered(next(known));
        } finally {
            if (!registered) {
                links.release(link);
            }
        }
    }

    private PlatformRegistration completed(
            UUID link, PlatformDetails details, @Nullable String deploymentId, @Nullable String configuredFrom) {
        try {
            return links.complete(link, details, deploymentId, configuredFrom);
        } catch (DataIntegrityViolationException madeByAnotherAtOnce) {
            throw new RegistrationProblem(Kind.IN_USE);
        }
    }

    private Next next(PlatformRegistration known) {
        if (known.status() != Status.ACTIVE) {
            return Next.ACCEPT;
        }
        boolean approved = registrations.deployments(known.id()).stream().anyMatch(each -> each.tenant() != null);
        return approved ? Next.READY : Next.DEPLOYMENT;
    }

    private static URI address(@Nullable String configuration) {
        if (configuration == null || configuration.isBlank()) {
            throw new RegistrationProblem(Kind.NOT_FROM_LMS);
        }
        try {
            URI address = URI.create(configuration.strip());
            if (address.isAbsolute() && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new RegistrationProblem(Kind.ADDRESS, "openid_configuration");
    }

    private OpenIdConfiguration configuration(URI address, @Nullable String token) {
        OpenIdConfiguration platform =
                OpenIdConfiguration.read(parsed(sent(HttpMethod.GET, address, headers(token), null)));
        for (URI endpoint : platform.addresses()) {
            if (!http.mayCall(endpoint)) {
                throw new RegistrationProblem(Kind.ADDRESS, endpoint.toString());
            }
        }
        return platform;
    }

    private JsonNode post(OpenIdConfiguration platform, @Nullable String token) {
        HttpHeaders headers = headers(token);
        headers.setContentType(MediaType.APPLICATION_JSON);
        byte[] body = json.writeValueAsBytes(tool.registration(platform));
        JsonNode answer = parsed(sent(HttpMethod.POST, platform.registrationEndpoint(), headers, body));
        if (answer.path("client_id").asString("").isBlank()) {
            throw new RegistrationProblem(Kind.REFUSED, "client_id");
        }
        requireId("client_id", answer.path("client_id").asString(""));
        requireId("deployment_id", deployment(answer));
        return answer;
    }

    /** Of at most 255 ASCII characters, and no line breaks or NULs, which logs and databases cannot hold. */
    private static void requireId(String name, @Nullable String id) {
        if (id != null && (id.length() > LONGEST_ID || !id.chars().allMatch(each -> each >= ' ' && each <= '~'))) {
            throw new RegistrationProblem(Kind.ANSWER, name);
        }
    }

    private static HttpHeaders headers(@Nullable String token) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        if (token != null && !token.isBlank()) {
            headers.setBearerAuth(token);
        }
        return headers;
    }

    private PlatformResponse sent(HttpMethod method, URI address, HttpHeaders headers, byte @Nullable [] body) {
        try {
            PlatformResponse response = http.exchange(method, address, headers, body);
            if (!response.isSuccess()) {
                throw new RegistrationProblem(Kind.REFUSED, PlatformWords.of(response.status(), response.text()));
            }
            return response;
        } catch (PlatformUnreachable e) {
            throw new RegistrationProblem(e.isForbidden() ? Kind.ADDRESS : Kind.UNREACHABLE, address.getHost());
        }
    }

    private JsonNode parsed(PlatformResponse response) {
        try {
            return json.readTree(response.text());
        } catch (JacksonException e) {
            throw new RegistrationProblem(Kind.CONFIGURATION, "JSON");
        }
    }

    private static PlatformDetails details(OpenIdConfiguration platform, JsonNode answer) {
        String granted = answer.path("scope").asString("");
        Set<String> scopes = new LinkedHashSet<>(ToolConfiguration.scopes(platform));
        if (!granted.isBlank()) {
            scopes.retainAll(Arrays.asList(granted.strip().split("\\s+", -1)));
        }
        return new PlatformDetails(
                platform.issuer(),
                answer.path("client_id").asString(),
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                platform.jwksUri(),
                platform.authorizationServer(),
                scopes,
                platform.product());
    }

    private static @Nullable String deployment(JsonNode answer) {
        JsonNode id = answer.path(TOOL).path("deployment_id");
        String text = id.isString() || id.isNumber() ? id.asString() : "";
        return text.isBlank() ? null : text;
    }
}
