package org.waymark.insights.overview;

import org.waymark.OnH2;

@OnH2
class MeasuresOnH2Tests extends MeasuresContract {}
