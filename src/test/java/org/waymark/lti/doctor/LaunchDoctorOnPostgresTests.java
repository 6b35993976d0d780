package org.waymark.lti.doctor;

import org.waymark.OnPostgres;

@OnPostgres
class LaunchDoctorOnPostgresTests extends LaunchDoctorContract {}
