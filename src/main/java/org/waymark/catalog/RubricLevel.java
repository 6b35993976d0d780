package org.waymark.catalog;

/** How far a criterion is shown; an award needs every criterion {@link #DEMONSTRATED}. */
public enum RubricLevel {
    NOT_YET,
    APPROACHING,
    DEMONSTRATED
}
