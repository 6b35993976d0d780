package org.waymark.award.importing;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.award.verifying.Verifications;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/**
 * Looks whether an award from elsewhere still stands: its issuer tells nobody who took it over. What cannot be told is
 * looked at again the next day.
 */
@Component
class ImportedCheck implements DueWork<ImportedCheck.Due> {

    /** Without its holder: the person may turn out to be another's second identity meanwhile. */
    record Due(UUID id, UUID district) {}

    private final Verifications verifications;
    // They schedule this work: asked for when it is done.
    private final ObjectProvider<ImportedAwards> awards;

    ImportedCheck(Verifications verifications, ObjectProvider<ImportedAwards> awards) {
        this.verifications = verifications;
        this.awards = awards;
    }

    @Override
    public String name() {
        return "imported-award-check";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    @Override
    public void run(Due due) {
        ImportedAwardId id = new ImportedAwardId(due.id());
        DistrictId district = new DistrictId(due.district());
        ImportedAwards all = awards.getObject();
        all.credential(id, district)
                .ifPresent(credential -> all.checked(id, district, verifications.ofText(credential)));
    }
}
