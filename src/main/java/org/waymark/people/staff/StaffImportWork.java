package org.waymark.people.staff;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;

/** Carries out what somebody confirmed, while they look at another page. */
@Component
class StaffImportWork implements DueWork<StaffImportWork.Confirmed> {

    /** A list that was confirmed. */
    record Confirmed(UUID list, UUID district) {

        StagedList.Of of() {
            return new StagedList.Of(new StaffImportId(list), new DistrictId(district));
        }
    }

    private final RecordChanges changes;

    StaffImportWork(RecordChanges changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "staff-import";
    }

    @Override
    public Class<Confirmed> dataType() {
        return Confirmed.class;
    }

    /** Some minutes: whoever waits for it can let it go on by hand. */
    @Override
    public int attempts() {
        return 5;
    }

    @Override
    public void run(Confirmed list) {
        changes.carryOut(list.of());
    }

    @Override
    public void givenUp(Confirmed list, String why) {
        changes.stop(list.of());
    }
}
