package org.waymark.submission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence as its earner works on it.
 *
 * @param asked the title of its requirement
 * @param kind TEXT, LINK or FILE
 * @param playing VIDEO or AUDIO for what is played in the page; empty otherwise
 * @param timed whether places in it are times rather than pages
 * @param criteria titles of all that may be served, by id
 * @param pages how many pages of it are shown as pictures
 * @param open whether it may be changed
 */
public record ArtifactPage(
        SubmissionId submission,
        EvidenceId id,
        String requirement,
        String asked,
        String title,
        String kind,
        String playing,
        boolean timed,
        @Nullable String text,
        int edition,
        Map<String, String> criteria,
        Set<String> serves,
        List<Moment> moments,
        @Nullable String captions,
        boolean noSpeech,
        int pages,
        boolean open) {}
