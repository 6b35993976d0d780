package org.waymark.catalog.stacks;

/**
 * A published stack or pathway.
 *
 * @param code by which files name it, unique in the district
 * @param pathway whether its members are to be taken in order
 * @param number of the present version, from 1
 * @param rule as its author wrote it, with other stacks by their ids
 */
public record StackView(
        StackId id, String code, boolean pathway, String title, String summary, int number, Rule rule) {}
