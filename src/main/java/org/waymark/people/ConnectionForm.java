package org.waymark.people;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformFamily;
import org.waymark.lti.PlatformRegistration;

/** What an operator types of an LMS that cannot register us by itself, or corrects of one that did. */
record ConnectionForm(
        @Nullable String family,
        @Nullable String issuer,
        @Nullable String client,
        @Nullable String deployments,
        @Nullable String district,
        @Nullable String authorization,
        @Nullable String token,
        @Nullable String jwks,
        @Nullable String audience) {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_ADDRESS = 2000;

    static ConnectionForm empty() {
        return new ConnectionForm(PlatformFamily.OTHER.name(), "", "", "", "", "", "", "", "");
    }

    static ConnectionForm of(PlatformRegistration registration) {
        String endpoint = registration.tokenEndpoint().toString();
        String audience = registration.tokenAudience();
        return new ConnectionForm(
                PlatformFamily.of(registration.product()).name(),
                registration.issuer(),
                registration.clientId(),
                "",
                "",
                registration.authorizationEndpoint().toString(),
                endpoint,
                registration.jwksUri().toString(),
                audience.equals(endpoint) ? "" : audience);
    }

    /** Issuer and client id of a known connection stay, whatever was sent. */
    ConnectionForm withIdsOf(PlatformRegistration known) {
        return new ConnectionForm(
                family, known.issuer(), known.clientId(), "", "", authorization, token, jwks, audience);
    }

    /** Those of a new connection, in the order of the page. */
    Map<String, MessageSourceResolvable> problems(Predicate<URI> mayCall) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!isAddress(issuer, mayCall) || text(issuer).length() > LONGEST_ID) {
            put(problems, "issuer");
        }
        if (!isId(text(client))) {
            put(problems, "client");
        }
        if (deploymentIds().stream().anyMatch(id -> !isId(id))) {
            put(problems, "deployments");
        }
        if (!RegistrationLinkForm.isName(district)) {
            problems.put("district", new DefaultMessageSourceResolvable("people.platforms.problem.district"));
        }
        problems.putAll(addressProblems(mayCall));
        return problems;
    }

    String issuerId() {
        return text(issuer);
    }

    String clientId() {
        return text(client);
    }

    /** Those of a connection whose issuer and client id stay. */
    Map<String, MessageSourceResolvable> addressProblems(Predicate<URI> mayCall) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!isAddress(authorization, mayCall)) {
            put(problems, "authorization");
        }
        if (!isAddress(token, mayCall)) {
            put(problems, "token");
        }
        if (!isAddress(jwks, mayCall)) {
            put(problems, "jwks");
        }
        if (text(audience).length() > LONGEST_ADDRESS) {
            put(problems, "audience");
        }
        return problems;
    }

    private static void put(Map<String, MessageSourceResolvable> problems, String field) {
        problems.put(field, new DefaultMessageSourceResolvable("people.connection.problem." + field));
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }

    private static boolean isAddress(@Nullable String typed, Predicate<URI> mayCall) {
        try {
            String text = text(typed);
            return text.length() <= LONGEST_ADDRESS && mayCall.test(new URI(text));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** One a line; none where the LMS will tell it in a launch. */
    List<String> deploymentIds() {
        return Arrays.stream(text(deployments).split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    PlatformDetails details(Set<String> scopes) {
        return new PlatformDetails(
                text(issuer),
                text(client),
                URI.create(text(authorization)),
                URI.create(text(token)),
                URI.create(text(jwks)),
                text(audience).isEmpty() ? null : text(audience),
                scopes,
                known().code());
    }

    private PlatformFamily known() {
        return Arrays.stream(PlatformFamily.values())
                .filter(each -> each.name().equals(family))
                .findFirst()
                .orElse(PlatformFamily.OTHER);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
