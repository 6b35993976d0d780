package org.waymark.submission;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.storage.Arrivals;
import org.waymark.storage.EvidenceFiles;

/** All that a person wrote and attached goes; of attempts that a badge rests on, what was decided stays. */
@Component
@Order(30)
@Transactional
class ErasedWork implements ErasurePart {

    private final SubmissionRepository submissions;
    private final EnrolmentRepository enrolments;
    private final Submissions work;
    private final EvidenceFiles files;
    private final Arrivals arrivals;

    ErasedWork(
            SubmissionRepository submissions,
            EnrolmentRepository enrolments,
            Submissions work,
            EvidenceFiles files,
            Arrivals arrivals) {
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.work = work;
        this.files = files;
        this.arrivals = arrivals;
    }

    @Override
    public String name() {
        return "work";
    }

    @Override
    public Set<String> tables() {
        return Set.of("enrolment", "submission", "submission_answer", "evidence_item", "arriving_file");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<Submission> all =
                submissions.findByEarnerAndDistrictOrderByStartedAt(erasure.person(), erasure.district());
        Set<SubmissionId> kept = work.keptFor(erasure);
        long staying = all.stream().filter(each -> kept.contains(each.id())).count();
        long answers = all.stream().mapToLong(each -> each.answers().size()).sum();
        long evidence = all.stream()
                .flatMap(each -> each.evidence().stream())
                .filter(EvidenceItem::saysSomething)
                .count();
        List<ErasureLine> lines = new ArrayList<>();
        add(lines, ErasureLine.erased("submission.erasure.attempts", all.size() - staying));
        add(lines, ErasureLine.erased("submission.erasure.answers", answers));
        add(lines, ErasureLine.erased("submission.erasure.evidence", evidence));
        add(lines, ErasureLine.pseudonymised("submission.erasure.kept", staying));
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        Set<SubmissionId> kept = work.keptFor(erasure);
        Set<String> keys = new HashSet<>();
        // Once linked and parted again, another person's attempt may go on from one of these.
        submissions.comesAfterNothing(erasure.person().id(), erasure.district().id());
        Set<EnrolmentId> enrolled = new HashSet<>();
        Set<UUID> owners = new HashSet<>();
        for (Submission each : submissions.lockAll(erasure.person(), erasure.district())) {
            owners.add(each.id().id());
            enrolled.add(each.enrolment());
            each.evidence().stream()
                    .map(EvidenceItem::storageKey)
                    .filter(key -> key != null)
                    .forEach(keys::add);
            if (kept.contains(each.id())) {
                each.keepOnlyTheOutcome();
            } else {
                submissions.delete(each);
            }
            // A later attempt names the one before it, and so goes first.
            submissions.flush();
        }
        enrolments.removeEmpty(erasure.person(), erasure.district());
        // Where an attempt was begun while two were linked, its enrolment is the other's.
        enrolled.forEach(enrolment -> enrolments.removeEmpty(enrolment, erasure.district()));
        // What was on its way for them goes, too.
        arrivals.dropAll(owners, erasure.district().id());
        // Attempts share files with each other, and with those that whoever was linked made of them.
        keys.stream()
                .filter(key -> submissions.itemsShowing(key, erasure.district()) == 0)
                .forEach(files::forget);
    }

    private static void add(List<ErasureLine> lines, ErasureLine line) {
        if (line.count() > 0) {
            lines.add(line);
        }
    }
}
