package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.text.ParseException;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** A key pair of an issuer. It signs until it is retired; what it signed is verified by its public half for ever. */
@Entity
class IssuerKey {

    private static final String RSA_NAME = "rsa-";

    /** What a key is for: one proof of a badge, or the other. */
    enum Kind {
        /** The Data Integrity proof. */
        ED25519,
        /** The JWT. */
        RSA
    }

    @Id
    private UUID id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column
    private String name;

    @Column
    private String publicKey;

    @Column
    private byte @Nullable [] sealedPrivateKey;

    @Column
    private Instant madeAt;

    @Column
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init")
    protected IssuerKey() {}

    private IssuerKey(
            DistrictId district, Kind kind, String name, String publicKey, byte[] sealedPrivateKey, Instant madeAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.kind = kind;
        this.name = name;
        this.publicKey = publicKey;
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.madeAt = madeAt;
    }

    /** Named by itself: some verifiers then need no fetch. */
    static IssuerKey ed25519(DistrictId district, Multikey key, byte[] sealed, Instant madeAt) {
        return new IssuerKey(district, Kind.ED25519, key.multibase(), key.multibase(), sealed, madeAt);
    }

    /** @param number counts the issuer's RSA keys from 1 */
    static IssuerKey rsa(DistrictId district, int number, RSAKey key, byte[] sealed, Instant madeAt) {
        return new IssuerKey(
                district, Kind.RSA, RSA_NAME + number, key.toPublicJWK().toJSONString(), sealed, madeAt);
    }

    /** It never signs again, so nothing is kept that could. */
    void retire(Instant at) {
        sealedPrivateKey = null;
        retiredAt = at;
    }

    UUID id() {
        return id;
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    String name() {
        return name;
    }

    /** Of an RSA key. */
    int number() {
        return Integer.parseInt(name.substring(RSA_NAME.length()));
    }

    Instant madeAt() {
        return madeAt;
    }

    @Nullable
    Instant retiredAt() {
        return retiredAt;
    }

    Multikey multikey() {
        return new Multikey(publicKey);
    }

    /**
     * The bare public key as verifiers of a JWT fetch it.
     *
     * @param address where they fetch it, which is the kid of what it signed
     */
    JsonObject jwk(String address) {
        return jwk(publicKey, address);
    }

    static JsonObject jwk(String publicKey, String address) {
        try {
            RSAKey named = new RSAKey.Builder(RSAKey.parse(publicKey).toPublicJWK())
                    .keyID(address)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .build();
            return JsonText.object(named.toJSONString());
        } catch (ParseException e) {
            throw new IllegalStateException("The stored key " + address + " is damaged", e);
        }
    }

    byte[] sealedPrivateKey() {
        byte[] sealed = sealedPrivateKey;
        if (sealed == null) {
            throw new IllegalStateException("The key " + id + " is retired");
        }
        return sealed.clone();
    }
}
