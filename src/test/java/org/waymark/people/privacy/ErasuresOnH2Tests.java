package org.waymark.people.privacy;

import org.waymark.OnH2;

@OnH2
class ErasuresOnH2Tests extends ErasuresContract {}
