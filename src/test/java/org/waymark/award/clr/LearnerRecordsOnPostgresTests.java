package org.waymark.award.clr;

import org.waymark.OnPostgres;

@OnPostgres
class LearnerRecordsOnPostgresTests extends LearnerRecordsContract {}
