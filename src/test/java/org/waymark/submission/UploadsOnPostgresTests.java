package org.waymark.submission;

import org.waymark.OnPostgres;

@OnPostgres
class UploadsOnPostgresTests extends UploadsContract {}
