package org.waymark.catalog.stacks;

/**
 * A stack or pathway that somebody has completed.
 *
 * @param rule by which it counts, expanded: other stacks stand in it with their own rules
 */
public record CompletedStack(StackId id, boolean pathway, String title, String summary, Rule rule) {}
