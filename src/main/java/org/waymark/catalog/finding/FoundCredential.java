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
 * @param audiences names of those it is for
 * @param language of its words, a BCP 47 tag
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
        List<String> audiences,
        String language,
        Stage stage) {

    /** Whether a reader has to be told whom it is for: most are for educators. */
    public boolean forOthers() {
        return !audiences.equals(List.of("EDUCATOR"));
    }

    /** Whether only those who are invited may begin it. */
    public boolean isPilot() {
        return stage == Stage.PILOT;
    }
}
