package org.waymark.people;

import org.waymark.OnH2;

@OnH2
class PeopleOnH2Tests extends PeopleContract {}
