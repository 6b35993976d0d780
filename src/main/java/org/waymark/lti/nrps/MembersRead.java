package org.waymark.lti.nrps;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A list that was read to its end.
 *
 * @param members how many it named
 * @param differences where to ask next time for what has changed since, if the platform offers that
 */
public record MembersRead(long members, @Nullable URI differences) {}
