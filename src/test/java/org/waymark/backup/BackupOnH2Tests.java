package org.waymark.backup;

import org.waymark.OnH2;

@OnH2
class BackupOnH2Tests extends BackupContract {}
