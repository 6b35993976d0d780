package org.waymark.lti.registration;

import org.waymark.OnH2;

@OnH2
class RegistrationLinksOnH2Tests extends RegistrationLinksContract {}
