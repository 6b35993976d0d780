package org.waymark.review.records;

import org.waymark.OnH2;

@OnH2
class RecordsOnH2Tests extends RecordsContract {}
