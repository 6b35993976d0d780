package org.waymark.review;

import java.util.UUID;
import org.waymark.people.DistrictId;

/** What was to be read a second time by chance has been read once, and nobody is free to read it again. */
record NobodyToReadAgain(UUID doubleReview, DistrictId district) {}
