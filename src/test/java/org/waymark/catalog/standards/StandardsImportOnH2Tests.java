package org.waymark.catalog.standards;

import org.waymark.OnH2;

@OnH2
class StandardsImportOnH2Tests extends StandardsImportContract {}
