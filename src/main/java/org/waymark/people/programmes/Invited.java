package org.waymark.people.programmes;

import java.time.Instant;
import java.util.Set;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;

/** What whoever has an invitation learns from it. */
public record Invited(
        ProgrammeId programme, DistrictId district, String name, String why, Set<Audience> audiences, Instant until) {}
