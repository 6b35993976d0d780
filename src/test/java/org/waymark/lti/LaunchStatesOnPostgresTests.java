package org.waymark.lti;

import org.waymark.OnPostgres;

@OnPostgres
class LaunchStatesOnPostgresTests extends LaunchStatesContract {}
