package org.waymark.catalog;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must be shown.
 *
 * @param id unique within the version, such as A1
 * @param kinds which kinds will do, such as DOCUMENT or VIDEO; any of them
 * @param count how many pieces, 1 when the definition says nothing
 * @param limit a length in words for people, such as "4 pages"
 * @param consent NEVER, REQUIRED, IF_STUDENTS_VISIBLE or IF_STUDENTS_AUDIBLE
 * @param deidentified whether names must be removed first
 * @param alternative what will do instead, in words
 * @param shareable whether colleagues may bring the same artifact, made together
 */
public record EvidenceRequirement(
        String id,
        List<String> kinds,
        String title,
        int count,
        @Nullable String limit,
        String consent,
        boolean deidentified,
        boolean annotated,
        @Nullable String alternative,
        boolean shareable) {

    private static final Pattern SOUND = Pattern.compile("audio|sound|sonido");

    /** Whether the earner must tick that consent for student work is held. */
    public boolean asksForConsent() {
        return !"NEVER".equals(consent);
    }

    /** Whether sound alone will do where a video is asked for: one of the kinds, or what will do instead. */
    public boolean soundWillDo() {
        return kinds.contains("VIDEO")
                && (kinds.contains("AUDIO")
                        || alternative != null
                                && SOUND.matcher(alternative.toLowerCase(Locale.ROOT))
                                        .find());
    }
}
