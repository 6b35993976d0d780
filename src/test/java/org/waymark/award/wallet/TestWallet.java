package org.waymark.award.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.waymark.award.Base58;

/** A wallet with a key of each kind, which signs what a test tells it to. */
class TestWallet {

    final ECKey ec = ec();
    final Ed25519PrivateKeyParameters ed = new Ed25519PrivateKeyParameters(new SecureRandom());

    /** What a proof says, for a test to spoil. */
    static class Said {
        String type = "openid4vci-proof+jwt";
        final Map<String, Object> claims = new LinkedHashMap<>();
    }

    /** Signed with the P-256 key, which comes along as a JWK. */
    String proof(String audience, String nonce, long seconds, Consumer<Said> spoil) {
        Said said = said(audience, nonce, seconds);
        spoil.accept(said);
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(said.type))
                        .jwk(ec.toPublicJWK())
                        .build(),
                said,
                ec);
    }

    /** The same key, named by its DID. */
    String didProof(String did, String audience, String nonce, long seconds, ECKey key) {
        Said said = said(audience, nonce, seconds);
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(said.type))
                        .keyID(did + "#0")
                        .build(),
                said,
                key);
    }

    /** Signed with the Ed25519 key, as did:key. */
    String edProof(String audience, String nonce, long seconds) {
        Base64URL header = Base64URL.encode(JSONObjectUtils.toJSONString(
                Map.of("typ", "openid4vci-proof+jwt", "alg", "EdDSA", "kid", edDid() + "#key")));
        Base64URL payload = Base64URL.encode(JSONObjectUtils.toJSONString(said(audience, nonce, seconds).claims));
        byte[] input = (header + "." + payload).getBytes(StandardCharsets.US_ASCII);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, ed);
        signer.update(input, 0, input.length);
        return header + "." + payload + "." + Base64URL.encode(signer.generateSignature());
    }

    String jwkDid() {
        return "did:jwk:" + Base64URL.encode(JSONObjectUtils.toJSONString(ec.getRequiredParams()));
    }

    String edDid() {
        return multikey((byte) 0xed, (byte) 0x01, ed.generatePublicKey().getEncoded());
    }

    String ecDid() {
        byte[] x = ec.getX().decode();
        byte[] point = new byte[33];
        point[0] = (byte) (ec.getY().decode()[31] % 2 == 0 ? 2 : 3);
        System.arraycopy(x, 0, point, 33 - x.length, x.length);
        return multikey((byte) 0x80, (byte) 0x24, point);
    }

    private static String multikey(byte one, byte two, byte[] key) {
        byte[] bytes = new byte[key.length + 2];
        bytes[0] = one;
        bytes[1] = two;
        System.arraycopy(key, 0, bytes, 2, key.length);
        return "did:key:z" + Base58.encode(bytes);
    }

    private static Said said(String audience, String nonce, long seconds) {
        Said said = new Said();
        said.claims.put("aud", audience);
        said.claims.put("iat", seconds);
        said.claims.put("nonce", nonce);
        return said;
    }

    private static String signed(JWSHeader header, Said said, ECKey key) {
        try {
            JWSObject proof = new JWSObject(header, new Payload(said.claims));
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
