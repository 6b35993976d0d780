package org.waymark.catalog;

import org.waymark.people.DistrictId;

/**
 * A micro-credential has a new current version.
 *
 * @param first whether there was none before
 */
public record VersionPublished(DefinitionVersion version, DistrictId district, boolean first) {}
