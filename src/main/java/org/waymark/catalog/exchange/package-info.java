/** The catalogue as a file: read from one with every fault named, previewed, imported, exported; the samples are such a file. */
@NullMarked
package org.waymark.catalog.exchange;

import org.jspecify.annotations.NullMarked;
