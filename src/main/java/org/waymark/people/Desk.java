package org.waymark.people;

import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditLog;

/**
 * Who looks after something of a district, and where.
 *
 * @param lead null for the operator
 */
public record Desk(DistrictId district, @Nullable PersonId lead) {

    /** As the audit record names them. */
    public String actor() {
        return lead == null ? AuditLog.OPERATOR : lead.toString();
    }

    /** As what they act. */
    public String role() {
        return roleOf(actor());
    }

    public boolean isOperator() {
        return lead == null;
    }

    /** Whether this is one's own row: nobody gives themselves a role. */
    boolean isOwn(PersonId person) {
        return person.equals(lead);
    }

    /** As what an actor of the audit record acts in the matters of others. */
    public static String roleOf(String actor) {
        return switch (actor) {
            case AuditLog.OPERATOR -> AuditLog.OPERATOR_ROLE;
            case AuditLog.WAYMARK -> AuditLog.WAYMARK_ROLE;
            case AuditLog.LMS -> AuditLog.LMS_ROLE;
            default -> Role.LEAD.name();
        };
    }
}
