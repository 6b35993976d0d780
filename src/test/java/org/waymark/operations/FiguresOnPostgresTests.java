package org.waymark.operations;

import org.waymark.OnPostgres;

@OnPostgres
class FiguresOnPostgresTests extends FiguresContract {}
