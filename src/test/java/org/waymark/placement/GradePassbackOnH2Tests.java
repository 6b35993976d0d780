package org.waymark.placement;

import org.waymark.OnH2;

@OnH2
class GradePassbackOnH2Tests extends GradePassbackContract {}
