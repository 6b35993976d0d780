package org.waymark.placement;

import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;

/** A link that another one may be a copy of, and what it stands for. */
record Original(String linkId, @Nullable String title, DefinitionId definition) {}
