package org.waymark.catalog;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Whether a contract asks for approval before somebody begins; the module that knows the contracts tells. */
public interface LeaveToBegin {

    /** Whether approval is needed for this one, and this person has none. Asked before anything is begun, never after. */
    boolean isMissing(DefinitionId definition, PersonId person, DistrictId district);
}
