package org.waymark.lti.doctor;

import org.waymark.OnPostgres;

@OnPostgres
class VitalSignsOnPostgresTests extends VitalSignsContract {}
