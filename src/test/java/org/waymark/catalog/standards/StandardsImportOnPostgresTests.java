package org.waymark.catalog.standards;

import org.waymark.OnPostgres;

@OnPostgres
class StandardsImportOnPostgresTests extends StandardsImportContract {}
