package org.waymark.backup;

import org.waymark.OnPostgres;

@OnPostgres
class BackupOnPostgresTests extends BackupContract {}
