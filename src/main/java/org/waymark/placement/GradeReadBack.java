package org.waymark.placement;

import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.lti.ags.AssignmentAndGradeService;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.ScopeNotOffered;
import org.waymark.lti.services.SwitchedOff;

/** Reads what a gradebook holds of a score that it took (AGS 2.0, 3.3). */
@Component
class GradeReadBack implements DueWork<ScoreDue> {

    private final ScoreReceipts receipts;
    private final AssignmentAndGradeService gradebooks;

    GradeReadBack(ScoreReceipts receipts, AssignmentAndGradeService gradebooks) {
        this.receipts = receipts;
        this.gradebooks = gradebooks;
    }

    @Override
    public String name() {
        return "grade-read-back";
    }

    @Override
    public Class<ScoreDue> dataType() {
        return ScoreDue.class;
    }

    @Override
    public int attempts() {
        return 5;
    }

    @Override
    public void run(ScoreDue due) {
        receipts.toRead(due).ifPresentOrElse(sent -> read(due, sent), () -> receipts.unreadable(due));
    }

    @Override
    public void givenUp(ScoreDue due, String why) {
        receipts.unreadable(due);
    }

    private void read(ScoreDue due, SentScore sent) {
        try {
            receipts.read(
                    due,
                    gradebooks
                            .result(sent.access(), sent.lineItem(), sent.sub())
                            .orElse(null));
        } catch (PlatformBusy e) {
            throw new TryLater("The LMS does not answer now", e.waitAtLeast());
        } catch (PlatformRefused | ScopeNotOffered | SwitchedOff e) {
            receipts.unreadable(due);
        }
    }
}
