package org.waymark.award.importing;

import org.waymark.OnH2;

@OnH2
class ElsewherePagesOnH2Tests extends ElsewherePagesContract {}
