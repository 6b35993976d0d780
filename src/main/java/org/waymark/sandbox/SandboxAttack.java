package org.waymark.sandbox;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the hostile platform can be told to send instead of a good id_token; a tool has to refuse each. */
enum SandboxAttack {
    ALG_NONE("signed with alg none"),
    HS256("signed with HS256 and the public key as its secret"),
    WRONG_KEY("signed with a key that is not the platform's"),
    NO_KID("without a key id"),
    UNKNOWN_KID("with a key id that nobody published"),
    CHANGED("changed after it was signed"),
    OTHER_ISSUER("from another issuer"),
    ISSUER_WITH_SLASH("from its own issuer with a slash at the end"),
    OTHER_AUDIENCE("for another tool"),
    EXTRA_AUDIENCE("for us and for somebody else"),
    OTHER_PARTY("whose authorized party is somebody else"),
    EXPIRED("that has expired"),
    FROM_THE_FUTURE("from the future"),
    OLD("a day old"),
    NO_NONCE("without a nonce"),
    OTHER_NONCE("with another nonce"),
    NO_VERSION("without a version"),
    OTHER_VERSION("of another version"),
    NO_MESSAGE_TYPE("without a message type"),
    OTHER_MESSAGE_TYPE("with a message type that nobody knows"),
    NO_ROLES("without the list of roles"),
    NO_DEPLOYMENT("without a deployment"),
    OTHER_DEPLOYMENT("from another deployment than the login named"),
    LONG_DEPLOYMENT("with a deployment of 300 characters"),
    NO_LINK("without a resource link"),
    OTHER_TARGET("for another address than the login named"),
    TARGET_ELSEWHERE("for an address of another site"),
    NO_USER("without a user"),
    LONG_USER("with a user of 300 characters");

    private static final String CLAIM = SandboxLaunches.CLAIM;
    private static final long HOUR = 3_600_000;

    private final String words;

    SandboxAttack(String words) {
        this.words = words;
    }

    /** "An id_token ..." */
    public String words() {
        return words;
    }

    /** How an address names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SandboxAttack> named(@Nullable String code) {
        return Arrays.stream(values())
                .filter(attack -> attack.code().equals(code))
                .findFirst();
    }

    /** Whether the claims stay as they are, and the signature is what is bad. */
    boolean isOfSignature() {
        return List.of(ALG_NONE, HS256, WRONG_KEY, NO_KID, UNKNOWN_KID, CHANGED).contains(this);
    }

    JWTClaimsSet change(JWTClaimsSet good) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(good);
        Date now = good.getIssueTime();
        switch (this) {
            case OTHER_ISSUER -> claims.issuer("https://lms.example");
            case ISSUER_WITH_SLASH -> claims.issuer(good.getIssuer() + "/");
            case OTHER_AUDIENCE -> claims.audience("somebody-else");
            case EXTRA_AUDIENCE -> claims.audience(List.of(good.getAudience().get(0), "somebody-else"));
            case OTHER_PARTY -> claims.claim("azp", "somebody-else");
            case EXPIRED -> claims.expirationTime(new Date(now.getTime() - HOUR));
            case FROM_THE_FUTURE ->
                claims.issueTime(new Date(now.getTime() + HOUR)).expirationTime(new Date(now.getTime() + 2 * HOUR));
            case OLD -> claims.issueTime(new Date(now.getTime() - 24 * HOUR));
            case NO_NONCE -> claims.claim("nonce", null);
            case OTHER_NONCE -> claims.claim("nonce", "another");
            case NO_VERSION -> claims.claim(CLAIM + "version", null);
            case OTHER_VERSION -> claims.claim(CLAIM + "version", "1.1");
            case NO_MESSAGE_TYPE -> claims.claim(CLAIM + "message_type", null);
            case OTHER_MESSAGE_TYPE -> claims.claim(CLAIM + "message_type", "LtiAssetProcessorRequest");
            case NO_ROLES -> claims.claim(CLAIM + "roles", null);
            case NO_DEPLOYMENT -> claims.claim(CLAIM + "deployment_id", null);
            case OTHER_DEPLOYMENT -> claims.claim(CLAIM + "deployment_id", "another");
            case LONG_DEPLOYMENT -> claims.claim(CLAIM + "deployment_id", "d".repeat(300));
            case NO_LINK -> claims.claim(CLAIM + "resource_link", Map.of("title", "No id"));
            case OTHER_TARGET ->
                claims.claim(CLAIM + "target_link_uri", good.getClaim(CLAIM + "target_link_uri") + "/elsewhere");
            case TARGET_ELSEWHERE -> claims.claim(CLAIM + "target_link_uri", "https://evil.example/");
            case NO_USER -> claims.subject(null);
            case LONG_USER -> claims.subject("u".repeat(300));
            default -> {
                // The signature is what is bad
            }
        }
        return claims.build();
    }
}
