package org.waymark.submission.coaching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;
import org.waymark.submission.Moment;
import org.waymark.submission.WorkShown;

/**
 * A thread as one of the two reads it.
 *
 * @param title of the prompt or the piece; empty where the part has a name of its own
 * @param moment what of it; null for the whole
 * @param file where the recording plays from there; null where there is nothing to play
 * @param playing VIDEO or AUDIO for what a page plays; empty otherwise
 * @param captions for its player; null where there are none
 * @param earlier whether it hangs on an attempt before the latest, for who knows of that
 * @param answerable whether the other one still reads it
 */
record ThreadView(
        ThreadId id,
        CompanionId companion,
        Part part,
        String title,
        @Nullable Moment moment,
        @Nullable String file,
        String playing,
        @Nullable String captions,
        boolean done,
        boolean earlier,
        boolean answerable,
        List<Said> said) {

    /** One thing that was said. */
    record Said(String name, boolean own, Instant at, List<String> paragraphs) {}

    static ThreadView of(
            CoachingThread thread,
            WorkShown latest,
            boolean knowsAttempts,
            boolean answerable,
            Map<PersonId, String> names,
            PersonId reader) {
        Anchor anchor = thread.anchor();
        Moment moment = anchor.moment();
        Optional<WorkShown.Piece> recording = moment == null || moment.second() == null
                ? Optional.empty()
                : latest.piece(anchor.ref())
                        .filter(piece -> piece.shown() && !piece.playing().isEmpty());
        return new ThreadView(
                thread.id(),
                thread.companion(),
                anchor.part(),
                anchor.title(),
                moment,
                recording
                        .map(piece -> "/submissions/" + latest.id() + "/evidence/items/" + piece.id() + "/file")
                        .orElse(null),
                recording.map(WorkShown.Piece::playing).orElse(""),
                recording
                        .filter(WorkShown.Piece::captioned)
                        .map(piece -> "/submissions/" + latest.id() + "/evidence/items/" + piece.id() + "/captions")
                        .orElse(null),
                thread.isDone(),
                knowsAttempts && !thread.submission().equals(latest.id()),
                answerable,
                thread.comments().stream()
                        .map(comment -> new Said(
                                names.getOrDefault(comment.author(), ""),
                                comment.author().equals(reader),
                                comment.writtenAt(),
                                comment.text()
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .toList()))
                        .toList());
    }
}
