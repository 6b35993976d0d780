package org.waymark.catalog.stacks;

import org.waymark.OnPostgres;

@OnPostgres
class StacksOnPostgresTests extends StacksContract {}
