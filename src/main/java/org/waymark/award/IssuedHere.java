package org.waymark.award;

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

    IssuedHere(AwardRepository awards, WaymarkSettings settings) {
        this.awards = awards;
        this.settings = settings;
    }

    /**
     * Whether a badge that carries our signature stands no more; who asks holds it, so it need not be shared.
     *
     * @param credential the id that the signed badge has
     */
    public boolean isRevoked(String credential) {
        String ours = settings.url("/badges/");
        if (!credential.startsWith(ours)) {
            return false;
        }
        try {
            // It comes without a district, as a visitor of its address does; what it finds is one yes or no.
            return awards.findById(new AwardId(UUID.fromString(credential.substring(ours.length()))))
                    .map(Award::isRevoked)
                    .orElse(true);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
