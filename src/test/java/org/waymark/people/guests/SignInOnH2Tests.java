package org.waymark.people.guests;

import org.waymark.OnH2;

@OnH2
class SignInOnH2Tests extends SignInContract {}
