package org.waymark.catalog;

import org.waymark.people.DistrictId;

/** A micro-credential has a new current version, its first or another. */
public record VersionPublished(DefinitionVersion version, DistrictId district) {}
