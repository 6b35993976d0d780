package org.waymark.lti;

import org.waymark.OnPostgres;

@OnPostgres
class HostileLaunchesOnPostgresTests extends HostileLaunchesContract {}
