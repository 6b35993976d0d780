package org.waymark.people.programmes;

import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Who looks after programmes, and where.
 *
 * @param lead null for the operator
 */
record ProgrammeDesk(DistrictId district, @Nullable PersonId lead) {

    /** As the audit record names them. */
    String actor() {
        return lead == null ? AuditLog.OPERATOR : lead.toString();
    }

    boolean isOperator() {
        return lead == null;
    }
}
