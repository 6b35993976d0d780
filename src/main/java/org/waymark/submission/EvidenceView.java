package org.waymark.submission;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalog.EvidenceRequirement;

/**
 * The page of one evidence requirement.
 *
 * @param language of what its author wrote, a BCP 47 tag
 * @param open whether evidence may be added or taken away
 * @param settled whether it was met in an earlier attempt
 * @param recording whether a recording is asked for, which is given as a link
 */
record EvidenceView(
        SubmissionId id,
        String title,
        String language,
        EvidenceRequirement asked,
        List<EvidenceCard> cards,
        List<Choice> criteria,
        boolean open,
        boolean settled,
        boolean recording,
        EvidenceForm form) {

    /** A criterion an item can serve. */
    record Choice(String id, String title, boolean chosen) {}

    /** Those of the chosen criteria that the rubric has. */
    Set<String> known(Set<String> chosen) {
        return criteria.stream().map(Choice::id).filter(chosen::contains).collect(Collectors.toSet());
    }
}
