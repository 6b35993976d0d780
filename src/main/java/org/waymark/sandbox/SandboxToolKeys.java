package org.waymark.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Verifies what a tool has signed with the keys which the tool serves. */
@Component
@Profile("sandbox")
class SandboxToolKeys {

    /** How far the tool's clock may be ahead of ours in an assertion; Moodle gives deep links none at all. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final SandboxHttp http;
    private final JdbcClient jdbc;
    private final Clock clock;

    SandboxToolKeys(SandboxHttp http, JdbcClient jdbc, Clock clock) {
        this.http = http;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Security Framework 1.0, 4.1.1: a client assertion lives five minutes at most. */
    JWTClaimsSet verifiedAssertion(SandboxTool tool, SignedJWT jwt) {
        JWTClaimsSet claims = verified(tool, jwt);
        Instant now = clock.instant();
        require(date(claims.getIssueTime(), "iat").isBefore(now.plus(SKEW)), "iat lies in the future");
        Instant expires = date(claims.getExpirationTime(), "exp");
        require(expires.isAfter(now.minus(SKEW)), "exp has passed");
        require(!expires.isAfter(now.plus(LONGEST).plus(SKEW)), "exp lies more than five minutes ahead");
        return claims;
    }

    /** Deep Linking 2.0, 4.5; like Moodle without any leeway for clocks. */
    JWTClaimsSet verifiedMessage(SandboxTool tool, SignedJWT jwt) {
        JWTClaimsSet claims = verified(tool, jwt);
        Instant now = clock.instant();
        require(!date(claims.getIssueTime(), "iat").isAfter(now), "iat lies in the future");
        require(date(claims.getExpirationTime(), "exp").isAfter(now), "exp has passed");
        Date notBefore = claims.getNotBeforeTime();
        require(notBefore == null || !notBefore.toInstant().isAfter(now), "nbf lies in the future");
        return claims;
    }

    /** Remembers a jti or nonce of this tool; refused when it was seen before. */
    void useOnce(SandboxTool tool, String what, @Nullable String token) {
        if (token == null || token.isBlank() || token.length() > 255) {
            throw SandboxRefusal.badRequest(what + " is missing");
        }
        try {
            jdbc.sql("insert into sandbox_seen (client_id, what, token, seen_at) values (?, ?, ?, ?)")
                    .params(tool.clientId(), what, token, SandboxTimes.column(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SandboxRefusal(HttpStatus.BAD_REQUEST, what + " was used before");
        }
    }

    static SignedJWT parsed(@Nullable String text) {
        try {
            return SignedJWT.parse(text == null ? "" : text);
        } catch (ParseException e) {
            throw SandboxRefusal.badRequest("This is not a signed JWT");
        }
    }

    static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw SandboxRefusal.badRequest("The claims cannot be read");
        }
    }

    private JWTClaimsSet verified(SandboxTool tool, SignedJWT jwt) {
        require(JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()), "alg must be RS256");
        String kid = jwt.getHeader().getKeyID();
        require(kid != null, "kid is missing");
        try {
            JWK key = keys(tool).getKeyByKeyId(kid);
            require(key != null, "The tool serves no key " + kid);
            require(jwt.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey())), "The signature does not fit");
        } catch (JOSEException | ClassCastException e) {
            throw SandboxRefusal.badRequest("The tool's key cannot be used");
        }
        return claims(jwt);
    }

    private JWKSet keys(SandboxTool tool) {
        try {
            String body = http.client().get().uri(tool.jwksUri()).retrieve().body(String.class);
            return JWKSet.parse(body == null ? "" : body);
        } catch (RestClientException | ParseException e) {
            throw SandboxRefusal.badRequest("The tool's keys could not be read from " + tool.jwksUri());
        }
    }

    private static Instant date(@Nullable Date date, String name) {
        if (date == null) {
            throw SandboxRefusal.badRequest(name + " is missing");
        }
        return date.toInstant();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw SandboxRefusal.badRequest(otherwise);
        }
    }
}
