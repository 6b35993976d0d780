package org.waymark.award.endorsements;

import org.waymark.OnH2;

@OnH2
class EndorsementPagesOnH2Tests extends EndorsementPagesContract {}
