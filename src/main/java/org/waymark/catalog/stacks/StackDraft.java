package org.waymark.catalog.stacks;

/**
 * A stack as those see it who write it.
 *
 * @param number of its present version; 0 before the first
 * @param ahead whether what is written differs from what is published
 * @param stuck whether nobody who begins now can finish it, since what it asks is retired
 */
record StackDraft(
        StackId id,
        String code,
        boolean pathway,
        StackText text,
        int edition,
        int number,
        boolean retired,
        boolean ahead,
        boolean stuck) {}
