package org.waymark.catalog.standards;

/** An import is not any more where somebody saw it: landed, or set aside by a later one. */
class StandardsMovedOn extends RuntimeException {}
