package org.waymark.catalog.finding;

import org.waymark.OnPostgres;

@OnPostgres
class CatalogueOnPostgresTests extends CatalogueContract {}
