package org.waymark.people.staff;

import org.waymark.OnH2;

@OnH2
class StaffImportsOnH2Tests extends StaffImportsContract {}
