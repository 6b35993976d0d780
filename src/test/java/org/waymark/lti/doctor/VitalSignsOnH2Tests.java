package org.waymark.lti.doctor;

import org.waymark.OnH2;

@OnH2
class VitalSignsOnH2Tests extends VitalSignsContract {}
