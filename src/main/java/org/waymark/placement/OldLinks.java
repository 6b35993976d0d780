package org.waymark.placement;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.OldIdsProven;
import org.waymark.people.DistrictId;

/** What links were called under LTI 1.1: histories of copied courses may still speak of them so. */
@Service
@Transactional
class OldLinks {

    private final Placements placements;

    OldLinks(Placements placements) {
        this.placements = placements;
    }

    @EventListener
    void on(OldIdsProven proven) {
        String old = proven.resourceLinkId();
        if (old != null) {
            placements
                    .about(proven.launch(), new DistrictId(proven.launch().tenant()))
                    .ifPresent(placement -> placement.wasCalled(old));
        }
    }
}
