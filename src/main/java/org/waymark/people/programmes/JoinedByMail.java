package org.waymark.people.programmes;

import java.util.Optional;
import org.waymark.people.DistrictId;

/** Whether people without an account in any LMS can come into a programme; the part that knows guests answers. */
public interface JoinedByMail {

    /** The path of the page where they ask for it; empty where no invitation of guests to it is open. */
    Optional<String> door(ProgrammeId programme, DistrictId district);
}
