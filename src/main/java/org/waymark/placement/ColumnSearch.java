package org.waymark.placement;

import java.net.URI;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.NewLineItem;

/**
 * The link's column is not known yet.
 *
 * @param lineItems where to look for it, or make it
 */
record ColumnSearch(GradeAccess access, URI lineItems, NewLineItem wanted) implements NextStep {}
