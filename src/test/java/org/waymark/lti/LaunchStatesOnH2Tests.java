package org.waymark.lti;

import org.waymark.OnH2;

@OnH2
class LaunchStatesOnH2Tests extends LaunchStatesContract {}
