package org.waymark.catalog;

import org.waymark.OnH2;

@OnH2
class DefinitionsOnH2Tests extends DefinitionsContract {}
