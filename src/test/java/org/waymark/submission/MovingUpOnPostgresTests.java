package org.waymark.submission;

import org.waymark.OnPostgres;

@OnPostgres
class MovingUpOnPostgresTests extends MovingUpContract {}
