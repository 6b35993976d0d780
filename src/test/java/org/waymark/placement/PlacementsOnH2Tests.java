package org.waymark.placement;

import org.waymark.OnH2;

@OnH2
class PlacementsOnH2Tests extends PlacementsContract {}
