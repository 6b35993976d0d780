package org.waymark.sandbox;

import java.net.URI;
import java.util.List;

/** A registered tool; lists are kept as words with single separators, {@code custom} as JSON text. */
record SandboxTool(
        long id,
        String clientId,
        String issuer,
        String name,
        String initiateLoginUri,
        String targetLinkUri,
        String deepLinkUri,
        String jwksUri,
        String redirectUris,
        String scopes,
        String claims,
        String custom,
        boolean pending) {

    /** As in Moodle there is one deployment for each client, named after the number of the tool. */
    public String deploymentId() {
        return SandboxMode.now().deployment(id);
    }

    List<String> redirects() {
        return List.of(redirectUris.split("\n"));
    }

    List<String> grantedScopes() {
        return List.of(scopes.split(" "));
    }

    boolean asksFor(String claim) {
        return List.of(claims.split(" ")).contains(claim);
    }

    /** The only origin whose frame messages are heard. */
    public String origin() {
        return originOf(initiateLoginUri);
    }

    static String originOf(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
