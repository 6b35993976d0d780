package org.waymark.placement;

import org.waymark.OnPostgres;

@OnPostgres
class PlacementsOnPostgresTests extends PlacementsContract {}
