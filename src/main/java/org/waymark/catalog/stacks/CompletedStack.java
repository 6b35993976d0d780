package org.waymark.catalog.stacks;

/**
 * A stack or pathway that somebody has completed.
 *
 * @param code by which files name it, unique in the district
 * @param rule by which it counts, expanded: other stacks stand in it with their own rules
 */
public record CompletedStack(StackId id, String code, boolean pathway, String title, String summary, Rule rule) {}
