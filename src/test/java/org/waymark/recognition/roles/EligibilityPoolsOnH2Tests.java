package org.waymark.recognition.roles;

import org.waymark.OnH2;

@OnH2
class EligibilityPoolsOnH2Tests extends EligibilityPoolsContract {}
