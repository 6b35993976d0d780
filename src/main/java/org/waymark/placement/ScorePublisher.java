package org.waymark.placement;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.PlatformWords;
import org.waymark.lti.ags.AssignmentAndGradeService;
import org.waymark.lti.ags.GradesHeld;
import org.waymark.lti.ags.PlatformBusy;
import org.waymark.lti.ags.PlatformRefused;
import org.waymark.lti.ags.Published;
import org.waymark.lti.ags.ScopeNotOffered;

/** Sends a score to its gradebook until the LMS has taken it, or a person has been told why not. */
@Component
class ScorePublisher implements DueWork<ScoreDue> {

    private static final Logger log = LoggerFactory.getLogger(ScorePublisher.class);
    private static final Duration WHILE_A_COLUMN_IS_MADE = Duration.ofSeconds(10);

    private static final int CONFLICT = 409;

    private final ScoreReceipts receipts;
    private final AssignmentAndGradeService gradebooks;

    ScorePublisher(ScoreReceipts receipts, AssignmentAndGradeService gradebooks) {
        this.receipts = receipts;
        this.gradebooks = gradebooks;
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Class<ScoreDue> dataType() {
        return ScoreDue.class;
    }

    /** About three days: an LMS may be down over a weekend. */
    @Override
    public int attempts() {
        return 20;
    }

    @Override
    public void run(ScoreDue due) {
        Optional<OutgoingScore> outgoing = receipts.outgoing(due);
        if (outgoing.isEmpty()) {
            return;
        }
        try {
            send(due, outgoing.get());
        } catch (PlatformBusy e) {
            receipts.delayed(due, e.words());
            throw new TryLater(e.words(), e.waitAtLeast());
        } catch (PlatformRefused e) {
            log.warn("Score publication {} was refused with status {}", due.publication(), e.status());
            receipts.refused(due, e.words());
        } catch (ScopeNotOffered e) {
            receipts.notPossible(due);
        } catch (GradesHeld e) {
            if (!receipts.held(due)) {
                throw new TryLater(e.words());
            }
            log.info("Score publication {} waits until its connection has been looked at", due.publication());
        }
    }

    @Override
    public void givenUp(ScoreDue due, String why) {
        receipts.givenUp(due, why);
    }

    private void send(ScoreDue due, OutgoingScore outgoing) {
        LineItemUrl known = outgoing.lineItem();
        LineItemUrl column = known != null ? known : column(due, outgoing);
        Published published = gradebooks.publish(outgoing.access(), column, outgoing.score());
        if (published == Published.ALREADY_NEWER) {
            published = datedNow(due, column).orElse(published);
        }
        receipts.sent(due, published == Published.ALREADY_NEWER);
        log.info("Score publication {} was sent: {}", due.publication(), published);
    }

    /**
     * What is newer may be this very award, whose answer was lost: then it does no harm to send it once more. Or it is a
     * grade that somebody typed since the decision: then the award would be lost.
     */
    private Optional<Published> datedNow(ScoreDue due, LineItemUrl column) {
        Optional<OutgoingScore> again = receipts.datedNow(due);
        if (again.isEmpty()) {
            return Optional.empty();
        }
        Published published =
                gradebooks.publish(again.get().access(), column, again.get().score());
        if (published == Published.ALREADY_NEWER) {
            throw new PlatformRefused(CONFLICT, PlatformWords.of(CONFLICT, ""));
        }
        return Optional.of(published);
    }

    private LineItemUrl column(ScoreDue due, OutgoingScore outgoing) {
        if (!receipts.claimColumn(due)) {
            throw new TryLater("The gradebook column is being made", WHILE_A_COLUMN_IS_MADE);
        }
        URI lineItems = Objects.requireNonNull(outgoing.lineItems());
        try {
            LineItemUrl column = gradebooks
                    .findOrCreateLineItem(outgoing.access(), lineItems, outgoing.wanted())
                    .id();
            receipts.columnFound(due, column);
            return column;
        } catch (RuntimeException e) {
            receipts.columnNotFound(due);
            throw e;
        }
    }
}
