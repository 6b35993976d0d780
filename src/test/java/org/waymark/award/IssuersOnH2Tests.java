package org.waymark.award;

import org.waymark.OnH2;

@OnH2
class IssuersOnH2Tests extends IssuersContract {}
