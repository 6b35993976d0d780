package org.waymark.placement;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.GaveUp;
import org.waymark.jobs.TryLater;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.PlatformWords;
import org.waymark.lti.ags.AssignmentAndGradeService;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.Published;
import org.waymark.lti.ags.Result;
import org.waymark.lti.services.GradesHeld;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.ScopeNotOffered;
import org.waymark.lti.services.SwitchedOff;

/** Sends a score to its gradebook until the LMS has taken it, or a person has been told why not. */
@Component
class ScorePublisher implements DueWork<ScoreDue> {

    private static final Logger log = LoggerFactory.getLogger(ScorePublisher.class);

    private static final int CONFLICT = 409;

    private final ScoreReceipts receipts;
    private final ReadBacks readBacks;
    private final AssignmentAndGradeService gradebooks;
    private final ScoreSettings patience;

    ScorePublisher(
            ScoreReceipts receipts, ReadBacks readBacks, AssignmentAndGradeService gradebooks, ScoreSettings patience) {
        this.receipts = receipts;
        this.readBacks = readBacks;
        this.gradebooks = gradebooks;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Class<ScoreDue> dataType() {
        return ScoreDue.class;
    }

    /** More than fit into any patience: it is time that ends it. */
    @Override
    public int attempts() {
        return (int) Math.max(100, patience.giveUpAfter().toHours());
    }

    @Override
    public Duration firstWait() {
        return patience.firstWait();
    }

    @Override
    public void run(ScoreDue due) {
        receipts.next(due).ifPresent(step -> take(due, step));
    }

    @Override
    public void givenUp(ScoreDue due, String why) {
        receipts.givenUp(due, why);
    }

    private void take(ScoreDue due, NextStep step) {
        if (step instanceof ColumnSearch search) {
            boolean found = guarded(due, null, () -> find(due, search));
            if (found) {
                receipts.next(due).ifPresent(next -> take(due, next));
            }
        } else if (step instanceof OutgoingScore outgoing) {
            guarded(due, outgoing.cell(), () -> send(due, outgoing));
        }
    }

    /** Writes down what came of a call; whether it went well. */
    private boolean guarded(ScoreDue due, @Nullable GradebookCellId cell, Runnable call) {
        try {
            call.run();
            return true;
        } catch (PlatformBusy e) {
            throw notNow(due, cell, e.words(), e.waitAtLeast());
        } catch (PlatformRefused e) {
            log.warn("Score publication {} was refused with status {}", due.publication(), e.status());
            receipts.refused(due, cell, Refusal.of(e), e.words());
        } catch (ScopeNotOffered e) {
            receipts.notPossible(due, cell);
        } catch (GradesHeld | SwitchedOff e) {
            if (!receipts.held(due, cell)) {
                throw notNow(due, cell, e.words(), null);
            }
            log.info("Score publication {} waits until its connection has been looked at", due.publication());
        }
        return false;
    }

    /** What the LMS said goes into the receipt, and no further. */
    private RuntimeException notNow(
            ScoreDue due, @Nullable GradebookCellId cell, String words, @Nullable Duration wait) {
        return receipts.delayed(due, cell, words)
                ? new GaveUp("The LMS did not take it in time")
                : new TryLater("The LMS does not take it now", wait);
    }

    private void find(ScoreDue due, ColumnSearch search) {
        try {
            LineItemUrl column = gradebooks
                    .findOrCreateLineItem(search.access(), search.lineItems(), search.wanted())
                    .id();
            receipts.columnFound(due, column);
        } catch (RuntimeException e) {
            receipts.columnNotFound(due);
            throw e;
        }
    }

    private void send(ScoreDue due, OutgoingScore outgoing) {
        Published published = gradebooks.publish(outgoing.access(), outgoing.lineItem(), outgoing.score());
        boolean newer = published == Published.ALREADY_NEWER;
        if (newer && !mayStay(outgoing)) {
            newer = false;
            sendUnderALaterTime(due);
        }
        receipts.sent(due, outgoing.cell(), newer);
        readBacks.afterSending(due, outgoing);
        log.info("Score publication {} was sent{}", due.publication(), newer ? ", and was there already" : "");
    }

    /**
     * Whether what the gradebook calls newer needs nothing after it. News of handing in is old then. An award may stand
     * there already, its answer lost, or with it a grade that a person typed since; only the gradebook can tell, and
     * where it does not, the award goes once more, which does no harm.
     */
    private boolean mayStay(OutgoingScore outgoing) {
        if (outgoing.kind() == ScoreKind.SUBMITTED) {
            return true;
        }
        if (!outgoing.mayHaveArrived() || !outgoing.access().offers(GradeAccess.RESULT_READ_ONLY)) {
            return false;
        }
        try {
            Optional<Result> held = gradebooks.result(
                    outgoing.access(), outgoing.lineItem(), outgoing.score().userId());
            ReadState state = ScoreReceipts.state(outgoing.kind(), held.orElse(null));
            return state == ReadState.SAME || state == ReadState.OTHER && outgoing.kind() == ScoreKind.AWARDED;
        } catch (PlatformRefused | ScopeNotOffered e) {
            return false;
        }
    }

    /** The gradebook holds something newer than the decision, such as a grade typed while it could not be reached. */
    private void sendUnderALaterTime(ScoreDue due) {
        receipts.datedNow(due);
        if (receipts.next(due).orElse(null) instanceof OutgoingScore again
                && gradebooks.publish(again.access(), again.lineItem(), again.score()) == Published.ALREADY_NEWER) {
            throw new PlatformRefused(CONFLICT, PlatformWords.of(CONFLICT, ""));
        }
    }
}
