package org.waymark.catalog.authoring;

import org.waymark.OnPostgres;

@OnPostgres
class DraftsOnPostgresTests extends DraftsContract {}
