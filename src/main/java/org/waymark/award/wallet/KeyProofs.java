package org.waymark.award.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.award.Base58;

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

    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};
    private static final int SHORTEST_DID_KEY = 40;
    private static final int LONGEST_DID_KEY = 60;

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
        } catch (ParseException e) {
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
        if (header.getCriticalParams() != null || !isSignedBy(holder.key(), proof)) {
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
                return new Holder(did, ofMultikey(did.substring("did:key:".length())));
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

    /** The did:key method: z, base58btc, the codec of the kind of key. */
    private static JWK ofMultikey(String multibase) {
        if (!multibase.startsWith("z")
                || multibase.length() < SHORTEST_DID_KEY
                || multibase.length() > LONGEST_DID_KEY) {
            throw new IllegalArgumentException("Not a Multikey");
        }
        byte[] bytes = Base58.decode(multibase.substring(1));
        byte[] codec = Arrays.copyOf(bytes, ED25519.length);
        byte[] key = Arrays.copyOfRange(bytes, codec.length, bytes.length);
        if (Arrays.equals(codec, ED25519)) {
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key)).build();
        }
        if (Arrays.equals(codec, P256)) {
            ECPoint point = CustomNamedCurves.getByName("secp256r1")
                    .getCurve()
                    .decodePoint(key)
                    .normalize();
            return new ECKey.Builder(
                            Curve.P_256,
                            Base64URL.encode(point.getAffineXCoord().getEncoded()),
                            Base64URL.encode(point.getAffineYCoord().getEncoded()))
                    .build();
        }
        throw new IllegalArgumentException("Not a key of a kind that is supported");
    }

    private static boolean isSignedBy(JWK key, JWSObject proof) {
        JWSAlgorithm algorithm = proof.getHeader().getAlgorithm();
        try {
            if (JWSAlgorithm.ES256.equals(algorithm) && key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
                return proof.verify(new ECDSAVerifier(ec));
            }
            if (JWSAlgorithm.EdDSA.equals(algorithm)
                    && key instanceof OctetKeyPair pair
                    && Curve.Ed25519.equals(pair.getCurve())) {
                byte[] signed = proof.getSigningInput();
                Ed25519Signer verifier = new Ed25519Signer();
                verifier.init(false, new Ed25519PublicKeyParameters(pair.getX().decode()));
                verifier.update(signed, 0, signed.length);
                return verifier.verifySignature(proof.getSignature().decode());
            }
            return false;
        } catch (JOSEException | RuntimeException e) {
            // Numbers that are no key.
            return false;
        }
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
        Instant made = Instant.ofEpochSecond(seconds.longValue());
        if (made.isAfter(now.plus(SKEW))
                || made.isBefore(now.minus(Nonces.FRESH).minus(SKEW))) {
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
