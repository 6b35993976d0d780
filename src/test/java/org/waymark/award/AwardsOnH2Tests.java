package org.waymark.award;

import org.waymark.OnH2;

@OnH2
class AwardsOnH2Tests extends AwardsContract {}
