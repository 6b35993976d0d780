package org.waymark.storage;

import org.waymark.OnH2;

@OnH2
class EvidencePlaceOnH2Tests extends EvidencePlaceContract {}
