package org.waymark.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Access tokens for the services (Security Framework 1.0, 4.1); only their hashes are kept. */
@Service
@Profile("sandbox")
class SandboxTokens {

    static final Duration LIFE = Duration.ofSeconds(3600);

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final JdbcClient jdbc;
    private final SandboxTools tools;
    private final SandboxToolKeys toolKeys;
    private final SandboxAddresses addresses;
    private final SandboxSecrets secrets;
    private final Clock clock;

    SandboxTokens(
            JdbcClient jdbc,
            SandboxTools tools,
            SandboxToolKeys toolKeys,
            SandboxAddresses addresses,
            SandboxSecrets secrets,
            Clock clock) {
        this.jdbc = jdbc;
        this.tools = tools;
        this.toolKeys = toolKeys;
        this.addresses = addresses;
        this.secrets = secrets;
        this.clock = clock;
    }

    record Issued(String token, List<String> scopes) {}

    Issued issue(
            @Nullable String grantType,
            @Nullable String assertionType,
            @Nullable String assertion,
            @Nullable String scope) {
        require("client_credentials".equals(grantType), "unsupported_grant_type", "grant_type");
        require(ASSERTION_TYPE.equals(assertionType), "invalid_client", "client_assertion_type");
        SandboxTool tool = authenticated(assertion);
        List<String> wanted = List.of((scope == null ? "" : scope).split(" "));
        List<String> granted =
                tool.grantedScopes().stream().filter(wanted::contains).toList();
        require(!granted.isEmpty(), "invalid_scope", "none of these scopes is granted to the tool");
        String token = secrets.fresh();
        jdbc.sql("insert into sandbox_access_token (token_hash, client_id, scopes, expires_at) values (?, ?, ?, ?)")
                .params(SandboxSecrets.hash(token), tool.clientId(), String.join(" ", granted))
                .param(SandboxTimes.column(clock.instant().plus(LIFE)))
                .update();
        return new Issued(token, granted);
    }

    /** The tool behind a token that has one of these scopes: 401 without a good token, 403 without a scope. */
    SandboxTool tool(@Nullable String authorization, String... scopes) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw new SandboxRefusal(HttpStatus.UNAUTHORIZED, "Bearer token required");
        }
        Held held = jdbc.sql(
                        "select client_id as clientId, scopes from sandbox_access_token where token_hash = ? and expires_at > ?")
                .params(
                        SandboxSecrets.hash(authorization.substring("Bearer ".length())),
                        SandboxTimes.column(clock.instant()))
                .query(Held.class)
                .optional()
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.UNAUTHORIZED, "The token is unknown or has expired"));
        List<String> granted = List.of(held.scopes().split(" "));
        if (List.of(scopes).stream().noneMatch(granted::contains)) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "The token lacks the scope " + scopes[0]);
        }
        return tools.find(held.clientId())
                .orElseThrow(() -> new SandboxRefusal(HttpStatus.UNAUTHORIZED, "The tool is not registered"));
    }

    record Held(String clientId, String scopes) {}

    private SandboxTool authenticated(@Nullable String assertion) {
        try {
            SignedJWT jwt = SandboxToolKeys.parsed(assertion);
            SandboxTool tool = tools.find(SandboxToolKeys.claims(jwt).getSubject())
                    .orElseThrow(() -> new SandboxTokenRefusal("invalid_client", "sub is no registered client_id"));
            JWTClaimsSet claims = toolKeys.verifiedAssertion(tool, jwt);
            require(tool.clientId().equals(claims.getIssuer()), "invalid_client", "iss must be the client_id");
            String audience = addresses.mode().tokenAudience(addresses.tokenEndpoint());
            require(claims.getAudience().contains(audience), "invalid_client", "aud must be " + audience);
            toolKeys.useOnce(tool, "jti", claims.getJWTID());
            return tool;
        } catch (SandboxRefusal e) {
            throw new SandboxTokenRefusal("invalid_client", e.words());
        }
    }

    private static void require(boolean holds, String error, String words) {
        if (!holds) {
            throw new SandboxTokenRefusal(error, words);
        }
    }
}
