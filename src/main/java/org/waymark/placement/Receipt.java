package org.waymark.placement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What one course's gradebook was told, or is to be told, in a line.
 *
 * @param person empty for the earner's own page
 * @param title of the micro-credential; empty for the earner's own page
 * @param course as the LMS calls it, if it said
 * @param words what the LMS answered, when it did not simply take it
 * @param at when it was sent, or put on its way
 * @param readState what the gradebook held when it was read after that, if it was
 * @param readScore the grade it held then
 * @param readMaximum of how many
 * @param patience for how many days it was tried, or will be
 */
record Receipt(
        String id,
        String district,
        String person,
        String title,
        @Nullable String course,
        ScoreKind kind,
        PublicationStatus status,
        @Nullable Refusal refusal,
        @Nullable String words,
        Instant at,
        @Nullable ReadState readState,
        @Nullable String readScore,
        @Nullable String readMaximum,
        @Nullable Instant readAt,
        long patience) {

    static Receipt of(
            ScorePublication publication, Placement placement, String person, String title, ScoreSettings settings) {
        Instant sentAt = publication.sentAt();
        boolean sent = publication.status() == PublicationStatus.SENT;
        return new Receipt(
                publication.id().toString(),
                publication.district().toString(),
                person,
                title,
                placement.contextTitle(),
                publication.kind(),
                publication.status(),
                publication.refusal(),
                // What a note of ours says of a score that was sent are no words of the LMS.
                sent ? null : publication.answer(),
                sent && sentAt != null ? sentAt : publication.queuedAt(),
                publication.readState(),
                publication.readScore(),
                publication.readMaximum(),
                publication.readAt(),
                settings.days());
    }

    /** Colour of the status tag; its text carries the meaning. */
    public String tag() {
        return status.tag();
    }

    /** What the state means, in a sentence. */
    public MessageSourceResolvable why() {
        return refusal != null && status == PublicationStatus.REFUSED
                ? new DefaultMessageSourceResolvable("placement.refused." + refusal)
                : new DefaultMessageSourceResolvable(new String[] {"placement.why." + status}, new Object[] {patience});
    }

    /** What a person can do by hand, if there is something. */
    public @Nullable MessageSourceResolvable byHand() {
        return failed() && kind != ScoreKind.SUBMITTED
                ? new DefaultMessageSourceResolvable("placement.by-hand." + kind)
                : null;
    }

    /** What the gradebook held when it was read, if it was. */
    public @Nullable MessageSourceResolvable held() {
        return readState == null
                ? null
                : new DefaultMessageSourceResolvable(
                        List.of("placement.read." + kind + "." + readState, "placement.read." + readState)
                                .toArray(String[]::new),
                        new Object[] {String.valueOf(readScore), String.valueOf(readMaximum)});
    }

    public boolean failed() {
        return status.failed();
    }

    /** Whether it arrived and can be compared with what the gradebook holds now. */
    public boolean arrived() {
        return status == PublicationStatus.SENT;
    }

    /** Whether one who answers for the course may send it: again where it failed, once more where it was lost there. */
    public boolean mayGoAgain() {
        return failed() || arrived() && kind != ScoreKind.SUBMITTED;
    }
}
