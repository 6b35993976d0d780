package org.waymark.review;

import org.waymark.OnPostgres;

@OnPostgres
class ReviewsOnPostgresTests extends ReviewsContract {}
