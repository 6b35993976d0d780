package org.waymark.review.certification;

import org.waymark.OnPostgres;

@OnPostgres
class AdmissionsOnPostgresTests extends AdmissionsContract {}
