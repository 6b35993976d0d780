/** The record of everything that changed hands on the way to a decision: it only grows, and each line seals the one before. */
@NullMarked
package org.waymark.review.records;

import org.jspecify.annotations.NullMarked;
