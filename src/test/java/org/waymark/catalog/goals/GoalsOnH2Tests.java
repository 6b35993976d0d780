package org.waymark.catalog.goals;

import org.waymark.OnH2;

@OnH2
class GoalsOnH2Tests extends GoalsContract {}
