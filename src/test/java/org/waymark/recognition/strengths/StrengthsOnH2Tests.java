package org.waymark.recognition.strengths;

import org.waymark.OnH2;

@OnH2
class StrengthsOnH2Tests extends StrengthsContract {}
