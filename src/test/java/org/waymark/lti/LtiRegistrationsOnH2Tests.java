package org.waymark.lti;

import org.waymark.OnH2;

@OnH2
class LtiRegistrationsOnH2Tests extends LtiRegistrationsContract {}
