package org.waymark.people.programmes;

import org.waymark.OnH2;

@OnH2
class ProgrammesOnH2Tests extends ProgrammesContract {}
