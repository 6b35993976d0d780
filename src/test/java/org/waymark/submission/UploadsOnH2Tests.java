package org.waymark.submission;

import org.waymark.OnH2;

@OnH2
class UploadsOnH2Tests extends UploadsContract {}
