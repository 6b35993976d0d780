package org.waymark.people.programmes;

import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/**
 * Who looks after programmes, and where.
 *
 * @param lead null for the operator
 */
record ProgrammeDesk(DistrictId district, @Nullable PersonId lead) {

    /** As what somebody acts in their own matters. */
    static final String SELF = "SELF";

    /** The actor of what happens by itself. */
    static final String WAYMARK = "waymark";

    static final String WAYMARK_ROLE = "WAYMARK";

    private static final String OPERATOR_ROLE = "OPERATOR";

    /** As the audit record names them. */
    String actor() {
        return lead == null ? AuditLog.OPERATOR : lead.toString();
    }

    /** As what they act. */
    String role() {
        return lead == null ? OPERATOR_ROLE : Role.LEAD.name();
    }

    boolean isOperator() {
        return lead == null;
    }
}
