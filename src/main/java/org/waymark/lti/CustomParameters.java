package org.waymark.lti;

import java.util.LinkedHashMap;
import java.util.Map;

/** The custom parameters that every link of ours asks its platform to fill in (LTI Core 1.3, appendix B). */
public final class CustomParameters {

    /** The contexts that this one was copied from. */
    public static final String CONTEXT_HISTORY = "context_id_history";

    /** The links that this one was copied from. */
    public static final String LINK_HISTORY = "resource_link_id_history";

    private CustomParameters() {}

    /** Each with its variable, in the order in which people read them; due and course_start are not read yet. */
    public static Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put(CONTEXT_HISTORY, "$Context.id.history");
        asked.put(LINK_HISTORY, "$ResourceLink.id.history");
        asked.put("due", "$ResourceLink.submission.endDateTime");
        asked.put("course_start", "$CourseSection.timeFrame.begin");
        return asked;
    }
}
