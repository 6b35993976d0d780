package org.waymark.recognition;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.waymark.award.AwardMade;
import org.waymark.award.AwardResumed;
import org.waymark.award.AwardRevoked;
import org.waymark.award.AwardSuspended;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Whatever becomes of an award is in the ledger with the same commit. */
@Component
class AwardsChanged {

    private final Settling settling;

    AwardsChanged(Settling settling) {
        this.settling = settling;
    }

    @EventListener
    void on(AwardMade made) {
        settle(made.earner(), made.district());
    }

    @EventListener
    void on(AwardRevoked revoked) {
        settle(revoked.earner(), revoked.district());
    }

    @EventListener
    void on(AwardSuspended suspended) {
        settle(suspended.earner(), suspended.district());
    }

    @EventListener
    void on(AwardResumed resumed) {
        settle(resumed.earner(), resumed.district());
    }

    private void settle(PersonId earner, DistrictId district) {
        settling.settle(List.of(earner), district);
    }
}
