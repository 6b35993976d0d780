package org.waymark.catalog;

/**
 * A micro-credential by its name.
 *
 * @param slug the last part of its address, /credentials/{slug}
 */
public record NamedDefinition(DefinitionId id, String title, String slug, Stage stage) {}
