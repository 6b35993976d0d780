package org.waymark.catalog.exchange;

import org.waymark.catalog.DefinitionContent;

/**
 * A micro-credential as a file says it.
 *
 * @param code such as WM-PSG-01
 * @param number of the version, such as 1.0.0
 */
record FileDefinition(int line, String path, String code, VersionNumber number, DefinitionContent content) {}
