package org.waymark.catalog.finding;

import java.util.List;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Stage;

/**
 * A micro-credential in a list, as its current version says it.
 *
 * @param evidence the titles of what is to be shown
 * @param hours as the author declares them
 * @param weeks such as 3-5
 */
public record FoundCredential(
        DefinitionId definition,
        String code,
        String slug,
        String title,
        String competency,
        List<String> evidence,
        int hours,
        String weeks,
        Stage stage) {

    /** Whether only those who are invited may begin it. */
    public boolean isPilot() {
        return stage == Stage.PILOT;
    }
}
