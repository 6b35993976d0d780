package org.waymark.home;

import org.springframework.stereotype.Component;

/** The colour of a status, for templates, as the bean {@code homeTags}; the words carry the meaning. */
@Component
public class HomeTags {

    public String colour(String status) {
        return switch (status) {
            case "AWARDED" -> "success";
            case "NOT_YET", "RETURNED_INCOMPLETE" -> "action";
            case "SUBMITTED", "IN_REVIEW" -> "waiting";
            case "DRAFT" -> "info";
            default -> "neutral";
        };
    }
}
