package org.waymark.catalog.stacks;

import org.waymark.OnH2;

@OnH2
class StacksOnH2Tests extends StacksContract {}
