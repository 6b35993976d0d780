package org.waymark.insights.overview;

import org.waymark.OnH2;

@OnH2
class CoachedCohortsOnH2Tests extends CoachedCohortsContract {}
