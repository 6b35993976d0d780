package org.waymark.lti.registration;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.registration.RegistrationProblem.Kind;
import tools.jackson.databind.JsonNode;

/**
 * What a platform says of itself (Dynamic Registration 1.0, 3.5).
 *
 * @param scopes the scopes it supports; empty Optional where it does not say
 */
record OpenIdConfiguration(
        String issuer,
        URI issuerAddress,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        URI registrationEndpoint,
        @Nullable String authorizationServer,
        Optional<Set<String>> scopes,
        String product,
        JsonNode messages) {

    private static final int LONGEST_ISSUER = 255;
    private static final int LONGEST_ADDRESS = 2000;
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    /** @throws RegistrationProblem naming the first member that is missing or is no address */
    static OpenIdConfiguration read(JsonNode json) {
        if (!json.isObject()) {
            throw new RegistrationProblem(Kind.CONFIGURATION, "JSON");
        }
        String issuer = text(json, "issuer");
        if (issuer.length() > LONGEST_ISSUER) {
            throw new RegistrationProblem(Kind.CONFIGURATION, "issuer");
        }
        String product = json.path(PLATFORM).path("product_family_code").asString("");
        String server = json.path("authorization_server").asString("");
        if (server.length() > LONGEST_ADDRESS) {
            throw new RegistrationProblem(Kind.CONFIGURATION, "authorization_server");
        }
        return new OpenIdConfiguration(
                issuer,
                address(json, "issuer"),
                address(json, "authorization_endpoint"),
                address(json, "token_endpoint"),
                address(json, "jwks_uri"),
                address(json, "registration_endpoint"),
                server.isBlank() ? null : server,
                json.path("scopes_supported").isArray()
                        ? Optional.of(new LinkedHashSet<>(texts(json.path("scopes_supported"))))
                        : Optional.empty(),
                product.length() > 100 ? product.substring(0, 100) : product,
                json.path(PLATFORM).path("messages_supported"));
    }

    /** The placements it knows for a message type, as it names them. */
    List<String> placements(String messageType) {
        List<String> placements = new ArrayList<>();
        for (JsonNode message : messages) {
            if (messageType.equals(message.path("type").asString(""))) {
                placements.addAll(texts(message.path("placements")));
            }
        }
        return placements;
    }

    /** Whether it says that it sends such messages. */
    boolean supports(String messageType) {
        for (JsonNode message : messages) {
            if (messageType.equals(message.path("type").asString(""))) {
                return true;
            }
        }
        return false;
    }

    List<URI> addresses() {
        return List.of(issuerAddress, authorizationEndpoint, tokenEndpoint, jwksUri, registrationEndpoint);
    }

    private static URI address(JsonNode json, String name) {
        try {
            URI address = URI.create(text(json, name));
            if (address.isAbsolute() && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new RegistrationProblem(Kind.CONFIGURATION, name);
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isBlank() || text.length() > LONGEST_ADDRESS) {
            throw new RegistrationProblem(Kind.CONFIGURATION, name);
        }
        return text;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array) {
            if (each.isString()) {
                texts.add(each.asString());
            }
        }
        return texts;
    }
}
