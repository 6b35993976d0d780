package org.waymark.submission.precheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.storage.FileState;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.students.Check;

/**
 * Handed-in work as a pre-checker sees it: what a reader sees, and what the list found.
 *
 * @param checks without advice in words, since those name what the earner named
 */
record PreCheckView(PreChecks.Row row, List<Check> checks, List<Answer> answers, List<Asked> evidence) {

    /** A question and its answer. */
    record Answer(String question, String text) {}

    /** What was asked for, and what is there for it. */
    record Asked(String title, @Nullable String limit, List<Piece> pieces) {}

    /**
     * A piece of it.
     *
     * @param file whether it can be opened
     * @param held whether that has to wait until it was looked at for viruses
     * @param gone whether one was found
     * @param removed whether it is not there any more
     * @param pages how many pages of it are shown as pictures
     * @param students whether students are in it; null where nobody asked
     */
    record Piece(
            EvidenceId id,
            int number,
            String kind,
            @Nullable String text,
            boolean file,
            boolean held,
            boolean gone,
            boolean removed,
            int pages,
            @Nullable Boolean students) {}

    static PreCheckView of(PreChecks.Row row, AttemptWork work, SubmissionForReview shown, List<Check> checks) {
        DefinitionContent content = work.content();
        Map<EvidenceId, AttemptWork.Piece> known =
                work.pieces().stream().collect(Collectors.toMap(AttemptWork.Piece::id, piece -> piece));
        List<Answer> answers = new ArrayList<>();
        content.overview().forEach(prompt -> answers.add(answer(prompt, shown)));
        content.reflection().forEach(prompt -> answers.add(answer(prompt, shown)));
        return new PreCheckView(
                row,
                checks,
                answers,
                content.evidence().stream()
                        .map(asked -> new Asked(asked.title(), asked.limit(), pieces(asked.id(), shown, known)))
                        .toList());
    }

    private static Answer answer(DefinitionContent.Prompt prompt, SubmissionForReview shown) {
        return new Answer(prompt.text(), shown.answers().getOrDefault(prompt.id(), ""));
    }

    private static List<Piece> pieces(
            String asked, SubmissionForReview shown, Map<EvidenceId, AttemptWork.Piece> known) {
        List<Piece> pieces = new ArrayList<>();
        for (SubmissionForReview.Item item : shown.evidence()) {
            if (item.requirement().equals(asked)) {
                AttemptWork.Piece piece = known.get(item.id());
                FileState state = item.state();
                pieces.add(new Piece(
                        item.id(),
                        pieces.size() + 1,
                        item.kind(),
                        item.text(),
                        state == FileState.SAFE,
                        state == FileState.WAITING || state == FileState.UNCHECKED,
                        state == FileState.INFECTED,
                        "FILE".equals(item.kind()) && state == null,
                        state == FileState.SAFE ? item.pages() : 0,
                        piece == null ? null : piece.students()));
            }
        }
        return pieces;
    }
}
