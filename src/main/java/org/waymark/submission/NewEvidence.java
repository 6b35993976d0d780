package org.waymark.submission;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.storage.StoredFile;

/**
 * Evidence as it is added.
 *
 * @param id made with the page, so that a second click on it adds nothing
 * @param text the words, or the link; null for a file
 * @param criteria ids of the criteria it serves
 * @param consent whether the earner says that consent for student work is held
 */
record NewEvidence(
        EvidenceId id,
        String requirement,
        EvidenceKind kind,
        String title,
        @Nullable String text,
        @Nullable StoredFile file,
        @Nullable String fileName,
        Set<String> criteria,
        boolean consent) {

    /** The same under an id of its own. */
    NewEvidence another() {
        return new NewEvidence(EvidenceId.fresh(), requirement, kind, title, text, file, fileName, criteria, consent);
    }

    /** Serving only what the rubric has. */
    NewEvidence serving(Set<String> known) {
        Set<String> left = new LinkedHashSet<>(criteria);
        left.retainAll(known);
        return new NewEvidence(id, requirement, kind, title, text, file, fileName, left, consent);
    }

    NewEvidence called(String other) {
        return new NewEvidence(id, requirement, kind, other, text, file, fileName, criteria, consent);
    }

    NewEvidence with(StoredFile kept) {
        return new NewEvidence(id, requirement, kind, title, text, kept, fileName, criteria, consent);
    }
}
