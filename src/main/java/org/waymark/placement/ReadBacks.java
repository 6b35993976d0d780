package org.waymark.placement;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.ags.GradeAccess;

/** Has gradebooks read after they were told: a grade that a person there overrode stays, whatever is sent. */
@Service
@Transactional
class ReadBacks {

    private final GradeReadBack readBack;
    private final DueJobs jobs;
    private final Clock clock;

    ReadBacks(GradeReadBack readBack, DueJobs jobs, Clock clock) {
        this.readBack = readBack;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** News of handing in leaves no grade to compare. */
    void afterSending(ScoreDue due, OutgoingScore sent) {
        if (sent.kind() != ScoreKind.SUBMITTED && sent.access().offers(GradeAccess.RESULT_READ_ONLY)) {
            soon(due);
        }
    }

    /** A person asks; a second click while it is due changes nothing. */
    void soon(ScoreDue due) {
        jobs.schedule(readBack, due.publication() + "|" + clock.instant().getEpochSecond(), due);
    }
}
