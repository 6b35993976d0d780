package org.waymark.submission;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.storage.FileTypes;

/**
 * The page of one evidence requirement.
 *
 * @param open whether evidence may be added or taken away
 * @param settled whether it was met in an earlier attempt
 * @param largest how many bytes a file may have
 */
record EvidenceView(
        SubmissionId id,
        String title,
        EvidenceRequirement asked,
        List<EvidenceCard> cards,
        List<Choice> criteria,
        boolean open,
        boolean settled,
        long largest,
        EvidenceForm form) {

    /** The same in words. */
    public Phrase largestInWords() {
        return Phrase.size(largest);
    }

    /** For the file dialogue of a browser. */
    public String accepted() {
        return FileTypes.dialogue();
    }

    /** A criterion an item can serve. */
    record Choice(String id, String title, boolean chosen) {}

    /** Those of the chosen criteria that the rubric has. */
    Set<String> known(Set<String> chosen) {
        return criteria.stream().map(Choice::id).filter(chosen::contains).collect(Collectors.toSet());
    }
}
