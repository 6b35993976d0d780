package org.waymark.submission;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.storage.InfectedFile;

/** Where a virus was found: the earner is told, and out of a draft the piece is taken, so that another can take its place. */
@Component
@Transactional
class InfectedEvidence {

    private final SubmissionRepository submissions;
    private final Drafts drafts;
    private final Notices notices;
    private final AuditLog audit;

    InfectedEvidence(SubmissionRepository submissions, Drafts drafts, Notices noticesToPeople, AuditLog audit) {
        this.submissions = submissions;
        this.drafts = drafts;
        this.notices = noticesToPeople;
        this.audit = audit;
    }

    @EventListener
    void on(InfectedFile infected) {
        DistrictId district = new DistrictId(infected.district());
        for (SubmissionRepository.Shown shown : submissions.showing(infected.key(), district)) {
            if (shown.status().open()) {
                drafts.takeOut(shown.submission(), shown.item(), shown.earner(), district);
            }
            notices.send(new Notice(
                    infected.district(),
                    shown.earner().id(),
                    "evidence-infected",
                    List.of(shown.title()),
                    "/submissions/" + shown.submission()));
            audit.recordAbout(
                    infected.district(),
                    AuditLog.WAYMARK,
                    AuditLog.WAYMARK_ROLE,
                    "evidence-infected",
                    shown.earner().toString(),
                    shown.item().toString());
        }
    }
}
