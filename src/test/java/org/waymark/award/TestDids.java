package org.waymark.award;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Holders of DIDs, with the keys to prove it. */
public final class TestDids {

    private TestDids() {}

    /** Signs a payload under a key id, as a compact JWT. */
    @FunctionalInterface
    public interface Signature {
        String jwt(String kid, String payload);
    }

    /** A did:key and what signs with it. */
    public record Holder(String did, Signature signature) {

        public String kid() {
            return did + "#" + did.substring("did:key:".length());
        }

        public String sign(String payload) {
            return signature.jwt(kid(), payload);
        }
    }

    /** The way of Ed25519. */
    public static Holder ed25519() {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        return new Holder(
                "did:key:" + Multikey.of(key.generatePublicKey()).multibase(),
                (kid, payload) -> signed(key, "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\"}", payload));
    }

    private static String signed(Ed25519PrivateKeyParameters key, String header, String payload) {
        String input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        byte[] bytes = input.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return input + "." + Base64URL.encode(signer.generateSignature());
    }

    /** The way of P-256. */
    public static Holder p256() {
        ECKey key = key();
        byte[] x = key.getX().decode();
        byte[] y = key.getY().decode();
        byte[] bytes = new byte[35];
        bytes[0] = (byte) 0x80;
        bytes[1] = 0x24;
        bytes[2] = (byte) ((y[y.length - 1] & 1) == 0 ? 2 : 3);
        byte[] padded = new byte[32];
        System.arraycopy(x, Math.max(0, x.length - 32), padded, Math.max(0, 32 - x.length), Math.min(32, x.length));
        System.arraycopy(padded, 0, bytes, 3, 32);
        return new Holder("did:key:z" + Base58.encode(Arrays.copyOf(bytes, 35)), es256(key));
    }

    public static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Signature es256(ECKey key) {
        return (kid, payload) -> {
            try {
                JWSObject jwt = new JWSObject(
                        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid).build(), new Payload(payload));
                jwt.sign(new ECDSASigner(key));
                return jwt.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
