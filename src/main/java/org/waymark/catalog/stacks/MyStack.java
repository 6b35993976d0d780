package org.waymark.catalog.stacks;

/**
 * A stack and how one person stands with it.
 *
 * @param older whether it counts by an earlier rule, which is kinder to them
 * @param retired whether nobody begins it any more
 */
record MyStack(StackView stack, Progress progress, boolean begun, boolean older, boolean retired) {}
