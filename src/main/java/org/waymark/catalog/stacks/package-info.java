/** Stacks and pathways: what several micro-credentials make together. */
@NullMarked
@NamedInterface("stacks")
package org.waymark.catalog.stacks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
