package org.waymark.catalog.authoring;

import org.waymark.OnH2;

@OnH2
class DraftsOnH2Tests extends DraftsContract {}
