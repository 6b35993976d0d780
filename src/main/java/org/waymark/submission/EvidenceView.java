package org.waymark.submission;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.storage.FileTypes;

/**
 * The page of one evidence requirement.
 *
 * @param language of what its author wrote, a BCP 47 tag
 * @param open whether evidence may be added or taken away
 * @param settled whether it was met in an earlier attempt
 * @param largest how many bytes a file may have
 * @param classes the records of consent that may be chosen
 * @param keptDays how many days a recording is kept after the last decision on it
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
        long largest,
        List<ConsentRecords.Choice> classes,
        int keptDays,
        EvidenceForm form) {

    /** The same in words. */
    public Phrase largestInWords() {
        return Phrase.size(largest);
    }

    /** More files at once than one attempt may have pieces. */
    public int most() {
        return Uploads.MOST_PIECES;
    }

    /** For the file dialogue of a browser. */
    public String accepted() {
        return FileTypes.dialogue();
    }

    /** Whether a recording may answer it. */
    public boolean recorded() {
        return asked.kinds().contains("VIDEO") || asked.kinds().contains("AUDIO");
    }

    /** Whether the page says how long recordings are kept; one that is there says it itself. */
    public boolean saysKept() {
        return recorded() && cards.stream().noneMatch(EvidenceCard::recording);
    }

    /** A criterion an item can serve. */
    record Choice(String id, String title, boolean chosen) {}

    /** Those of the chosen criteria that the rubric has. */
    Set<String> known(Set<String> chosen) {
        return criteria.stream().map(Choice::id).filter(chosen::contains).collect(Collectors.toSet());
    }
}
