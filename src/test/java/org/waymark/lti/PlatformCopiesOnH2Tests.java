package org.waymark.lti;

import org.waymark.OnH2;

@OnH2
class PlatformCopiesOnH2Tests extends PlatformCopiesContract {}
