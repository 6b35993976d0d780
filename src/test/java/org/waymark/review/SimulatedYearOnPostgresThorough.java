package org.waymark.review;

import org.waymark.OnPostgres;

@OnPostgres
class SimulatedYearOnPostgresThorough extends SimulatedYearContract {}
