package org.waymark.people.oversight;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditPlace;

/**
 * A page of the audit.
 *
 * @param older behind what the next page begins; null where none follows
 * @param tooMany whether more people have the words in their name than are searched for
 */
record AuditPage(List<AuditRow> rows, @Nullable AuditPlace older, boolean tooMany) {}
