package org.waymark.review.certification;

import org.waymark.OnH2;

@OnH2
class AdmissionsOnH2Tests extends AdmissionsContract {}
