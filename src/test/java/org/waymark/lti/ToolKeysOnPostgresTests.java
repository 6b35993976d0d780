package org.waymark.lti;

import org.waymark.OnPostgres;

@OnPostgres
class ToolKeysOnPostgresTests extends ToolKeysContract {}
