package org.waymark.operations;

import org.waymark.OnH2;

@OnH2
class FiguresOnH2Tests extends FiguresContract {}
