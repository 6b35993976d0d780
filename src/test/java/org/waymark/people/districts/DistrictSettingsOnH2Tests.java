package org.waymark.people.districts;

import org.waymark.OnH2;

@OnH2
class DistrictSettingsOnH2Tests extends DistrictSettingsContract {}
