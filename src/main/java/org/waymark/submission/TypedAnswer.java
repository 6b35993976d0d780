package org.waymark.submission;

/**
 * An answer as it came from a page.
 *
 * @param edition the edition the page showed, 0 where there was none
 */
record TypedAnswer(String text, int edition) {}
