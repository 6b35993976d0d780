package org.waymark.review;

import java.util.List;
import java.util.Map;

/**
 * What somebody reads who reads work anew, beside the work.
 *
 * @param reasons the earner's
 * @param said what was decided before, by criterion
 */
record Appealed(String reasons, Map<String, Said> said) {

    /** The words of all who stood behind it, in no telling order. */
    record Said(String level, List<Feedback> words) {}
}
