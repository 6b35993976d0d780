package org.waymark.submission.precheck;

import org.waymark.OnH2;

@OnH2
class PreChecksOnH2Tests extends PreChecksContract {}
