package org.waymark.award;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.settings.WaymarkSettings;

/** What we know of the badges that we issued ourselves, for whoever holds one. */
@Service
@Transactional(readOnly = true)
public class IssuedHere {

    private final AwardRepository awards;
    private final WaymarkSettings settings;
    private final Clock clock;

    IssuedHere(AwardRepository awards, WaymarkSettings settings, Clock clock) {
        this.awards = awards;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * How a badge that carries our signature stands at this moment; who asks holds it, so it need not be shared. One that was
     * given up is there no more, and stands as if revoked; empty for what is not ours.
     *
     * @param credential the id that the signed badge has
     * @param issuer who is known to have signed it: to others nothing is told of badges that are not theirs
     */
    public Optional<BadgeStanding> standing(String credential, String issuer) {
        String ours = settings.url("/badges/");
        if (!credential.startsWith(ours)) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(credential.substring(ours.length()));
            return IssuerProfile.district(issuer, settings)
                    .map(district -> awards.findByIdAndDistrict(new AwardId(id), district)
                            .map(award -> award.standing(clock.instant()))
                            .orElse(BadgeStanding.REVOKED));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
