package org.waymark.review;

import org.waymark.OnPostgres;

@OnPostgres
class FeedbackQualityOnPostgresTests extends FeedbackQualityContract {}
