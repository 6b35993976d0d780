package org.waymark.lti;

import org.waymark.OnPostgres;

@OnPostgres
class PlatformCopiesOnPostgresTests extends PlatformCopiesContract {}
