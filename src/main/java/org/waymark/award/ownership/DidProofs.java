package org.waymark.award.ownership;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.waymark.award.HolderKeys;
import org.waymark.award.ownership.OwnershipRefused.Problem;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.WaymarkSettings;

/**
 * Checks that somebody holds a DID: a JWT with our challenge, addressed to us so that no other site can have it signed for
 * itself, and signed with a key of that DID.
 */
@Component
class DidProofs {

    static final int LONGEST = 4_000;

    private final Challenges challenges;
    private final DidKeys keys;
    private final WaymarkSettings settings;

    DidProofs(Challenges challenges, DidKeys keys, WaymarkSettings settings) {
        this.challenges = challenges;
        this.keys = keys;
        this.settings = settings;
    }

    /** The claims that are to be signed, as JSON. */
    String asked(SignedInPerson me) {
        return "{\"aud\":\"%s\",\"nonce\":\"%s\"}".formatted(audience(), challenges.fresh(me.id(), me.district()));
    }

    /**
     * The DID that a proof proves; it may be read from the web.
     *
     * @throws OwnershipRefused where it proves none
     */
    String did(String typed, SignedInPerson me) {
        JWSObject proof = parsed(typed);
        String method = proof.getHeader().getKeyID();
        if (method == null) {
            throw new OwnershipRefused(Problem.NO_DID);
        }
        String did = DidKeys.did(method);
        requireClaims(proof, did, me);
        JWSAlgorithm algorithm = proof.getHeader().getAlgorithm();
        if (!JWSAlgorithm.EdDSA.equals(algorithm) && !JWSAlgorithm.ES256.equals(algorithm)
                || proof.getHeader().getCriticalParams() != null) {
            throw new OwnershipRefused(Problem.ALGORITHM);
        }
        if (!HolderKeys.isSignedBy(keys.key(method), proof)) {
            throw new OwnershipRefused(Problem.SIGNATURE);
        }
        return did;
    }

    private static JWSObject parsed(String typed) {
        String jwt = typed.strip();
        try {
            if (jwt.length() <= LONGEST) {
                return JWSObject.parse(jwt);
            }
        } catch (ParseException | IllegalArgumentException e) {
            throw new OwnershipRefused(Problem.NO_JWT);
        }
        throw new OwnershipRefused(Problem.NO_JWT);
    }

    private void requireClaims(JWSObject proof, String did, SignedInPerson me) {
        Map<String, Object> claims = proof.getPayload().toJSONObject();
        if (claims == null) {
            throw new OwnershipRefused(Problem.NO_JWT);
        }
        Object audience = claims.get("aud");
        if (!audience().equals(audience)
                && !(audience instanceof Collection<?> several && several.contains(audience()))) {
            throw new OwnershipRefused(Problem.AUDIENCE);
        }
        if (!(claims.get("nonce") instanceof String nonce) || !challenges.isFresh(nonce, me.id(), me.district())) {
            throw new OwnershipRefused(Problem.CHALLENGE);
        }
        if (claims.get("iss") != null && !did.equals(claims.get("iss"))) {
            throw new OwnershipRefused(Problem.ISSUER);
        }
    }

    private String audience() {
        return settings.baseUrl().toString();
    }
}
