package org.waymark.award.endorsements;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.award.verifying.Verifications;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/** Looks whether an endorsement still stands: whoever gave it may take it back, and tells nobody who embeds it. */
@Component
class EndorsementCheck implements DueWork<EndorsementCheck.Due> {

    record Due(UUID id, UUID district) {}

    private final Verifications verifications;
    // They schedule this work: asked for when it is done.
    private final ObjectProvider<GivenEndorsements> endorsements;

    EndorsementCheck(Verifications verifications, ObjectProvider<GivenEndorsements> endorsements) {
        this.verifications = verifications;
        this.endorsements = endorsements;
    }

    @Override
    public String name() {
        return "endorsement-check";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    @Override
    public void run(Due due) {
        EndorsementId id = new EndorsementId(due.id());
        DistrictId district = new DistrictId(due.district());
        GivenEndorsements all = endorsements.getObject();
        all.credential(id, district)
                .ifPresent(credential -> all.checked(id, district, verifications.ofText(credential)));
    }
}
