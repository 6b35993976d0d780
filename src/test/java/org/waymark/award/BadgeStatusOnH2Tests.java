package org.waymark.award;

import org.waymark.OnH2;

@OnH2
class BadgeStatusOnH2Tests extends BadgeStatusContract {}
