package org.waymark.lti;

import org.waymark.OnH2;

@OnH2
class HostileLaunchesOnH2Tests extends HostileLaunchesContract {}
