package org.waymark.award.status;

import org.waymark.OnH2;

@OnH2
class EarnAnewOnH2Tests extends EarnAnewContract {}
