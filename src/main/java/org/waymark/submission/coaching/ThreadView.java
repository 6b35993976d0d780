package org.waymark.submission.coaching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/**
 * A thread as one of the two reads it.
 *
 * @param title of the prompt or the piece; empty where the part has a name of its own
 * @param moment such as 12:40; null for none
 * @param earlier whether it hangs on an attempt before the latest
 * @param answerable whether the other one still reads it
 */
record ThreadView(
        ThreadId id,
        CompanionId companion,
        Part part,
        String title,
        @Nullable String moment,
        @Nullable Integer page,
        boolean done,
        boolean earlier,
        boolean answerable,
        List<Said> said) {

    /** One thing that was said. */
    record Said(String name, boolean own, Instant at, List<String> paragraphs) {}

    static ThreadView of(
            CoachingThread thread,
            SubmissionId latest,
            boolean answerable,
            Map<PersonId, String> names,
            PersonId reader) {
        Anchor anchor = thread.anchor();
        Integer second = anchor.moment().second();
        return new ThreadView(
                thread.id(),
                thread.companion(),
                anchor.part(),
                anchor.title(),
                second == null ? null : Moment.clock(second),
                anchor.moment().page(),
                thread.isDone(),
                !thread.submission().equals(latest),
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
