package org.waymark.people;

/** A district in a line. */
public record DistrictCard(DistrictId id, String name, String zone) {}
