package org.waymark.people.programmes;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that can still be used, as its maker sees it.
 *
 * @param link its address
 * @param by who made it, neutral for whoever runs Waymark
 * @param uses how many have come by it
 */
record InvitationRow(UUID id, InvitationKind kind, String code, String link, String by, Instant until, int uses) {}
