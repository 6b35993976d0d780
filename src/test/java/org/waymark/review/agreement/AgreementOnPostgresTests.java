package org.waymark.review.agreement;

import org.waymark.OnPostgres;

@OnPostgres
class AgreementOnPostgresTests extends AgreementContract {}
