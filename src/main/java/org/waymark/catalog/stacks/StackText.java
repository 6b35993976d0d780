package org.waymark.catalog.stacks;

/** What somebody writes of a stack or pathway. */
public record StackText(String title, String summary, Rule rule) {}
