package org.waymark.placement;

import org.waymark.OnPostgres;

@OnPostgres
class GradePassbackOnPostgresTests extends GradePassbackContract {}
