package org.waymark.submission;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.storage.RefusedFile;

/** One attempt: a draft of answers and evidence until it is submitted, frozen from then on. */
@Entity
class Submission {

    /** More pieces in one attempt than anyone could read. */
    static final int MOST_PIECES = 200;

    @EmbeddedId
    private SubmissionId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("enrolment_%s")
    private EnrolmentId enrolment;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Column
    private int attemptNo;

    @Column
    @Enumerated(EnumType.STRING)
    private SubmissionStatus status;

    @Embedded
    @EmbeddedColumnNaming("prior_%s")
    private @Nullable SubmissionId prior;

    @JdbcTypeCode(SqlTypes.JSON)
    private Set<String> metBefore;

    @JdbcTypeCode(SqlTypes.JSON)
    private Set<String> met;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, SelfRating> selfRatings;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Map<String, String> changes;

    @Column
    private Instant startedAt;

    @Column
    private Instant changedAt;

    @Column
    private @Nullable Instant originalStatedAt;

    @Column
    private @Nullable Instant submittedAt;

    @Column
    private @Nullable Instant reviewBeganAt;

    @Column
    private @Nullable Instant decidedAt;

    @Column
    private @Nullable Instant readAgainAt;

    @Column
    private @Nullable Instant readAgainEndedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Set<String> fineWords;

    @Column
    private @Nullable String returnedBecause;

    @ElementCollection
    @CollectionTable(name = "submission_answer", joinColumns = @JoinColumn(name = "submission_id"))
    @MapKeyColumn(name = "prompt_id")
    private Map<String, Answer> answers = new HashMap<>();

    @OneToMany(mappedBy = "submission", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("addedAt, place, id")
    private List<EvidenceItem> evidence = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Submission() {}

    @SuppressWarnings("NullAway.Init")
    Submission(
            EnrolmentId enrolment,
            DistrictId district,
            PersonId earner,
            DefinitionId definition,
            DefinitionVersionId definitionVersion,
            Instant now) {
        this.id = SubmissionId.fresh();
        this.enrolment = enrolment;
        this.district = district;
        this.earner = earner;
        this.definition = definition;
        this.definitionVersion = definitionVersion;
        this.attemptNo = 1;
        this.status = SubmissionStatus.DRAFT;
        this.metBefore = Set.of();
        this.met = Set.of();
        this.startedAt = now;
        this.changedAt = now;
    }

    /**
     * The attempt after a not-yet: answers and evidence are kept, met criteria stay met. What is only a name by now, since its
     * file or words are gone, comes along where it is not asked for again.
     *
     * @throws SubmissionLocked unless this one ended with a not-yet
     */
    Submission next(DefinitionContent content, Instant now) {
        if (status != SubmissionStatus.NOT_YET) {
            throw new SubmissionLocked();
        }
        Submission next = new Submission(enrolment, district, earner, definition, definitionVersion, now);
        next.attemptNo = attemptNo + 1;
        next.prior = id;
        next.metBefore = new LinkedHashSet<>(met);
        next.met = new LinkedHashSet<>(met);
        next.answers.putAll(answers);
        next.fineWords = fineWords == null ? null : new LinkedHashSet<>(fineWords);
        evidence.stream()
                .filter(item -> item.hasContent() || item.saysSomething() && next.settled(item.requirement(), content))
                .forEach(item -> next.evidence.add(new EvidenceItem(next, item)));
        return next;
    }

    /**
     * Keeps what was typed, complete or not.
     *
     * @throws AnswerConflict when one of them was changed since its page was opened; then none is kept
     */
    void answer(Map<String, TypedAnswer> typed, Instant now) {
        requireOpen();
        Map<String, Answer> conflicts = new HashMap<>();
        typed.forEach((prompt, mine) -> {
            Answer saved = answers.get(prompt);
            if (saved != null
                    && saved.edition() != mine.edition()
                    && !saved.text().equals(mine.text())) {
                conflicts.put(prompt, saved);
            }
        });
        if (!conflicts.isEmpty()) {
            throw new AnswerConflict(conflicts);
        }
        typed.forEach((prompt, mine) -> {
            Answer saved = answers.get(prompt);
            if (saved == null ? !mine.text().isBlank() : !saved.text().equals(mine.text())) {
                answers.put(prompt, new Answer(mine.text(), saved == null ? 1 : saved.edition() + 1, now));
                changedAt = now;
            }
        });
    }

    /**
     * Adds it and says under which id; empty when a first click has added it already. Something else under the same id, from a
     * page that was gone back to, is added beside the first.
     */
    Optional<EvidenceId> attach(NewEvidence given, DefinitionContent content, Instant now) {
        requireOpenFor(given.requirement(), content);
        boolean another = item(given.id()).filter(there -> !there.holds(given)).isPresent();
        NewEvidence added = another ? given.another() : given;
        if (item(added.id()).isPresent()) {
            return Optional.empty();
        }
        if (given.kind() != EvidenceKind.FILE) {
            // A file was let in before its bytes came.
            requireRoom();
        }
        evidence.add(
                new EvidenceItem(this, district, added.called(distinct(given.title(), added.id())), nextPlace(), now));
        changedAt = now;
        return Optional.of(added.id());
    }

    private int nextPlace() {
        return evidence.stream().mapToInt(EvidenceItem::place).max().orElse(0) + 1;
    }

    private void requireRoom() {
        if (evidence.size() >= MOST_PIECES) {
            throw new RefusedFile(RefusedFile.Reason.TOO_MANY, (long) MOST_PIECES);
        }
    }

    /** Phones call every picture the same: a title that another item has is numbered. */
    private String distinct(String title, EvidenceId of) {
        Set<String> others = evidence.stream()
                .filter(item -> !item.id().equals(of))
                .map(EvidenceItem::title)
                .collect(Collectors.toSet());
        String distinct = title;
        for (int number = 2; others.contains(distinct); number++) {
            distinct = title + " (" + number + ")";
        }
        return distinct;
    }

    /** Shows here too what was brought elsewhere; who is in it was said before. Without effect where it is shown. */
    void reuse(EvidenceItem brought, String requirement, Set<String> criteria, DefinitionContent content, Instant now) {
        requireOpenFor(requirement, content);
        if (evidenceFor(requirement).stream().noneMatch(item -> item.shows(brought))) {
            requireRoom();
            evidence.add(new EvidenceItem(this, brought, requirement, criteria, nextPlace(), now));
            changedAt = now;
        }
    }

    /**
     * Writes a text, or writes it anew; the edition that stands then.
     *
     * @param edition which one was seen, 0 where none was
     * @throws TextConflict when another one stands
     */
    int write(NewEvidence typed, int edition, DefinitionContent content, Instant now) {
        EvidenceItem there = item(typed.id()).orElse(null);
        if (there == null) {
            if (edition > 0) {
                // It was taken away elsewhere: whoever wants it again says so once more.
                throw new TextConflict("", 0);
            }
            attach(typed, content, now);
            return 1;
        }
        NewEvidence given = typed.called(distinct(typed.title(), typed.id()));
        requireOpenFor(there.requirement(), content);
        if (there.kind() != EvidenceKind.TEXT || !there.requirement().equals(given.requirement())) {
            throw new SubmissionNotFound();
        }
        boolean same = there.holds(given)
                && there.title().equals(given.title())
                && there.criteria().equals(given.criteria());
        if (!same) {
            if (there.edition() != edition && !there.holds(given)) {
                throw new TextConflict(Objects.requireNonNullElse(there.text(), ""), there.edition());
            }
            there.rewrite(given);
            changedAt = now;
        }
        return there.edition();
    }

    /** Where in an item readers should look. */
    void point(EvidenceId item, List<Moment> moments, DefinitionContent content, Instant now) {
        EvidenceItem there = item(item).orElseThrow(SubmissionNotFound::new);
        requireOpenFor(there.requirement(), content);
        there.point(moments);
        changedAt = now;
    }

    void caption(EvidenceId item, @Nullable String words, boolean noSpeech, DefinitionContent content, Instant now) {
        EvidenceItem there = item(item).orElseThrow(SubmissionNotFound::new);
        requireOpenFor(there.requirement(), content);
        there.caption(words, noSpeech);
        changedAt = now;
    }

    /**
     * Takes an item away; without effect when a second click finds it gone. What was met stays shown, unless nobody may be
     * shown it any more.
     */
    Optional<EvidenceItem> remove(EvidenceId item, DefinitionContent content, Set<UUID> inForce, Instant now) {
        item(item)
                .filter(gone -> !gone.lacksConsent(inForce))
                .ifPresent(gone -> requireOpenFor(gone.requirement(), content));
        return takeOut(item, now);
    }

    /** Takes an item away that must not stay. */
    Optional<EvidenceItem> takeOut(EvidenceId item, Instant now) {
        requireOpen();
        Optional<EvidenceItem> found = item(item);
        found.ifPresent(gone -> {
            evidence.remove(gone);
            changedAt = now;
        });
        return found;
    }

    void students(EvidenceId item, boolean in, @Nullable UUID consent, Instant now) {
        requireOpen();
        EvidenceItem found = item(item).orElseThrow(SubmissionNotFound::new);
        if (found.asksWhoIsIn()) {
            found.students(in, consent);
            changedAt = now;
        }
    }

    void rename(EvidenceId item, String title, Instant now) {
        requireOpen();
        item(item).orElseThrow(SubmissionNotFound::new).rename(title);
        changedAt = now;
    }

    /** The earner has looked at these words, and they are no name of a child's. */
    void callFine(String fingerprint) {
        requireOpen();
        Set<String> all = new LinkedHashSet<>(fineWords());
        all.add(fingerprint);
        fineWords = all;
    }

    Set<String> fineWords() {
        return fineWords == null ? Set.of() : Set.copyOf(fineWords);
    }

    /** Those of the earner's records of consent that count today; asked for where something open rests on one. */
    Set<UUID> inForce(ConsentRecords records) {
        return status.open() && evidence.stream().anyMatch(item -> item.consent() != null)
                ? records.inForce(earner, district)
                : Set.of();
    }

    /**
     * Hands it in.
     *
     * @param original whether the earner states that this is their own work
     * @throws SubmissionIncomplete when something that was asked for is missing
     * @throws SubmissionLocked when it was handed in before
     */
    SubmissionSubmitted submit(DefinitionContent content, Set<UUID> inForce, boolean original, Instant now) {
        requireOpen();
        List<Gap> gaps = new ArrayList<>(gaps(content, inForce));
        if (!original) {
            gaps.add(new Gap(Gap.What.ORIGINALITY, "original", ""));
        }
        if (!gaps.isEmpty()) {
            throw new SubmissionIncomplete(gaps);
        }
        become(SubmissionStatus.SUBMITTED);
        returnedBecause = null;
        originalStatedAt = now;
        submittedAt = now;
        return handedIn(content, now);
    }

    /** What others are told of its being handed in. */
    SubmissionSubmitted handedIn(DefinitionContent content, Instant at) {
        return new SubmissionSubmitted(
                id, definition, definitionVersion, earner, district, attemptNo, openCriteria(content), prior, at);
    }

    /** What must still be done before it can be handed in, in the order of the task list. */
    List<Gap> gaps(DefinitionContent content, Set<UUID> inForce) {
        List<Gap> gaps = new ArrayList<>();
        unanswered(content.overview())
                .forEach(prompt -> gaps.add(new Gap(Gap.What.OVERVIEW, prompt.id(), prompt.text())));
        for (EvidenceRequirement asked : content.evidence()) {
            List<EvidenceItem> items = contentFor(asked.id());
            if (items.isEmpty() && !settled(asked.id(), content)) {
                gaps.add(new Gap(Gap.What.EVIDENCE, asked.id(), asked.title()));
            }
            items.stream()
                    .filter(item -> item.lacksConsent(inForce))
                    .forEach(item -> gaps.add(new Gap(Gap.What.CONSENT, asked.id(), item.title())));
        }
        unanswered(content.reflection())
                .forEach(prompt -> gaps.add(new Gap(Gap.What.REFLECTION, prompt.id(), prompt.text())));
        unsaid(content).forEach(criterion -> gaps.add(new Gap(Gap.What.CHANGES, criterion.id(), criterion.title())));
        return gaps;
    }

    private Stream<DefinitionContent.Prompt> unanswered(List<DefinitionContent.Prompt> prompts) {
        return prompts.stream().filter(prompt -> !answered(prompt.id()));
    }

    /** What is judged again and of which the earner has not said what they changed; nothing in a first attempt. */
    List<Criterion> unsaid(DefinitionContent content) {
        Map<String, String> said = changes();
        Set<String> open = prior == null ? Set.of() : openCriteria(content);
        return content.criteria().stream()
                .filter(criterion -> open.contains(criterion.id()))
                .filter(criterion -> said.getOrDefault(criterion.id(), "").isBlank())
                .toList();
    }

    /** No change of the work: readers never see it. */
    void rateYourself(Map<String, SelfRating> ratings) {
        requireOpen();
        selfRatings = Map.copyOf(ratings);
    }

    void sayWhatChanged(Map<String, String> words) {
        requireOpen();
        changes = Map.copyOf(words);
    }

    /** It comes back to be completed; no attempt is counted. */
    void returnIncomplete(String because) {
        become(SubmissionStatus.RETURNED_INCOMPLETE);
        returnedBecause = because;
    }

    /** Why it came back to be completed; null where it did not. */
    @Nullable
    String returnedBecause() {
        return status == SubmissionStatus.RETURNED_INCOMPLETE ? returnedBecause : null;
    }

    /** Two readers have it. */
    void beginReview(Instant now) {
        if (status != SubmissionStatus.IN_REVIEW) {
            become(SubmissionStatus.IN_REVIEW);
            reviewBeganAt = now;
        }
    }

    void close(Outcome outcome, Set<String> metNow, Instant now) {
        become(
                switch (outcome) {
                    case AWARDED -> SubmissionStatus.AWARDED;
                    case NOT_YET -> SubmissionStatus.NOT_YET;
                });
        met = new LinkedHashSet<>(metBefore);
        met.addAll(metNow);
        decidedAt = now;
    }

    /** Its earner asks that somebody else reads it: until that is over nothing of it goes. */
    void readAgain(Instant now) {
        if (status != SubmissionStatus.NOT_YET) {
            throw new SubmissionLocked();
        }
        readAgainAt = now;
    }

    boolean isReadAgain() {
        return readAgainAt != null && readAgainEndedAt == null;
    }

    /** It is read again no more, whatever came of it. */
    void readAgainIsOver(Instant now) {
        if (isReadAgain()) {
            readAgainEndedAt = now;
        }
    }

    /** Read again, these are met as well. */
    void meets(Outcome outcome, Set<String> metNow) {
        if (outcome == Outcome.AWARDED) {
            become(SubmissionStatus.AWARDED);
        }
        Set<String> all = new LinkedHashSet<>(met);
        all.addAll(metNow);
        met = all;
    }

    /** The attempt before was read again: what was met there need not be shown here; nor anything where it was awarded. */
    void follows(Outcome outcome, Set<String> metNow, Instant now) {
        if (outcome == Outcome.AWARDED) {
            if (status.mayBecome(SubmissionStatus.WITHDRAWN)) {
                withdraw(now);
            }
        } else if (status.open()) {
            Set<String> all = new LinkedHashSet<>(metBefore);
            all.addAll(metNow);
            metBefore = all;
            met = new LinkedHashSet<>(all);
        }
    }

    /**
     * Nobody is to read it: work that was handed in comes back, and a draft is put away.
     *
     * @throws SubmissionLocked when it was decided on
     */
    void withdraw(Instant now) {
        if (!status.mayBecome(SubmissionStatus.WITHDRAWN)) {
            throw new SubmissionLocked();
        }
        status = SubmissionStatus.WITHDRAWN;
        changedAt = now;
        submittedAt = null;
        originalStatedAt = null;
        reviewBeganAt = null;
    }

    /** Goes on where it was put away, with the reason why it had come back; without effect while it is open. */
    void takeUp() {
        if (status == SubmissionStatus.WITHDRAWN) {
            become(returnedBecause == null ? SubmissionStatus.DRAFT : SubmissionStatus.RETURNED_INCOMPLETE);
        }
    }

    /**
     * The earner's words, their rating of themselves and files go. Of what was decided the decision stays, with the fingerprints of the files.
     *
     * @throws SubmissionLocked while it lies with readers, or when a badge rests on it
     */
    void discard(Instant now) {
        if (isReadAgain()) {
            throw new SubmissionLocked();
        }
        if (status == SubmissionStatus.NOT_YET) {
            keepOnlyTheOutcome();
        } else if (status == SubmissionStatus.WITHDRAWN || status.open()) {
            keepOnlyTheOutcome();
            evidence.clear();
            changedAt = now;
        } else {
            throw new SubmissionLocked();
        }
    }

    /** What was decided stays, with the fingerprints of the files; the earner's words and files go. */
    void keepOnlyTheOutcome() {
        answers.clear();
        selfRatings = null;
        changes = null;
        fineWords = null;
        returnedBecause = null;
        evidence.forEach(EvidenceItem::keepOnlyTheFingerprint);
    }

    /** Goes on under another version. */
    void follow(MovingUp up, DefinitionVersionId version, Instant now) {
        requireOpen();
        definitionVersion = version;
        metBefore = new LinkedHashSet<>(up.met());
        met = new LinkedHashSet<>(up.met());
        // The rest stays with its earner as it was: a choice of version costs nobody their work.
        evidence.stream()
                .filter(item -> up.requirements().contains(item.requirement()))
                .forEach(item -> item.servesOnly(up.criteria()));
        selfRatings = only(selfRatings(), up.criteria());
        changes = only(changes(), up.criteria());
        changedAt = now;
    }

    private static <T> Map<String, T> only(Map<String, T> said, Set<String> criteria) {
        Map<String, T> left = new HashMap<>(said);
        left.keySet().retainAll(criteria);
        return left;
    }

    /** Evidence for what an earlier version asked: its earner's alone. */
    List<EvidenceItem> evidenceAside(DefinitionContent content) {
        return evidence.stream().filter(item -> !asksFor(item, content)).toList();
    }

    /** Answers to what an earlier version asked, by prompt: their earner's alone. */
    Map<String, Answer> answersAside(DefinitionContent content) {
        Map<String, Answer> aside = new TreeMap<>(answers);
        aside.keySet().removeAll(prompts(content));
        aside.values().removeIf(Answer::blank);
        return aside;
    }

    static boolean asksFor(EvidenceItem item, DefinitionContent content) {
        return content.evidence().stream().anyMatch(asked -> asked.id().equals(item.requirement()));
    }

    static Set<String> prompts(DefinitionContent content) {
        return Stream.concat(content.overview().stream(), content.reflection().stream())
                .map(DefinitionContent.Prompt::id)
                .collect(Collectors.toSet());
    }

    /** Puts evidence that was kept aside where this version asks for something. */
    void use(EvidenceId kept, String requirement, DefinitionContent content, Instant now) {
        if (content.evidence().stream().noneMatch(asked -> asked.id().equals(requirement))) {
            throw new SubmissionNotFound();
        }
        requireOpenFor(requirement, content);
        EvidenceItem item = item(kept).orElseThrow(SubmissionNotFound::new);
        if (!asksFor(item, content)) {
            item.answersTo(
                    requirement,
                    content.criteria().stream()
                            .filter(criterion -> criterion.from().contains(requirement))
                            .map(Criterion::id)
                            .collect(Collectors.toSet()));
            changedAt = now;
        }
    }

    /** What was met before this attempt and, once it is decided, in it. */
    Set<String> metSoFar() {
        return status.decided() ? Set.copyOf(met) : Set.copyOf(metBefore);
    }

    private void become(SubmissionStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("a submission that is " + status + " cannot become " + next);
        }
        status = next;
    }

    private void requireOpen() {
        if (!status.open()) {
            throw new SubmissionLocked();
        }
    }

    private void requireOpenFor(String requirement, DefinitionContent content) {
        requireOpen();
        if (settled(requirement, content)) {
            throw new SubmissionLocked();
        }
    }

    /** Whether all that is judged from this requirement was met in an earlier attempt, so that it is not asked again. */
    boolean settled(String requirement, DefinitionContent content) {
        List<Criterion> judged = content.criteria().stream()
                .filter(criterion -> criterion.from().contains(requirement))
                .toList();
        return !judged.isEmpty() && judged.stream().allMatch(criterion -> metBefore.contains(criterion.id()));
    }

    Set<String> openCriteria(DefinitionContent content) {
        return content.criteria().stream()
                .map(Criterion::id)
                .filter(criterion -> !metBefore.contains(criterion))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether what is shown for a requirement is what the attempt before showed. */
    boolean unchanged(String requirement, Submission before) {
        List<EvidenceItem> items = contentFor(requirement);
        return items.size() == before.contentFor(requirement).size()
                && items.stream().allMatch(item -> before.evidence.stream().anyMatch(item::isStill));
    }

    boolean answered(String prompt) {
        Answer answer = answers.get(prompt);
        return answer != null && !answer.blank();
    }

    List<EvidenceItem> evidenceFor(String requirement) {
        return evidence.stream()
                .filter(item -> item.requirement().equals(requirement))
                .toList();
    }

    /** The same, without what is only a name by now. */
    List<EvidenceItem> contentFor(String requirement) {
        return evidenceFor(requirement).stream()
                .filter(EvidenceItem::hasContent)
                .toList();
    }

    Optional<EvidenceItem> item(EvidenceId item) {
        return evidence.stream().filter(each -> each.id().equals(item)).findFirst();
    }

    /** Whether anything differs from the attempt before; true for a first attempt. */
    boolean changedSincePrior() {
        return prior == null || changedAt.isAfter(startedAt);
    }

    SubmissionId id() {
        return id;
    }

    /** The attempt before this one, if this is not the first. */
    @Nullable
    SubmissionId prior() {
        return prior;
    }

    EnrolmentId enrolment() {
        return enrolment;
    }

    DistrictId district() {
        return district;
    }

    PersonId earner() {
        return earner;
    }

    DefinitionId definition() {
        return definition;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    int attemptNo() {
        return attemptNo;
    }

    SubmissionStatus status() {
        return status;
    }

    Set<String> metBefore() {
        return Set.copyOf(metBefore);
    }

    Map<String, Answer> answers() {
        return Map.copyOf(answers);
    }

    Map<String, SelfRating> selfRatings() {
        return selfRatings == null ? Map.of() : Map.copyOf(selfRatings);
    }

    Map<String, String> changes() {
        return changes == null ? Map.of() : Map.copyOf(changes);
    }

    List<EvidenceItem> evidence() {
        return List.copyOf(evidence);
    }

    /** Of the files that its items have. */
    Set<String> storageKeys() {
        return evidence.stream()
                .map(EvidenceItem::storageKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }
}
