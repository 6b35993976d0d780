package org.waymark.recognition.roles;

import org.waymark.OnPostgres;

@OnPostgres
class EligibilityPoolsOnPostgresTests extends EligibilityPoolsContract {}
