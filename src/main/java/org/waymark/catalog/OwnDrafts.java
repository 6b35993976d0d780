package org.waymark.catalog;

import org.waymark.people.SignedInPerson;

/** Whether somebody has micro-credentials in writing; the package that keeps drafts tells. */
public interface OwnDrafts {

    /** Whether there is one that they began or write along, and may go on with. */
    boolean areWrittenBy(SignedInPerson me);
}
