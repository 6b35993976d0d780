package org.waymark.review.appeals;

import org.waymark.OnPostgres;

@OnPostgres
class AppealsOnPostgresTests extends AppealsContract {}
