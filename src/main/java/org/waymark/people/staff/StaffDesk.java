package org.waymark.people.staff;

import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Who looks after the staff records, and where.
 *
 * @param lead null for the operator
 */
record StaffDesk(DistrictId district, @Nullable PersonId lead) {

    String actor() {
        return lead == null ? AuditLog.OPERATOR : lead.toString();
    }

    String role() {
        return lead == null ? "OPERATOR" : "LEAD";
    }
}
