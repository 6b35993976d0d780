package org.waymark.catalog.standards;

/**
 * A framework of standards.
 *
 * @param key the last part of its address, /standards/{key}
 * @param label by which a micro-credential names it in its alignment, unique in the district
 * @param title in full
 * @param creator who publishes it
 * @param items how many standards it has
 * @param shipped whether it came with Waymark, as codes and titles only
 */
public record FrameworkView(String key, String label, String title, String creator, int items, boolean shipped) {}
