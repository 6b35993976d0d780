package org.waymark.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;

/**
 * What there is of an attempt, as its earner calls it; for those whom they let look.
 *
 * @param language of the micro-credential
 * @param criteria the rubric, in the words that earners and readers see
 * @param changes what the earner says they changed since the attempt before, by criterion id
 */
public record WorkShown(
        SubmissionId id,
        String title,
        String language,
        List<Answered> overview,
        List<Group> evidence,
        List<Answered> reflection,
        List<Criterion> criteria,
        Map<String, String> changes) {

    /** A question with what was written so far; empty where nothing was. */
    public record Answered(String prompt, String question, String answer) {}

    /** What was brought for one requirement. */
    public record Group(String requirement, String title, List<Piece> pieces) {}

    /**
     * One piece of evidence.
     *
     * @param kind TEXT, LINK or FILE
     * @param type what people call a file's type; empty for a text or a link
     * @param size of a file
     * @param text the words, or the link
     * @param pages how many pages of it are shown as pictures
     * @param shown whether others may open it: a file that is still to be looked at for viruses is not
     * @param serves titles of the criteria
     * @param playing VIDEO or AUDIO for what a page plays; empty otherwise
     * @param moments where the earner points to
     * @param captioned whether there are captions for the player
     * @param transcript the words of a recording, where they are no captions
     * @param noSpeech whether the earner says that nobody speaks in it
     */
    public record Piece(
            EvidenceId id,
            String title,
            String kind,
            String type,
            @Nullable MessageSourceResolvable size,
            @Nullable String text,
            boolean picture,
            int pages,
            boolean shown,
            String serves,
            String playing,
            List<Moment> moments,
            boolean captioned,
            @Nullable String transcript,
            boolean noSpeech) {}

    /** A piece that is there, by its id. */
    public Optional<Piece> piece(String id) {
        return evidence.stream()
                .flatMap(group -> group.pieces().stream())
                .filter(piece -> piece.id().toString().equals(id))
                .findFirst();
    }

    static WorkShown of(Submission submission, DefinitionContent content, Map<String, FileState> states) {
        return new WorkShown(
                submission.id(),
                content.title(),
                content.about().language(),
                answered(submission, content.overview()),
                content.evidence().stream()
                        .map(asked -> new Group(asked.id(), asked.title(), pieces(submission, asked, content, states)))
                        .toList(),
                answered(submission, content.reflection()),
                content.criteria(),
                submission.changes());
    }

    private static List<Answered> answered(Submission submission, List<DefinitionContent.Prompt> prompts) {
        return prompts.stream()
                .map(prompt -> {
                    Answer answer = submission.answers().get(prompt.id());
                    return new Answered(prompt.id(), prompt.text(), answer == null ? "" : answer.text());
                })
                .toList();
    }

    private static List<Piece> pieces(
            Submission submission,
            EvidenceRequirement asked,
            DefinitionContent content,
            Map<String, FileState> states) {
        return submission.evidenceFor(asked.id()).stream()
                .map(item -> piece(EvidenceCard.of(item, asked, content, states, false), item, states))
                .toList();
    }

    private static Piece piece(EvidenceCard card, EvidenceItem item, Map<String, FileState> states) {
        String type = item.mediaType();
        FileState state = item.state(states);
        return new Piece(
                card.id(),
                card.title(),
                card.kind().name(),
                card.type(),
                card.size(),
                card.text(),
                type != null && FileTypes.picture(type),
                card.pages(),
                state == null || state.shown(),
                card.serves(),
                item.playing(),
                card.moments(),
                card.captioned(),
                card.captioned() ? null : item.captions(),
                item.noSpeech());
    }
}
