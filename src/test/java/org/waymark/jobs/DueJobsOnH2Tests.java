package org.waymark.jobs;

import org.waymark.OnH2;

@OnH2
class DueJobsOnH2Tests extends DueJobsContract {}
