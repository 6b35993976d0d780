package org.waymark.notices;

import org.waymark.OnPostgres;

@OnPostgres
class NoticesOnPostgresTests extends NoticesContract {}
