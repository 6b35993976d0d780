package org.waymark.catalog.finding;

import org.waymark.OnH2;

@OnH2
class CatalogueOnH2Tests extends CatalogueContract {}
