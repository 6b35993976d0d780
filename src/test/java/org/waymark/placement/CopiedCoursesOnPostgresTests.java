package org.waymark.placement;

import org.waymark.OnPostgres;

@OnPostgres
class CopiedCoursesOnPostgresTests extends CopiedCoursesContract {}
