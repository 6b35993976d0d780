package org.waymark.people;

/**
 * A district in a line.
 *
 * @param languages their tags, the preferred first, with commas between
 */
public record DistrictCard(DistrictId id, String name, String zone, String languages) {}
