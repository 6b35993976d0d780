/** Stacks and pathways: what several micro-credentials make together. */
@NullMarked
package org.waymark.catalog.stacks;

import org.jspecify.annotations.NullMarked;
