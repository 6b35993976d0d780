package org.waymark.people.districts;

import org.waymark.OnPostgres;

@OnPostgres
class DistrictSettingsOnPostgresTests extends DistrictSettingsContract {}
