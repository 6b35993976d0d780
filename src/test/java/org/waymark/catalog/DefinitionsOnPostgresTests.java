package org.waymark.catalog;

import org.waymark.OnPostgres;

@OnPostgres
class DefinitionsOnPostgresTests extends DefinitionsContract {}
