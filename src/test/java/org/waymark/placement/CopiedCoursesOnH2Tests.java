package org.waymark.placement;

import org.waymark.OnH2;

@OnH2
class CopiedCoursesOnH2Tests extends CopiedCoursesContract {}
