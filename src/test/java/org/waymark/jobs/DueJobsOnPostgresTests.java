package org.waymark.jobs;

import org.waymark.OnPostgres;

@OnPostgres
class DueJobsOnPostgresTests extends DueJobsContract {}
