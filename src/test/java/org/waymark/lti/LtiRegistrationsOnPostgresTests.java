package org.waymark.lti;

import org.waymark.OnPostgres;

@OnPostgres
class LtiRegistrationsOnPostgresTests extends LtiRegistrationsContract {}
