package org.waymark.lti.registration;

import org.waymark.OnPostgres;

@OnPostgres
class RegistrationLinksOnPostgresTests extends RegistrationLinksContract {}
