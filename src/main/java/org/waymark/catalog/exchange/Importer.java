package org.waymark.catalog.exchange;

import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditLog;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/**
 * Who imports, and what they ask for besides.
 *
 * @param person null for the operator, whose files land published; what people bring goes to the committee
 * @param role as the audit names it
 * @param overwriteDrafts whether stacks of the file take the place of what somebody wrote and has not published
 * @param revive whether stacks that were retired are offered again
 */
record Importer(@Nullable SignedInPerson person, String role, boolean overwriteDrafts, boolean revive) {

    static Importer operator(boolean overwriteDrafts, boolean revive) {
        return new Importer(null, AuditLog.OPERATOR_ROLE, overwriteDrafts, revive);
    }

    static Importer person(SignedInPerson person, Role role) {
        return new Importer(person, role.name(), false, false);
    }

    Importer asking(boolean toOverwrite, boolean toRevive) {
        return new Importer(person, role, toOverwrite, toRevive);
    }

    String actor() {
        return person == null ? AuditLog.OPERATOR : person.id().toString();
    }

    boolean isLead() {
        return role.equals(Role.LEAD.name());
    }
}
