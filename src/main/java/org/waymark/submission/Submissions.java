package org.waymark.submission;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NotOpen;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileState;

/** What earners hand in. */
@Service
@Transactional
public class Submissions {

    private static final Logger log = LoggerFactory.getLogger(Submissions.class);

    private final SubmissionRepository submissions;
    private final EnrolmentRepository enrolments;
    private final Definitions definitions;
    private final Beginnings beginnings;
    private final EvidenceFiles files;
    private final ConsentRecords consents;
    // Implemented above, by what uses this module.
    private final ObjectProvider<AwardedWork> awarded;
    private final ObjectProvider<MayEarnAnew> mayEarnAnew;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Submissions(
            SubmissionRepository submissions,
            EnrolmentRepository enrolments,
            Definitions definitions,
            Beginnings beginnings,
            EvidenceFiles files,
            ConsentRecords consents,
            ObjectProvider<AwardedWork> awarded,
            ObjectProvider<MayEarnAnew> mayEarnAnew,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.definitions = definitions;
        this.beginnings = beginnings;
        this.files = files;
        this.consents = consents;
        this.awarded = awarded;
        this.mayEarnAnew = mayEarnAnew;
        this.events = events;
        this.clock = clock;
    }

    /** The earner's latest attempt at a micro-credential, if they have started it. */
    @Transactional(readOnly = true)
    public Optional<SubmissionCard> latest(DefinitionId definition, PersonId earner, DistrictId district) {
        return submissions.latest(definition, earner, district).map(line -> card(line, district));
    }

    /** The earner's latest attempt that was handed in and not taken back, if there is one. */
    @Transactional(readOnly = true)
    public Optional<SubmissionCard> handedIn(DefinitionId definition, PersonId earner, DistrictId district) {
        return submissions.attempts(definition, earner, district).stream()
                .filter(line -> line.submittedAt() != null && line.status() != SubmissionStatus.WITHDRAWN)
                .reduce((earlier, later) -> later)
                .map(line -> card(line, district));
    }

    /** The latest attempt that was decided since the earner set out to earn it, or to earn it anew; if there is one. */
    @Transactional(readOnly = true)
    public Optional<SubmissionId> lastDecided(DefinitionId definition, PersonId earner, DistrictId district) {
        List<SubmissionRepository.Line> attempts = submissions.attempts(definition, earner, district);
        return attempts.stream()
                .filter(line -> line.term() == attempts.get(attempts.size() - 1).term() && line.decidedAt() != null)
                .reduce((earlier, later) -> later)
                .map(SubmissionRepository.Line::id);
    }

    /** When the work that led to an attempt was first handed in: the date that others may know, as a later one tells of a not-yet. */
    @Transactional(readOnly = true)
    public Optional<Instant> firstHandedIn(SubmissionId id, DistrictId district) {
        return beside(id, district)
                .filter(line -> line.status() != SubmissionStatus.WITHDRAWN)
                .map(SubmissionRepository.Line::submittedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** When the work that led to an attempt was begun. */
    @Transactional(readOnly = true)
    public Optional<Instant> firstBegun(SubmissionId id, DistrictId district) {
        return beside(id, district).map(SubmissionRepository.Line::startedAt).min(Comparator.naturalOrder());
    }

    /** The attempts of the same term, with this one. */
    private Stream<SubmissionRepository.Line> beside(SubmissionId id, DistrictId district) {
        return submissions.line(id, district).stream()
                .flatMap(one -> submissions.attempts(one.definition(), one.earner(), district).stream()
                        .filter(line -> line.enrolment().equals(one.enrolment())));
    }

    /** The latest attempt of each micro-credential the earner has started, newest first. */
    @Transactional(readOnly = true)
    public List<SubmissionCard> of(PersonId earner, DistrictId district) {
        List<SubmissionRepository.Line> lines = submissions.latestOfEach(earner, district);
        Map<DefinitionVersionId, String> titles = definitions.titles(
                lines.stream().map(SubmissionRepository.Line::version).toList(), district);
        return lines.stream()
                .map(line -> card(line, titles.getOrDefault(line.version(), "")))
                .toList();
    }

    /** One submission in a line. */
    @Transactional(readOnly = true)
    public SubmissionCard card(SubmissionId id, DistrictId district) {
        return card(submissions.line(id, district).orElseThrow(SubmissionNotFound::new), district);
    }

    private SubmissionCard card(SubmissionRepository.Line line, DistrictId district) {
        return card(line, definitions.titles(List.of(line.version()), district).getOrDefault(line.version(), ""));
    }

    private static SubmissionCard card(SubmissionRepository.Line line, String title) {
        return new SubmissionCard(
                line.id(),
                line.definition(),
                line.version(),
                line.earner(),
                title,
                line.term(),
                line.attemptNo(),
                line.status().name(),
                line.startedAt(),
                line.submittedAt());
    }

    /**
     * Starts a micro-credential, or answers the attempt that is there.
     *
     * @throws NotOpen where there is none and they may not begin it now
     */
    public SubmissionId start(DefinitionId definition, PersonId earner, DistrictId district) {
        return attempt(definition, earner, district)
                .orElseGet(() -> firstAttempt(
                        definitions.current(definition, district).orElseThrow(SubmissionNotFound::new),
                        earner,
                        district));
    }

    private SubmissionId firstAttempt(DefinitionVersion version, PersonId earner, DistrictId district) {
        beginnings.admit(version, earner, district);
        Instant now = clock.instant();
        enrolments.enrolOnce(
                UuidCreator.getTimeOrderedEpoch(),
                district.id(),
                earner.id(),
                version.definition().id(),
                version.id().id(),
                1,
                now);
        Enrolment enrolment =
                enrolments.lock(version.definition(), earner, district).orElseThrow();
        return attempt(version.definition(), earner, district).orElseGet(() -> begin(enrolment, version, now));
    }

    private SubmissionId begin(Enrolment enrolment, DefinitionVersion version, Instant now) {
        Submission first = submissions.save(enrolment.begin(now));
        events.publishEvent(new EnrolmentBegun(first.enrolment(), version, first.earner(), first.district(), now));
        log.info(
                "Submission {} started for definition {}, term {}", first.id(), version.definition(), enrolment.term());
        return first.id();
    }

    /**
     * That somebody may earn anew what they were awarded.
     *
     * @param awarded what they handed in for it
     * @param asksFirst whether leave is to be given before
     */
    public record Anew(SubmissionId awarded, MayEarnAnew.Reason reason, boolean asksFirst) {}

    /** Whether the earner may earn it anew now, under this version. */
    @Transactional(readOnly = true)
    public Optional<Anew> anew(DefinitionVersion version, PersonId earner, DistrictId district) {
        SubmissionRepository.Line latest =
                submissions.latest(version.definition(), earner, district).orElse(null);
        MayEarnAnew.Reason reason =
                latest == null ? null : reason(latest, district).orElse(null);
        if (latest == null || reason == null) {
            return Optional.empty();
        }
        Beginnings.Door door = beginnings.standingAnew(version, earner, district);
        return door.isOpen() || door == Beginnings.Door.ASK_FIRST
                ? Optional.of(new Anew(latest.id(), reason, !door.isOpen()))
                : Optional.empty();
    }

    private Optional<MayEarnAnew.Reason> reason(SubmissionRepository.Line latest, DistrictId district) {
        return latest.status() == SubmissionStatus.AWARDED
                ? mayEarnAnew.stream()
                        .flatMap(each -> each.reason(latest.id(), district).stream())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Begins it once more, under the current version and with nothing of before; or answers the attempt that is under way.
     *
     * @throws NotOpen where they never earned it or may not begin it now, and where what they earned neither ends nor was revoked
     */
    public SubmissionId startAnew(DefinitionId definition, PersonId earner, DistrictId district) {
        // Under the lock of the newest term: of two clicks at once the second finds what the first began.
        Enrolment former = enrolments.lock(definition, earner, district).orElseThrow(NotOpen::new);
        SubmissionRepository.Line latest =
                submissions.latest(definition, earner, district).orElseThrow(NotOpen::new);
        if (latest.status() != SubmissionStatus.AWARDED) {
            return latest.id();
        }
        DefinitionVersion version = definitions.current(definition, district).orElseThrow(SubmissionNotFound::new);
        if (anew(version, earner, district).filter(found -> !found.asksFirst()).isEmpty()) {
            throw new NotOpen();
        }
        EnrolmentId next = EnrolmentId.fresh();
        Instant now = clock.instant();
        enrolments.enrolOnce(
                next.id(),
                district.id(),
                earner.id(),
                definition.id(),
                version.id().id(),
                former.term() + 1,
                now);
        return begin(enrolments.lock(next, district).orElseThrow(), version, now);
    }

    private Optional<SubmissionId> attempt(DefinitionId definition, PersonId earner, DistrictId district) {
        return submissions.latest(definition, earner, district).map(SubmissionRepository.Line::id);
    }

    /** The attempts on which something rests that outlives an erasure, with those before them that they carry on. */
    @Transactional(readOnly = true)
    public Set<SubmissionId> keptFor(Erasure erasure) {
        Map<SubmissionId, Submission> all =
                submissions.findByEarnerAndDistrictOrderByStartedAt(erasure.person(), erasure.district()).stream()
                        .collect(Collectors.toMap(Submission::id, Function.identity()));
        Set<SubmissionId> kept = new HashSet<>();
        awarded.stream().flatMap(each -> each.keptFor(erasure).stream()).forEach(id -> {
            for (Submission next = all.get(id); next != null && kept.add(next.id()); ) {
                SubmissionId prior = next.prior();
                next = prior == null ? null : all.get(prior);
            }
        });
        return kept;
    }

    /** What a reader sees; the caller answers for who may read. */
    @Transactional(readOnly = true)
    public SubmissionForReview forReview(SubmissionId id, DistrictId district) {
        Submission submission = submissions.findByIdAndDistrict(id, district).orElseThrow(SubmissionNotFound::new);
        DefinitionContent content =
                definitions.version(submission.definitionVersion(), district).content();
        Map<String, String> answers = new HashMap<>();
        submission.answers().forEach((prompt, answer) -> answers.put(prompt, answer.text()));
        Map<String, FileState> states = files.states(submission.storageKeys(), district.id());
        // What an earlier version asked for is nobody's but the earner's.
        answers.keySet().retainAll(Submission.prompts(content));
        return new SubmissionForReview(
                id,
                submission.definitionVersion(),
                submission.attemptNo(),
                answers,
                submission.evidence().stream()
                        .filter(item -> Submission.asksFor(item, content))
                        .map(item ->
                                SubmissionForReview.Item.of(item, submission.attemptNo() > 1 && !item.copied(), states))
                        .toList(),
                submission.openCriteria(content),
                submission.changes());
    }

    /** What there is of an attempt, with the titles that its earner gave; the caller answers for who may look. */
    @Transactional(readOnly = true)
    public WorkShown shown(SubmissionId id, DistrictId district) {
        Submission submission = submissions.findByIdAndDistrict(id, district).orElseThrow(SubmissionNotFound::new);
        return WorkShown.of(
                submission,
                definitions.version(submission.definitionVersion(), district).content(),
                files.states(submission.storageKeys(), district.id()));
    }

    /** Whether an earner ever handed anything in; nothing more of theirs is until this transaction ends. */
    @Transactional
    public boolean holdHandedIn(PersonId earner, DistrictId district) {
        return submissions.lockAll(earner, district).stream().anyMatch(each -> each.submittedAt() != null);
    }

    /**
     * A file of a submission, under a name that tells nothing of the earner; the caller answers for who may read. One that
     * is still to be looked at for viruses is not found.
     */
    @Transactional(readOnly = true)
    public EvidenceFile openFile(SubmissionId id, EvidenceId item, DistrictId district) {
        return submissions
                .findByIdAndDistrict(id, district)
                .flatMap(submission -> submission
                        .item(item)
                        .filter(found -> !found.gone()
                                && Submission.asksFor(
                                        found,
                                        definitions
                                                .version(submission.definitionVersion(), district)
                                                .content())))
                .flatMap(found -> OpenedFile.of(found, "evidence-" + found.requirement()))
                .map(EvidenceFile::withoutAuthor)
                .filter(file -> safe(file.key(), district))
                .orElseThrow(SubmissionNotFound::new);
    }

    private boolean safe(String key, DistrictId district) {
        FileState state = files.states(List.of(key), district.id()).get(key);
        return state != null && state.shown();
    }

    /** All of an attempt of the earner's own, to look through. */
    @Transactional(readOnly = true)
    public AttemptWork work(SubmissionId id, PersonId earner, DistrictId district) {
        return work(
                submissions.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SubmissionNotFound::new));
    }

    /** All of an attempt; the caller answers for who may look through it. */
    @Transactional(readOnly = true)
    public AttemptWork work(SubmissionId id, DistrictId district) {
        return work(submissions.findByIdAndDistrict(id, district).orElseThrow(SubmissionNotFound::new));
    }

    private AttemptWork work(Submission submission) {
        DefinitionContent content = definitions
                .version(submission.definitionVersion(), submission.district())
                .content();
        return WorkRead.of(
                submission,
                content,
                submission.inForce(consents),
                files.states(submission.storageKeys(), submission.district().id()));
    }

    /** Holds it until the transaction ends; whoever looks first at what was handed in holds it before what they note of it. */
    public void hold(SubmissionId id, DistrictId district) {
        if (submissions.lock(id, district).isEmpty()) {
            throw new SubmissionNotFound();
        }
    }

    /** Nobody has to look first any more: it may be read. Without effect where it was taken back meanwhile. */
    public void release(SubmissionId id, DistrictId district) {
        Submission submission = submissions.lock(id, district).orElseThrow(SubmissionNotFound::new);
        Instant at = submission.submittedAt();
        if (submission.status() == SubmissionStatus.SUBMITTED && at != null) {
            DefinitionContent content = definitions
                    .version(submission.definitionVersion(), district)
                    .content();
            events.publishEvent(new SubmissionReady(submission.handedIn(content, at)));
        }
    }

    /**
     * Gives back what is incomplete, to be completed and handed in again as the same attempt.
     *
     * @param because one sentence for the earner
     */
    public void returnIncomplete(SubmissionId id, DistrictId district, String because) {
        submissions.lock(id, district).orElseThrow(SubmissionNotFound::new).returnIncomplete(because);
        log.info("Submission {} came back to be completed", id);
    }

    /** Two readers have it. */
    public void beginReview(SubmissionId id, DistrictId district) {
        submissions.lock(id, district).orElseThrow(SubmissionNotFound::new).beginReview(clock.instant());
    }

    /**
     * Ends a submission with its decision. After a not-yet the earner may open the next attempt, in which the criteria
     * met so far stay met.
     *
     * @param met ids of every criterion met, those of earlier attempts included
     */
    public void close(SubmissionId id, DistrictId district, Outcome outcome, Set<String> met) {
        submissions.lock(id, district).orElseThrow(SubmissionNotFound::new).close(outcome, met, clock.instant());
        log.info("Submission {} closed", id);
    }

    /**
     * Its earner asks that somebody else reads it.
     *
     * @throws SubmissionLocked where it was not decided, or a later attempt was handed in
     */
    public void readAgain(SubmissionId id, DistrictId district) {
        Submission submission = submissions.lock(id, district).orElseThrow(SubmissionNotFound::new);
        if (submissions.lockAfter(submission.enrolment(), submission.attemptNo(), district).stream()
                .anyMatch(later -> later.submittedAt() != null)) {
            throw new SubmissionLocked();
        }
        submission.readAgain(clock.instant());
    }

    /** It is read again no more, and nothing came of it. */
    public void readAgainIsOver(SubmissionId id, DistrictId district) {
        submissions.lock(id, district).orElseThrow(SubmissionNotFound::new).readAgainIsOver(clock.instant());
    }

    /** What came of reading it again: a draft that follows it asks only for what is still missing, or is put away. */
    public void closeAgain(SubmissionId id, DistrictId district, Outcome outcome, Set<String> met) {
        Instant now = clock.instant();
        Submission submission = submissions.lock(id, district).orElseThrow(SubmissionNotFound::new);
        submission.meets(outcome, met);
        submission.readAgainIsOver(now);
        submissions
                .lockAfter(submission.enrolment(), submission.attemptNo(), district)
                .forEach(later -> later.follows(outcome, stillMet(submission, later), now));
        log.info("Submission {} was read again", id);
    }

    /** What counts in a later attempt, which may be under a newer version: what reads there as it read. */
    private Set<String> stillMet(Submission read, Submission later) {
        if (later.definitionVersion().equals(read.definitionVersion())) {
            return read.metSoFar();
        }
        return MovingUp.of(read, content(read), content(later)).met();
    }

    private DefinitionContent content(Submission submission) {
        return definitions
                .version(submission.definitionVersion(), submission.district())
                .content();
    }

    /** What an attempt consists of, for a record that holds none of it: by a name of the place. */
    @Transactional(readOnly = true)
    public Handed handed(SubmissionId id, DistrictId district) {
        Submission submission = submissions.findByIdAndDistrict(id, district).orElseThrow(SubmissionNotFound::new);
        SortedMap<String, String> files = new TreeMap<>();
        SortedMap<String, String> words = new TreeMap<>();
        submission.answers().forEach((prompt, answer) -> words.put("answer." + prompt, answer.text()));
        for (EvidenceItem item : submission.evidence()) {
            String place = "evidence." + item.id();
            String sha256 = item.sha256();
            String text = item.text();
            if (sha256 != null) {
                files.put(place, sha256);
            } else if (text != null) {
                words.put(place, text);
            }
        }
        return new Handed(files, words);
    }

    /**
     * What was handed in.
     *
     * @param files SHA-256 of each file, in hexadecimal
     * @param words what was written, and links
     */
    public record Handed(SortedMap<String, String> files, SortedMap<String, String> words) {}
}
