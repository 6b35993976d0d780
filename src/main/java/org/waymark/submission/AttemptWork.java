package org.waymark.submission;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;

/**
 * All of an attempt as the parts of this module look through it for its earner.
 *
 * @param open whether the earner may change it
 * @param answers text by prompt id
 * @param missing what must be there before it can be handed in, consent apart
 * @param fineWords fingerprints of words that the earner calls no name
 * @param returnedBecause why it came back as incomplete; null where it did not
 */
public record AttemptWork(
        SubmissionId id,
        DistrictId district,
        PersonId earner,
        DefinitionContent content,
        boolean open,
        Map<String, String> answers,
        List<Piece> pieces,
        List<Missing> missing,
        Set<String> fineWords,
        @Nullable String returnedBecause) {

    /**
     * A piece of evidence.
     *
     * @param kind TEXT, LINK or FILE
     * @param text the words, or the link
     * @param state what is known of a file's safety; null for what is none
     * @param looked what its file says of itself; null while nobody has looked, and for what is no file
     * @param consentOpen whether it is still to be said who is in it
     * @param students whether students are seen or heard in it; null where that was not asked, or not answered
     * @param consent the record that covers them
     */
    public record Piece(
            EvidenceId id,
            EvidenceRequirement asked,
            String kind,
            String title,
            @Nullable String text,
            @Nullable String fileName,
            @Nullable String mediaType,
            @Nullable FileState state,
            @Nullable FileLooked looked,
            boolean consentOpen,
            @Nullable Boolean students,
            @Nullable String consent) {

        public boolean isFile() {
            return "FILE".equals(kind);
        }

        /** Whether students may be seen or heard in it. */
        public boolean asksWhoIsIn() {
            return "LINK".equals(kind) || mediaType != null && FileTypes.showsPeople(mediaType);
        }
    }

    /** Something that is missing, and where to mend it. */
    public record Missing(String href, MessageSourceResolvable words) {}

    /** Where a piece of evidence is changed. */
    public String placeOf(Piece piece) {
        return place(piece.asked().id());
    }

    /** The ids of what is asked for and not there. */
    public Set<String> missingEvidence() {
        Set<String> places = missing.stream().map(Missing::href).collect(Collectors.toSet());
        return content.evidence().stream()
                .map(EvidenceRequirement::id)
                .filter(asked -> places.contains(place(asked)))
                .collect(Collectors.toSet());
    }

    private String place(String asked) {
        return "/submissions/" + id + "/evidence/" + asked;
    }
}
