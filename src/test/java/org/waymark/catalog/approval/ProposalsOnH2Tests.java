package org.waymark.catalog.approval;

import org.waymark.OnH2;

@OnH2
class ProposalsOnH2Tests extends ProposalsContract {}
