package org.waymark.people.guests;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What is open to people whom no LMS signed in. */
@Service
@Transactional(readOnly = true)
public class Guests {

    private final GuestInvitations invitations;

    Guests(GuestInvitations invitations) {
        this.invitations = invitations;
    }

    /** Whether they may begin and hand in work: those who were invited to; who left the LMS reads what is their own. */
    public boolean mayWork(PersonId person, DistrictId district) {
        return invitations.hasEntered(person, district);
    }
}
