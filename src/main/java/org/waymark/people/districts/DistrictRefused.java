package org.waymark.people.districts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;

/** What was typed cannot be; nothing was saved. */
class DistrictRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, MessageSourceResolvable> problems;

    DistrictRefused(Map<String, MessageSourceResolvable> problems) {
        this.problems = new LinkedHashMap<>(problems);
    }

    /** By field, in the order of the page. */
    Map<String, MessageSourceResolvable> problems() {
        return problems;
    }
}
