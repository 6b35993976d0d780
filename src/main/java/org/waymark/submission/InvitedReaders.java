package org.waymark.submission;

import org.waymark.people.SignedInPerson;

/** Says whom earners let open their work beside themselves, and records that they do. */
public interface InvitedReaders {

    boolean mayOpen(SubmissionId work, SignedInPerson me);
}
