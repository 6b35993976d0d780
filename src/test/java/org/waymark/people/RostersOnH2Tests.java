package org.waymark.people;

import org.waymark.OnH2;

@OnH2
class RostersOnH2Tests extends RostersContract {}
