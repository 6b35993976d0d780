package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.settings.WaymarkSettings;

/**
 * Signs in the name of a district what is not the badge of one award, such as a status list or a record of several badges,
 * with the keys that its DID document lists.
 */
@Service
public class IssuerSignatures {

    private final Issuers issuers;
    private final EddsaRdfc2022 cryptosuite;
    private final Districts districts;
    private final WaymarkSettings settings;
    private final Clock clock;

    IssuerSignatures(
            Issuers issuers, EddsaRdfc2022 cryptosuite, Districts districts, WaymarkSettings settings, Clock clock) {
        this.issuers = issuers;
        this.cryptosuite = cryptosuite;
        this.districts = districts;
        this.settings = settings;
        this.clock = clock;
    }

    /** The member {@code issuer}: a Profile whose id is the district's did:web. */
    public JsonObject issuer(DistrictId district) {
        return IssuerProfile.of(districts.card(district), settings).json();
    }

    /**
     * The document with an eddsa-rdfc-2022 proof, as text whose bytes are to be kept and served as they are.
     *
     * @throws RuntimeException with a sentence, when some of the document would stay unsigned
     */
    public String withProof(JsonObject document, DistrictId district) {
        SigningKey key = issuers.signingKey(district);
        return cryptosuite
                .sign(document, key.id(), clock.instant().truncatedTo(ChronoUnit.SECONDS), key.privateKey())
                .toString();
    }

    /**
     * The credential as a compact JWT, RS256. It needs an issuer object, an id, a subject with an id, and validFrom in whole
     * seconds.
     */
    public String asJwt(JsonObject credential, DistrictId district) {
        return VcJwt.sign(credential, issuers.signingKey(district));
    }
}
