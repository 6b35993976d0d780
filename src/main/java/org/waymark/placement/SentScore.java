package org.waymark.placement;

import org.waymark.lti.LineItemUrl;
import org.waymark.lti.ags.GradeAccess;

/** A score that an LMS took, to be compared with what its gradebook holds. */
record SentScore(GradeAccess access, LineItemUrl lineItem, String sub) {}
