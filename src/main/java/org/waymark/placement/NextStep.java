package org.waymark.placement;

/** What a score on its way needs next. */
sealed interface NextStep permits ColumnSearch, OutgoingScore {}
