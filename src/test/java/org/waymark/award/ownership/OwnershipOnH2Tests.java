package org.waymark.award.ownership;

import org.waymark.OnH2;

@OnH2
class OwnershipOnH2Tests extends OwnershipContract {}
