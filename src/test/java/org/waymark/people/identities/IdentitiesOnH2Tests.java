package org.waymark.people.identities;

import org.waymark.OnH2;

@OnH2
class IdentitiesOnH2Tests extends IdentitiesContract {}
