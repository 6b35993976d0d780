package org.waymark.review.records;

import org.waymark.OnPostgres;

@OnPostgres
class RecordsOnPostgresTests extends RecordsContract {}
