package org.waymark.recognition.strengths;

import org.waymark.OnPostgres;

@OnPostgres
class StrengthsOnPostgresTests extends StrengthsContract {}
