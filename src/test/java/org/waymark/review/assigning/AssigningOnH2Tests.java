package org.waymark.review.assigning;

import org.waymark.OnH2;

@OnH2
class AssigningOnH2Tests extends AssigningContract {}
