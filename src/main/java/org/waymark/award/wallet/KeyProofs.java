package org.waymark.award.wallet;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.HolderKeys;

/**
 * Checks that whoever asks for a credential holds the key that it is made out to: OpenID4VCI 1.0, appendix F.1 and F.4. The
 * key comes with the proof, as a JWK or in a DID that is one, so nothing is fetched.
 */
@Component
class KeyProofs {

    static final Set<String> ALGORITHMS = Set.of("ES256", "EdDSA");

    private static final String TYPE = "openid4vci-proof+jwt";
    private static final int LONGEST = 8_000;
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Nonces nonces;
    private final Clock clock;

    KeyProofs(Nonces nonces, Clock clock) {
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * The DID of the key that signed it.
     *
     * @param issuer to whom the proof has to be addressed
     * @throws IssuanceRefused as {@code invalid_proof} or {@code invalid_nonce}
     */
    String holder(String jwt, String issuer) {
        if (jwt.length() > LONGEST) {
            throw wrong("The proof is too long.");
        }
        JWSObject proof;
        try {
            proof = JWSObject.parse(jwt);
        } catch (ParseException | IllegalArgumentException e) {
            throw wrong("The proof is no JWT.");
        }
        JWSHeader header = proof.getHeader();
        if (header.getType() == null || !TYPE.equals(header.getType().getType())) {
            throw wrong("The proof is not of the type " + TYPE + ".");
        }
        if (!ALGORITHMS.contains(header.getAlgorithm().getName())) {
            throw wrong("The proof is signed with an algorithm that is not supported.");
        }
        Holder holder = holder(header);
        if (header.getCriticalParams() != null || !HolderKeys.isSignedBy(holder.key(), proof)) {
            throw wrong("The signature of the proof does not hold.");
        }
        requireClaims(proof.getPayload().toJSONObject(), issuer);
        return holder.did();
    }

    private record Holder(String did, JWK key) {}

    private static Holder holder(JWSHeader header) {
        try {
            if ((header.getJWK() == null) == (header.getKeyID() == null)) {
                throw wrong("The proof has to name one key, as jwk or as kid.");
            }
            if (header.getJWK() != null) {
                JWK key = publicKey(header.getJWK());
                return new Holder(
                        "did:jwk:" + Base64URL.encode(JSONObjectUtils.toJSONString(key.getRequiredParams())), key);
            }
            String did = header.getKeyID().split("#", 2)[0];
            if (did.startsWith("did:key:")) {
                return new Holder(did, HolderKeys.ofMultikey(did.substring("did:key:".length())));
            }
            if (did.matches("did:jwk:[A-Za-z0-9_-]{1,1000}")) {
                return new Holder(
                        did, publicKey(JWK.parse(new Base64URL(did.substring("did:jwk:".length())).decodeToString())));
            }
        } catch (ParseException | IllegalArgumentException e) {
            throw wrong("The key of the proof cannot be read.");
        }
        throw wrong("The proof names a key by another method than did:key and did:jwk.");
    }

    private static JWK publicKey(JWK key) {
        if (key.isPrivate()) {
            throw wrong("The proof gives a private key away.");
        }
        return key;
    }

    private void requireClaims(@Nullable Map<String, Object> claims, String issuer) {
        if (claims == null) {
            throw wrong("The proof says nothing.");
        }
        Object audience = claims.get("aud");
        if (!issuer.equals(audience) && !(audience instanceof Collection<?> several && several.contains(issuer))) {
            throw wrong("The proof is for another issuer.");
        }
        if (!(claims.get("iat") instanceof Number seconds)) {
            throw wrong("The proof does not say when it was made.");
        }
        Instant now = clock.instant();
        // A number may be larger than any time.
        long made = seconds.longValue();
        if (made > now.plus(SKEW).getEpochSecond()
                || made < now.minus(Nonces.FRESH).minus(SKEW).getEpochSecond()) {
            throw wrong("The proof was not made just now.");
        }
        if (!(claims.get("nonce") instanceof String nonce)) {
            throw wrong("The proof has no nonce.");
        }
        if (!nonces.isFresh(nonce, issuer)) {
            throw new IssuanceRefused("invalid_nonce", "The nonce of the proof is not ours, or no longer fresh.");
        }
    }

    private static IssuanceRefused wrong(String why) {
        return new IssuanceRefused("invalid_proof", why);
    }
}
