package org.waymark.review.concerns;

import org.waymark.OnPostgres;

@OnPostgres
class ConcernsOnPostgresTests extends ConcernsContract {}
