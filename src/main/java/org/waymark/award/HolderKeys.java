package org.waymark.award;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.ECPoint;

/** The public keys of those who hold badges, of the two kinds that wallets have: Ed25519 and P-256. */
public final class HolderKeys {

    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};
    private static final int COMPRESSED_POINT = 33;

    /** A codec and a compressed point take 48 characters at most; longer text is refused before any arithmetic. */
    private static final int LONGEST_MULTIKEY = 60;

    private HolderKeys() {}

    /**
     * The key in a did:key or a Multikey: z, base58btc, the codec of the kind of key.
     *
     * @throws IllegalArgumentException for what is none, or of another kind
     */
    public static JWK ofMultikey(String multibase) {
        if (!multibase.startsWith("z") || multibase.length() > LONGEST_MULTIKEY) {
            throw new IllegalArgumentException("Not a Multikey");
        }
        byte[] bytes = Base58.decode(multibase.substring(1));
        if (bytes.length < ED25519.length) {
            throw new IllegalArgumentException("Not a Multikey");
        }
        byte[] codec = Arrays.copyOf(bytes, ED25519.length);
        byte[] key = Arrays.copyOfRange(bytes, codec.length, bytes.length);
        if (Arrays.equals(codec, ED25519) && key.length == Ed25519PublicKeyParameters.KEY_SIZE) {
            return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key)).build();
        }
        if (Arrays.equals(codec, P256) && key.length == COMPRESSED_POINT) {
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
        throw new IllegalArgumentException("Not a key of a kind that is read");
    }

    /** Whether this key signed it, by EdDSA or ES256; a key of another kind, or that is none, signed nothing. */
    public static boolean isSignedBy(JWK key, JWSObject jws) {
        JWSAlgorithm algorithm = jws.getHeader().getAlgorithm();
        try {
            if (JWSAlgorithm.ES256.equals(algorithm) && key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())) {
                return jws.verify(new ECDSAVerifier(ec));
            }
            return JWSAlgorithm.EdDSA.equals(algorithm)
                    && key instanceof OctetKeyPair pair
                    && Curve.Ed25519.equals(pair.getCurve())
                    && isSignedBy(new Ed25519PublicKeyParameters(pair.getX().decode()), jws);
        } catch (JOSEException | IllegalArgumentException e) {
            // Numbers that are no key.
            return false;
        }
    }

    private static boolean isSignedBy(Ed25519PublicKeyParameters key, JWSObject jws) {
        byte[] signed = jws.getSigningInput();
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(signed, 0, signed.length);
        return verifier.verifySignature(jws.getSignature().decode());
    }
}
