package org.waymark.submission;

import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.GuardianConsents;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.RefusedFile;
import org.waymark.storage.StoredFile;

/** The earner's own hand: answers, evidence, handing in, trying again. Whatever is not the earner's is not found. */
@Service
@Transactional
public class Drafts {

    private static final Logger log = LoggerFactory.getLogger(Drafts.class);

    private final SubmissionRepository submissions;
    private final EnrolmentRepository enrolments;
    private final Definitions definitions;
    private final EvidenceFiles files;
    private final GuardianConsents guardians;
    private final Revisions revisions;
    private final ConsentRecords consents;
    private final CleanPictures pictures;
    // Implemented above, by those who read.
    private final ObjectProvider<BegunReading> reading;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Drafts(
            SubmissionRepository submissions,
            EnrolmentRepository enrolments,
            Definitions definitions,
            EvidenceFiles files,
            GuardianConsents guardians,
            Revisions revisions,
            ConsentRecords consents,
            CleanPictures pictures,
            ObjectProvider<BegunReading> reading,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.definitions = definitions;
        this.files = files;
        this.guardians = guardians;
        this.revisions = revisions;
        this.consents = consents;
        this.pictures = pictures;
        this.reading = reading;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Writes answers over what is there. */
    public void answer(SubmissionId id, PersonId earner, DistrictId district, Map<String, String> answers) {
        Submission submission = locked(id, earner, district);
        Map<String, Answer> saved = submission.answers();
        Map<String, TypedAnswer> typed = new HashMap<>();
        answers.forEach((prompt, text) -> {
            Answer before = saved.get(prompt);
            typed.put(prompt, new TypedAnswer(text, before == null ? 0 : before.edition()));
        });
        submission.answer(known(typed, content(submission)), clock.instant());
    }

    /**
     * Keeps what was typed on a page, complete or not.
     *
     * @throws AnswerConflict when an answer was changed since the page was opened; then nothing is kept
     */
    void save(SubmissionId id, PersonId earner, DistrictId district, Map<String, TypedAnswer> typed) {
        Submission submission = locked(id, earner, district);
        submission.answer(known(typed, content(submission)), clock.instant());
    }

    private static Map<String, TypedAnswer> known(Map<String, TypedAnswer> typed, DefinitionContent content) {
        Map<String, TypedAnswer> known = new HashMap<>(typed);
        known.keySet().retainAll(Submission.prompts(content));
        return known;
    }

    /** Adds the earner's own words as evidence. */
    public EvidenceId attachText(
            SubmissionId id,
            PersonId earner,
            DistrictId district,
            String requirement,
            String title,
            String text,
            Set<String> criteria) {
        EvidenceId item = EvidenceId.fresh();
        attach(
                id,
                earner,
                district,
                new NewEvidence(item, requirement, EvidenceKind.TEXT, title, text, null, null, criteria, false));
        return item;
    }

    /** Adds a link as evidence. */
    public EvidenceId attachLink(
            SubmissionId id,
            PersonId earner,
            DistrictId district,
            String requirement,
            String title,
            String link,
            Set<String> criteria,
            boolean consent) {
        EvidenceId item = EvidenceId.fresh();
        attach(
                id,
                earner,
                district,
                new NewEvidence(item, requirement, EvidenceKind.LINK, title, link, null, null, criteria, consent));
        return item;
    }

    /**
     * Adds a file as evidence.
     *
     * @throws RefusedFile when it is empty, too large or of a type that is not taken
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public EvidenceId attachFile(
            SubmissionId id,
            PersonId earner,
            DistrictId district,
            String requirement,
            String title,
            String fileName,
            InputStream bytes,
            Set<String> criteria,
            boolean consent) {
        EvidenceId item = EvidenceId.fresh();
        attach(
                id,
                earner,
                district,
                new NewEvidence(item, requirement, EvidenceKind.FILE, title, null, null, fileName, criteria, consent),
                bytes);
        return item;
    }

    /**
     * Adds a file as evidence and says under which id; empty, and without effect, a second time. While its bytes flow no
     * connection is held.
     *
     * @throws RefusedFile when it is empty, too large or of a type that is not taken
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<EvidenceId> attach(
            SubmissionId id, PersonId earner, DistrictId district, NewEvidence evidence, InputStream bytes) {
        SubmissionRepository.Line line = submissions
                .line(id, district)
                .filter(found -> found.earner().equals(earner))
                .orElseThrow(SubmissionNotFound::new);
        if (!line.status().open()) {
            throw new SubmissionLocked();
        }
        StoredFile file = files.put(district.id(), Objects.requireNonNullElse(evidence.fileName(), ""), bytes);
        try {
            return bring(id, earner, district, evidence.with(file), added -> {});
        } catch (RuntimeException e) {
            forget(file);
            throw e;
        }
    }

    /**
     * Adds a file that lies in the store, of a picture only what it shows, and says under which id; empty a second time. While
     * its bytes are looked at no connection is held.
     *
     * @param also done in the same transaction, told what was added
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<EvidenceId> bring(
            SubmissionId id,
            PersonId earner,
            DistrictId district,
            NewEvidence given,
            Consumer<Optional<EvidenceId>> also) {
        StoredFile brought = Objects.requireNonNull(given.file());
        StoredFile clean = pictures.clean(brought, district);
        boolean changed = !clean.equals(brought);
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                Optional<EvidenceId> added = attach(id, earner, district, given.with(clean));
                also.accept(added);
                if (changed || added.isEmpty()) {
                    files.forget(brought.key());
                }
                if (changed && added.isEmpty()) {
                    files.forget(clean.key());
                }
                return added;
            }));
        } catch (RuntimeException e) {
            if (changed) {
                forget(clean);
            }
            throw e;
        }
    }

    private void forget(StoredFile file) {
        transaction.executeWithoutResult(status -> files.forget(file.key()));
    }

    /** Adds evidence and says under which id; empty when a first click has added it already. */
    Optional<EvidenceId> attach(SubmissionId id, PersonId earner, DistrictId district, NewEvidence given) {
        Optional<EvidenceId> added = attachAsItIs(id, earner, district, given);
        StoredFile file = given.file();
        if (added.isPresent() && file != null) {
            events.publishEvent(new FileBrought(file.key(), file.mediaType(), earner, district));
        }
        return added;
    }

    private Optional<EvidenceId> attachAsItIs(
            SubmissionId id, PersonId earner, DistrictId district, NewEvidence evidence) {
        Submission submission = locked(id, earner, district);
        DefinitionContent content = content(submission);
        if (content.evidence().stream().noneMatch(asked -> asked.id().equals(evidence.requirement()))) {
            throw new SubmissionNotFound();
        }
        Optional<EvidenceId> added = submission.attach(
                evidence.serving(content.criteria().stream().map(Criterion::id).collect(Collectors.toSet())),
                content,
                clock.instant());
        added.ifPresent(item -> log.info("Evidence {} added to submission {}", item, id));
        return added;
    }

    /** Takes evidence away; its file goes too unless another attempt shows it. */
    void remove(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district) {
        Submission submission = locked(id, earner, district);
        submission
                .remove(item, content(submission), submission.inForce(consents), clock.instant())
                .ifPresent(gone -> {
                    String key = gone.storageKey();
                    if (key != null && submissions.itemsShowing(key, district) == 0) {
                        files.forget(key);
                    }
                });
    }

    /** Takes away what must not stay, whether or not what is judged from it was met. */
    void takeOut(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district) {
        locked(id, earner, district).takeOut(item, clock.instant()).ifPresent(gone -> {
            String key = gone.storageKey();
            if (key != null && submissions.itemsShowing(key, district) == 0) {
                files.forget(key);
            }
        });
    }

    /**
     * The earner says whether students can be seen or heard in an item.
     *
     * @param said {@code no}, the id of a record of consent of theirs, or anything else for students without one yet
     */
    public void students(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district, String said) {
        UUID record = consents.inForce(earner, district).stream()
                .filter(each -> each.toString().equals(said))
                .findFirst()
                .orElse(null);
        locked(id, earner, district).students(item, !"no".equals(said), record, clock.instant());
    }

    /** The earner calls an item, and the file in it, something else. */
    public void rename(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district, String title) {
        locked(id, earner, district).rename(item, EvidenceForm.title(title), clock.instant());
    }

    /** The earner has looked at words that may be a name, and calls them fine; they are not asked about again. */
    public void callFine(SubmissionId id, PersonId earner, DistrictId district, String fingerprint) {
        locked(id, earner, district).callFine(fingerprint);
    }

    /** Keeps what a file says of itself. */
    public void looked(String key, FileLooked looked, DistrictId district) {
        submissions.looked(key, looked, district);
    }

    /**
     * Hands it in; without effect when it was handed in before.
     *
     * @param original whether the earner states that this is their own work
     * @throws SubmissionIncomplete when something that was asked for is missing
     */
    public void submit(SubmissionId id, PersonId earner, DistrictId district, boolean original) {
        // Whoever reads the attempt before anew holds the readers' side first, and then both attempts.
        submissions
                .priorTo(id, earner, district)
                .ifPresent(prior -> reading.forEach(each -> each.hold(prior, district)));
        Submission submission = locked(id, earner, district);
        if (submission.status().open()) {
            if (!guardians.letsSubmit(earner, district)) {
                throw new SubmissionIncomplete(List.of(new Gap(Gap.What.GUARDIAN, "", "")));
            }
            events.publishEvent(
                    submission.submit(content(submission), submission.inForce(consents), original, clock.instant()));
            log.info("Submission {} submitted for definition {}", id, submission.definition());
        }
    }

    /**
     * Opens the attempt after a not-yet, or answers the one that is open already.
     *
     * @throws SubmissionLocked unless this one ended with a not-yet, and after the last attempt that the district allows
     */
    public SubmissionId resubmit(SubmissionId id, PersonId earner, DistrictId district) {
        EnrolmentId enrolled = submissions.enrolmentOf(id, earner, district).orElseThrow(SubmissionNotFound::new);
        // Under the enrolment's lock: of two clicks at once the second finds what the first opened.
        Enrolment enrolment = enrolments.lock(enrolled, district).orElseThrow();
        // And under that of the attempt, which somebody may be reading anew.
        Submission before = locked(id, earner, district);
        return submissions
                .line(before.enrolment(), before.attemptNo() + 1, district)
                .map(SubmissionRepository.Line::id)
                .orElseGet(() -> {
                    requireAnother(before);
                    events.publishEvent(new AttemptBegun(before.enrolment(), district));
                    return submissions
                            .save(enrolment.beginAfter(before, content(before), clock.instant()))
                            .id();
                });
    }

    /**
     * What taking up the current version would bring; empty where the latest attempt is on it already.
     *
     * @throws SubmissionLocked while others read it, or when it is over
     */
    @Transactional(readOnly = true)
    public Optional<NewerView> newer(SubmissionId id, PersonId earner, DistrictId district) {
        Submission latest =
                submissions.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SubmissionNotFound::new);
        DefinitionVersion from = definitions.version(latest.definitionVersion(), district);
        if (from.latest()) {
            return Optional.empty();
        }
        if (!latest.status().mayMoveUp() || hasNext(latest, district)) {
            throw new SubmissionLocked();
        }
        requireAnother(latest);
        DefinitionVersion to =
                definitions.current(latest.definition(), district).orElseThrow();
        return Optional.of(NewerView.of(latest, from, to));
    }

    /**
     * Takes up a newer version, of one's own choice; without effect where the attempt is on it already.
     *
     * @param to what the earner has read and means
     * @param shown {@link NewerView#edition()} of what they read
     * @return the attempt that goes on
     * @throws SubmissionLocked while others read it, or when it is over
     * @throws NewerStill where the page would say something else now
     */
    public SubmissionId moveUp(
            SubmissionId id, PersonId earner, DistrictId district, DefinitionVersionId to, String shown) {
        SubmissionRepository.Line seen = submissions
                .line(id, district)
                .filter(line -> line.earner().equals(earner))
                .orElseThrow(SubmissionNotFound::new);
        // Under the enrolment's lock: of two clicks at once the second finds what the first did.
        Enrolment enrolment =
                enrolments.lock(seen.definition(), earner, district).orElseThrow();
        SubmissionRepository.Line last =
                submissions.latest(seen.definition(), earner, district).orElseThrow();
        if (last.version().equals(to)) {
            return last.id();
        }
        if (!last.id().equals(id)) {
            throw new SubmissionLocked();
        }
        DefinitionVersion current =
                definitions.current(seen.definition(), district).orElseThrow();
        if (!current.id().equals(to)) {
            throw new NewerStill();
        }
        Submission latest = locked(id, earner, district);
        requireAnother(latest);
        DefinitionVersion from = definitions.version(latest.definitionVersion(), district);
        if (latest.status().mayMoveUp()
                && !NewerView.of(latest, from, current).edition().equals(shown)) {
            throw new NewerStill();
        }
        Submission moved = submissions.saveAndFlush(enrolment.moveUp(latest, from, current, clock.instant()));
        if (!moved.id().equals(id)) {
            events.publishEvent(new AttemptBegun(moved.enrolment(), district));
        }
        log.info("Submission {} goes on under version {}", moved.id(), current.id());
        return moved.id();
    }

    /** What is still written needs no other attempt. */
    private void requireAnother(Submission latest) {
        if (!latest.status().open() && !revisions.mayFollow(latest.attemptNo(), latest.district())) {
            throw new SubmissionLocked();
        }
    }

    /**
     * Shows evidence that an earlier version asked for in another place; without effect where it has one.
     *
     * @throws SubmissionLocked once it is handed in, or where all that is judged from that place was met
     */
    void use(SubmissionId id, EvidenceId kept, String requirement, PersonId earner, DistrictId district) {
        Submission submission = locked(id, earner, district);
        submission.use(kept, requirement, content(submission), clock.instant());
    }

    private boolean hasNext(Submission submission, DistrictId district) {
        return submissions
                .line(submission.enrolment(), submission.attemptNo() + 1, district)
                .isPresent();
    }

    private Submission locked(SubmissionId id, PersonId earner, DistrictId district) {
        return submissions.lock(id, earner, district).orElseThrow(SubmissionNotFound::new);
    }

    private DefinitionContent content(Submission submission) {
        return definitions
                .version(submission.definitionVersion(), submission.district())
                .content();
    }
}
