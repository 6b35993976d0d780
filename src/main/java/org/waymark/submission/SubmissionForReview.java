package org.waymark.submission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.storage.FileState;

/**
 * A frozen submission as a reader may see it: nothing that tells whose it is, no file name, no title of the earner's.
 *
 * @param answers text by prompt id
 * @param openCriteria ids of the criteria to be judged now
 * @param changes what the earner says they changed since the attempt before, by criterion id
 */
public record SubmissionForReview(
        SubmissionId id,
        DefinitionVersionId version,
        int attemptNo,
        Map<String, String> answers,
        List<Item> evidence,
        Set<String> openCriteria,
        Map<String, String> changes) {

    /**
     * One piece of evidence.
     *
     * @param requirement id of the evidence requirement it answers
     * @param kind TEXT, LINK or FILE
     * @param text the words, or the link
     * @param mediaType of a file
     * @param state whether a file may be seen by others yet; null for what is none
     * @param criteria ids of the criteria it serves
     * @param newHere whether it was added or changed since the prior attempt
     * @param moments where the earner points readers to
     * @param captions the words of a recording, as WebVTT or plain
     * @param noSpeech whether the earner says that nobody speaks in it
     * @param pages how many pages of it can be shown as pictures
     */
    public record Item(
            EvidenceId id,
            String requirement,
            String kind,
            @Nullable String text,
            @Nullable String mediaType,
            @Nullable FileState state,
            long bytes,
            Set<String> criteria,
            boolean newHere,
            List<Moment> moments,
            @Nullable String captions,
            boolean noSpeech,
            int pages) {}
}
