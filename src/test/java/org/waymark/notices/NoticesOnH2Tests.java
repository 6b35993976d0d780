package org.waymark.notices;

import org.waymark.OnH2;

@OnH2
class NoticesOnH2Tests extends NoticesContract {}
