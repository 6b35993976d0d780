package org.waymark.submission;

import org.waymark.OnH2;

@OnH2
class BeginningsOnH2Tests extends BeginningsContract {}
