package org.waymark.recognition;

import org.waymark.OnH2;

@OnH2
class LedgerOnH2Tests extends LedgerContract {}
