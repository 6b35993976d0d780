/** Records of several badges, as Comprehensive Learner Records (CLR 2.0). */
@NullMarked
package org.waymark.award.clr;

import org.jspecify.annotations.NullMarked;
