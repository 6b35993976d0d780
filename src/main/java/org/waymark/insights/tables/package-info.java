/** One table as it is read on a page, in a CSV file and over the API, with its bars beside it. */
@NullMarked
package org.waymark.insights.tables;

import org.jspecify.annotations.NullMarked;
