package org.waymark.submission;

import org.waymark.OnPostgres;

@OnPostgres
class BeginningsOnPostgresTests extends BeginningsContract {}
