package org.waymark.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.settings.StoreAway;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileState;

/** What a person wrote and attached, in every attempt. */
@Component
@Order(20)
@Transactional(readOnly = true)
class WorkOfPerson implements PersonalData {

    private static final Logger log = LoggerFactory.getLogger(WorkOfPerson.class);

    private final SubmissionRepository submissions;
    private final Definitions definitions;
    private final EvidenceFiles files;
    private final TransactionTemplate transaction;

    WorkOfPerson(
            SubmissionRepository submissions,
            Definitions definitions,
            EvidenceFiles files,
            TransactionTemplate transaction) {
        this.transaction = transaction;
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

    /** One attempt after the other, each read in a transaction that is over before its bytes flow. */
    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<SubmissionId> all = transaction.execute(status -> submissions.idsOf(person, district));
        for (SubmissionId id : Objects.requireNonNull(all)) {
            Optional<Attempt> attempt = transaction.execute(status -> Optional.ofNullable(read(id, person, district)));
            if (Objects.requireNonNull(attempt).isPresent()) {
                write(attempt.get(), archive);
            }
        }
    }

    private record Attempt(String folder, Map<String, Object> facts, List<FileOf> files) {}

    private record FileOf(String name, String key) {}

    private @Nullable Attempt read(SubmissionId id, PersonId person, DistrictId district) {
        Submission submission =
                submissions.findByIdAndEarnerAndDistrict(id, person, district).orElse(null);
        if (submission == null) {
            return null;
        }
        List<DefinitionVersionId> version = List.of(submission.definitionVersion());
        List<FileOf> files = new ArrayList<>();
        List<String> infected = new ArrayList<>();
        Map<String, FileState> states = this.files.states(submission.storageKeys(), district.id());
        for (EvidenceItem item : submission.evidence()) {
            String key = item.storageKey();
            if (key != null) {
                String name = name(item) + OpenedFile.ending(item);
                if (states.get(key) == FileState.INFECTED) {
                    infected.add(name);
                } else {
                    files.add(new FileOf(name, key));
                }
            }
        }
        Map<String, Object> facts =
                attempt(submission, definitions.titles(version, district).getOrDefault(version.get(0), ""));
        submissions
                .line(id, district)
                .map(SubmissionRepository.Line::term)
                .filter(term -> term > 1)
                .ifPresent(term -> facts.put("earnedAnew", term - 1));
        if (!infected.isEmpty()) {
            facts.put("filesDeletedBecauseOfAVirus", infected);
        }
        return new Attempt("work/" + id, facts, files);
    }

    /** What cannot be had is left out and named: one file in which a virus was found is no reason to hand out nothing. */
    private void write(Attempt attempt, PersonalArchive archive) throws IOException {
        List<String> missing = new ArrayList<>();
        for (FileOf file : attempt.files()) {
            try (InputStream bytes = files.open(file.key())) {
                archive.file(attempt.folder() + "/files/" + file.name(), bytes);
            } catch (UncheckedIOException e) {
                // One that is away is away for all of them: asked again later, it leaves out nothing.
                StoreAway.rethrow(e);
                log.warn("A file of {} could not be put into an archive", attempt.folder(), e);
                missing.add(file.name());
            }
        }
        if (!missing.isEmpty()) {
            attempt.facts().put("filesThatCouldNotBeRead", missing);
        }
        archive.json(attempt.folder() + "/attempt.json", attempt.facts());
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
        if (!submission.selfRatings().isEmpty()) {
            all.put("howYouRatedIt", submission.selfRatings());
        }
        if (!submission.changes().isEmpty()) {
            all.put("whatYouChanged", submission.changes());
        }
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
        if (!item.moments().isEmpty()) {
            all.put("moments", item.moments());
        }
        if (item.captions() != null) {
            all.put("captions", item.captions());
        }
        if (item.fileName() != null) {
            all.put("fileName", item.fileName());
            all.put("bytes", item.bytes());
        }
        return all;
    }
}
