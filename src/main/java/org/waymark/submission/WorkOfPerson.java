package org.waymark.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.storage.EvidenceFiles;

/** What a person wrote and attached, in every attempt. */
@Component
@Order(20)
@Transactional(readOnly = true)
class WorkOfPerson implements PersonalData {

    private final SubmissionRepository submissions;
    private final Definitions definitions;
    private final EvidenceFiles files;

    WorkOfPerson(SubmissionRepository submissions, Definitions definitions, EvidenceFiles files) {
        this.submissions = submissions;
        this.definitions = definitions;
        this.files = files;
    }

    @Override
    public Set<String> tables() {
        return Set.of("enrolment", "submission", "submission_answer", "evidence_item");
    }

    @Override
    public String heading() {
        return "submission.privacy.heading";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        long attempts = submissions.countByEarnerAndDistrict(person, district);
        long pieces = submissions.evidenceOf(person, district);
        List<MessageSourceResolvable> lines = new ArrayList<>();
        if (attempts > 0) {
            lines.add(new Phrase("submission.privacy.attempts", attempts));
        }
        if (pieces > 0) {
            lines.add(new Phrase("submission.privacy.evidence", pieces));
        }
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Submission> all = submissions.findByEarnerAndDistrictOrderByStartedAt(person, district);
        var titles = definitions.titles(
                all.stream().map(Submission::definitionVersion).distinct().toList(), district);
        for (Submission submission : all) {
            String folder = "work/" + submission.id();
            archive.json(
                    folder + "/attempt.json",
                    attempt(submission, titles.getOrDefault(submission.definitionVersion(), "")));
            for (EvidenceItem item : submission.evidence()) {
                Optional<EvidenceFile> file = OpenedFile.of(item, files, name(item));
                if (file.isPresent()) {
                    try (var bytes = file.get().content()) {
                        archive.file(folder + "/files/" + file.get().name(), bytes);
                    }
                }
            }
        }
    }

    private static String name(EvidenceItem item) {
        String name = item.fileName();
        return name == null
                ? "evidence-" + item.id()
                : name.replaceFirst("\\.[^.]*$", "").replaceAll("[/\\\\]", "_");
    }

    private static Map<String, Object> attempt(Submission submission, String title) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("microCredential", title);
        all.put("attempt", submission.attemptNo());
        all.put("status", submission.status());
        all.put("startedAt", submission.startedAt());
        if (submission.submittedAt() != null) {
            all.put("submittedAt", submission.submittedAt());
        }
        Map<String, String> answers = new LinkedHashMap<>();
        submission.answers().forEach((prompt, answer) -> answers.put(prompt, answer.text()));
        all.put("answers", answers);
        all.put(
                "evidence",
                submission.evidence().stream().map(WorkOfPerson::evidence).toList());
        return all;
    }

    private static Map<String, Object> evidence(EvidenceItem item) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("title", item.title());
        all.put("for", item.requirement());
        all.put("kind", item.kind());
        all.put("criteria", item.criteria());
        all.put("addedAt", item.addedAt());
        if (item.text() != null) {
            all.put("text", item.text());
        }
        if (item.fileName() != null) {
            all.put("fileName", item.fileName());
            all.put("bytes", item.bytes());
        }
        return all;
    }
}
