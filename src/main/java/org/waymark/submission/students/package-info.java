/** Students in a teacher's evidence: on what consent they are shown, what may tell who they are, how long recordings stay. */
@NullMarked
package org.waymark.submission.students;

import org.jspecify.annotations.NullMarked;
