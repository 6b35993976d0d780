package org.waymark.storage;

import org.waymark.OnPostgres;

@OnPostgres
class EvidencePlaceOnPostgresTests extends EvidencePlaceContract {}
