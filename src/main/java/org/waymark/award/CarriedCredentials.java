package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/** What an earner carries elsewhere: the credential as it is kept, or one made out to a key of their wallet. */
@Service
@Transactional(readOnly = true)
public class CarriedCredentials {

    private final AwardRepository awards;
    private final Issuers issuers;
    private final KnownOfAwards known;
    private final CredentialBuilder builder;
    private final CredentialRules rules;
    private final EddsaRdfc2022 cryptosuite;
    private final Clock clock;

    CarriedCredentials(
            AwardRepository awards,
            Issuers issuers,
            KnownOfAwards known,
            CredentialBuilder builder,
            CredentialRules rules,
            EddsaRdfc2022 cryptosuite,
            Clock clock) {
        this.awards = awards;
        this.issuers = issuers;
        this.known = known;
        this.builder = builder;
        this.rules = rules;
        this.cryptosuite = cryptosuite;
        this.clock = clock;
    }

    /**
     * What is kept of an award that is signed.
     *
     * @param credential to the letter as it was signed
     * @param jwt null for what was signed before there were any
     */
    public record Kept(
            HeldAward award, String credential, @Nullable String jwt) {}

    /** Empty where the district has no such award, or it is not signed yet; the caller answers for who may see it. */
    public Optional<Kept> kept(AwardId award, DistrictId district) {
        return awards.findByIdAndDistrict(award, district).flatMap(this::kept);
    }

    private Optional<Kept> kept(Award award) {
        String credential = award.credential();
        return credential == null
                ? Optional.empty()
                : Optional.of(new Kept(award.held(clock.instant()), credential, award.jwt()));
    }

    /** In which form a wallet takes it. */
    public enum Form {
        JSON_LD,
        JWT
    }

    /**
     * The credential of an award that is signed, signed once more for a DID that its earner proved to hold: the same id and
     * status, another subject. It is kept nowhere here, so that no page of ours tells which wallet somebody has.
     *
     * @throws BadgeNotFound where there is none
     */
    public String madeOutTo(String did, AwardId award, DistrictId district, Form form) {
        Award found = awards.findByIdAndDistrict(award, district)
                .filter(Award::isSigned)
                .orElseThrow(BadgeNotFound::new);
        JsonObject credential = builder.build(known.of(found).of(did));
        rules.require(credential);
        SigningKey key = issuers.signingKey(district);
        return form == Form.JWT
                ? VcJwt.sign(credential, key)
                : cryptosuite
                        .sign(credential, key.id(), clock.instant().truncatedTo(ChronoUnit.SECONDS), key.privateKey())
                        .toString();
    }
}
