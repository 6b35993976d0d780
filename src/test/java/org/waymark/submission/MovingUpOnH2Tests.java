package org.waymark.submission;

import org.waymark.OnH2;

@OnH2
class MovingUpOnH2Tests extends MovingUpContract {}
