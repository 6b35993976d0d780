package org.waymark.review.certification;

import org.waymark.OnPostgres;

@OnPostgres
class CertificationsOnPostgresTests extends CertificationsContract {}
