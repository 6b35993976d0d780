package org.waymark.catalog.authoring;

import java.util.List;

/**
 * What a page offers to choose from that is not the same everywhere.
 *
 * @param evidence the draft's own evidence requirements
 * @param goals the district's strategic goals; none where it has written none
 * @param frameworks titles of the district's standards frameworks
 */
record Offers(List<Field.Choice> evidence, List<Field.Choice> goals, List<String> frameworks) {}
