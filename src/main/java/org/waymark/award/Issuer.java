package org.waymark.award;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.waymark.people.DistrictId;

/** A district's key pair for signing; without it every badge the district ever issued is lost. */
@Entity
class Issuer {

    @EmbeddedId
    private DistrictId id;

    @Version
    private int version;

    @Column
    private String publicKey;

    @Column
    private byte[] sealedPrivateKey;

    @Column
    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected Issuer() {}

    Issuer(DistrictId district, Multikey publicKey, byte[] sealedPrivateKey, Instant madeAt) {
        this.id = district;
        this.publicKey = publicKey.multibase();
        this.sealedPrivateKey = sealedPrivateKey.clone();
        this.madeAt = madeAt;
    }

    Multikey publicKey() {
        return new Multikey(publicKey);
    }

    byte[] sealedPrivateKey() {
        return sealedPrivateKey.clone();
    }
}
