package org.waymark.catalog.stacks;

import java.util.function.Function;

/**
 * A stack or pathway that is to be published.
 *
 * @param text what it is to say, given the ids of stacks by their codes
 */
public record StackWish(String code, boolean pathway, Function<Function<String, StackId>, StackText> text) {}
