/** The catalogue as a file: read from one with every fault named, previewed, imported, exported; the samples are such a file. */
@NullMarked
@NamedInterface("exchange")
package org.waymark.catalog.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
