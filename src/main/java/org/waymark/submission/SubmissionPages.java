package org.waymark.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.CourseGrades;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FileState;

/** What an earner's pages show. Whatever is not the earner's is not found. */
@Service
@Transactional(readOnly = true)
class SubmissionPages {

    private final SubmissionRepository submissions;
    private final Definitions definitions;
    private final EvidenceFiles files;
    private final CourseGrades grades;
    private final InvitedReaders invited;
    private final ConsentRecords consents;
    private final DistrictSettings settings;
    // Implemented above, by what uses this module.
    private final ObjectProvider<SaidBefore> saidBefore;
    private final ObjectProvider<BegunReading> reading;

    SubmissionPages(
            SubmissionRepository submissions,
            Definitions definitions,
            EvidenceFiles files,
            CourseGrades grades,
            InvitedReaders invited,
            ConsentRecords consents,
            DistrictSettings settings,
            ObjectProvider<SaidBefore> saidBefore,
            ObjectProvider<BegunReading> reading) {
        this.reading = reading;
        this.saidBefore = saidBefore;
        this.invited = invited;
        this.submissions = submissions;
        this.definitions = definitions;
        this.files = files;
        this.grades = grades;
        this.consents = consents;
        this.settings = settings;
    }

    TaskListView taskList(SubmissionId id, SignedInPerson me) {
        Submission submission = mine(id, me);
        DefinitionVersion version = definitions.version(submission.definitionVersion(), submission.district());
        DefinitionContent content = version.content();
        List<SubmissionRepository.Line> attempts =
                submissions.attempts(submission.definition(), me.id(), me.district()).stream()
                        .filter(attempt -> attempt.enrolment().equals(submission.enrolment()))
                        .toList();
        Set<UUID> inForce = submission.inForce(consents);
        List<TaskListView.Task> tasks = tasks(submission, content, toChange(submission, content), inForce);
        Map<String, FileState> states = states(submission);
        return new TaskListView(
                id,
                content.title(),
                content.about().language(),
                content.workload().contactHours(),
                submission.attemptNo(),
                submission.status(),
                progress(submission, tasks),
                tasks,
                groups(submission, content, inForce, states),
                aside(submission, content, states),
                content.criteria().stream()
                        .filter(criterion -> submission.metBefore().contains(criterion.id()))
                        .map(Criterion::title)
                        .toList(),
                content.criteria().stream()
                        .filter(criterion -> !submission.metBefore().contains(criterion.id()))
                        .map(Criterion::title)
                        .toList(),
                submission.prior(),
                timeline(submission, attempts),
                next(submission, attempts),
                takeBack(submission),
                grades.outlook(submission.definition(), me),
                !version.latest() && submission.status().mayMoveUp() && next(submission, attempts) == null);
    }

    /** What is to be changed in an attempt after a not-yet, with the next steps that readers named. */
    private Map<String, Set<String>> toChange(Submission submission, DefinitionContent content) {
        SubmissionId prior = submission.prior();
        if (prior == null || !submission.status().open()) {
            return Map.of();
        }
        Submission before = mine(prior, submission.earner(), submission.district());
        Map<String, List<String>> steps = saidBefore.stream()
                .findFirst()
                .map(said -> said.nextSteps(prior, submission.earner(), submission.district()))
                .orElse(Map.of());
        Set<String> open = submission.openCriteria(content);
        Map<String, Set<String>> toChange = new HashMap<>();
        for (Criterion criterion : content.criteria()) {
            // Who has changed one of the parts that it is judged from may well leave the others.
            if (open.contains(criterion.id())
                    && criterion.from().stream().allMatch(part -> submission.unchanged(part, before))) {
                criterion
                        .from()
                        .forEach(part -> toChange.computeIfAbsent(part, any -> new LinkedHashSet<>())
                                .addAll(steps.getOrDefault(criterion.id(), List.of())));
            }
        }
        return toChange;
    }

    private static List<TaskListView.Task> tasks(
            Submission submission, DefinitionContent content, Map<String, Set<String>> toChange, Set<UUID> inForce) {
        String base = "/submissions/" + submission.id();
        List<TaskListView.Task> tasks = new ArrayList<>();
        if (!content.overview().isEmpty()) {
            tasks.add(questions(submission, content.overview(), base + "/overview", "overview"));
        }
        for (EvidenceRequirement asked : content.evidence()) {
            tasks.add(evidence(submission, asked, content, base, toChange.get(asked.id()), inForce));
        }
        if (!content.reflection().isEmpty()) {
            tasks.add(questions(submission, content.reflection(), base + "/reflection", "reflection"));
        }
        if (submission.prior() != null) {
            tasks.add(changes(submission, content, base));
        }
        boolean ready = submission.gaps(content, inForce).isEmpty();
        tasks.add(new TaskListView.Task(
                ready ? base + "/check" : null,
                new Phrase("submission.task.check"),
                null,
                List.of(),
                ready ? TaskListView.State.READY : TaskListView.State.BLOCKED));
        return tasks;
    }

    private static TaskListView.Task evidence(
            Submission submission,
            EvidenceRequirement asked,
            DefinitionContent content,
            String base,
            @Nullable Set<String> nextSteps,
            Set<UUID> inForce) {
        TaskListView.State state = state(submission, asked, content, inForce);
        List<Phrase> hints = hints(asked);
        if (nextSteps != null && state == TaskListView.State.DONE) {
            state = TaskListView.State.TO_CHANGE;
            nextSteps.forEach(step -> hints.add(new Phrase("submission.hint.next-step", step)));
        }
        return new TaskListView.Task(
                base + "/evidence/" + asked.id(),
                state.done()
                        ? null
                        : new Phrase("submission.task.evidence."
                                + (state == TaskListView.State.TO_CHANGE ? "change" : "add")),
                asked.title(),
                hints,
                state);
    }

    private static TaskListView.Task questions(
            Submission submission, List<DefinitionContent.Prompt> prompts, String href, String part) {
        long answered = prompts.stream()
                .filter(prompt -> submission.answered(prompt.id()))
                .count();
        TaskListView.State state = answered == 0
                ? TaskListView.State.NOT_STARTED
                : answered < prompts.size() ? TaskListView.State.IN_PROGRESS : TaskListView.State.DONE;
        return new TaskListView.Task(
                href,
                new Phrase("submission.task." + part),
                null,
                List.of(new Phrase("submission.hint.questions", prompts.size())),
                state);
    }

    private static TaskListView.Task changes(Submission submission, DefinitionContent content, String base) {
        int unsaid = submission.unsaid(content).size();
        int asked = submission.openCriteria(content).size();
        return new TaskListView.Task(
                base + "/changes",
                new Phrase("submission.task.changes"),
                null,
                List.of(new Phrase("submission.hint.changes")),
                unsaid == 0
                        ? TaskListView.State.DONE
                        : unsaid < asked ? TaskListView.State.IN_PROGRESS : TaskListView.State.NOT_STARTED);
    }

    private static List<Phrase> hints(EvidenceRequirement asked) {
        List<Phrase> hints = new ArrayList<>();
        // Questions speak of "A2": that name has to stand somewhere.
        hints.add(new Phrase("submission.hint.id", asked.id()));
        if (asked.count() > 1) {
            hints.add(new Phrase("submission.hint.count", asked.count()));
        }
        String limit = asked.limit();
        if (limit != null) {
            hints.add(new Phrase("submission.hint.limit", limit));
        }
        if (asked.deidentified()) {
            hints.add(new Phrase("submission.hint.names"));
        }
        return hints;
    }

    private static TaskListView.State state(
            Submission submission, EvidenceRequirement asked, DefinitionContent content, Set<UUID> inForce) {
        List<EvidenceItem> items = submission.contentFor(asked.id());
        boolean mayBeShown = items.stream().noneMatch(item -> item.lacksConsent(inForce));
        if (mayBeShown && submission.settled(asked.id(), content)) {
            return TaskListView.State.MET;
        }
        if (items.isEmpty()) {
            return TaskListView.State.NOT_STARTED;
        }
        return mayBeShown && items.size() >= asked.count() ? TaskListView.State.DONE : TaskListView.State.IN_PROGRESS;
    }

    private static Phrase progress(Submission submission, List<TaskListView.Task> tasks) {
        if (!submission.changedSincePrior()) {
            return new Phrase("submission.progress.again");
        }
        int done = (int) tasks.stream().filter(task -> task.state().done()).count();
        if (done == tasks.size() - 1) {
            return new Phrase("submission.progress.ready");
        }
        return switch (done) {
            case 0 -> new Phrase("submission.progress.none", Phrase.number(tasks.size()));
            case 1 -> new Phrase("submission.progress.one", Phrase.number(tasks.size()));
            default -> new Phrase("submission.progress.some", Phrase.numberFirst(done), Phrase.number(tasks.size()));
        };
    }

    private static List<TaskListView.Group> groups(
            Submission submission, DefinitionContent content, Set<UUID> inForce, Map<String, FileState> states) {
        List<TaskListView.Group> groups = new ArrayList<>();
        for (EvidenceRequirement asked : content.evidence()) {
            List<EvidenceCard> cards = cards(submission, asked, content, inForce, states);
            if (!cards.isEmpty()) {
                boolean changeable = changeable(submission, asked, content);
                groups.add(new TaskListView.Group(
                        asked.id(), asked.title(), cards, changeable ? Math.max(0, asked.count() - cards.size()) : 0));
            }
        }
        return groups;
    }

    private Map<String, FileState> states(Submission submission) {
        return files.states(submission.storageKeys(), submission.district().id());
    }

    private TaskListView.Aside aside(Submission submission, DefinitionContent content, Map<String, FileState> states) {
        Map<String, String> places = new LinkedHashMap<>();
        content.evidence().stream()
                .filter(asked -> changeable(submission, asked, content))
                .forEach(asked -> places.put(asked.id(), asked.title()));
        Map<String, Answer> answers = submission.answersAside(content);
        return new TaskListView.Aside(
                answers.isEmpty() ? List.of() : asked(answers, submission),
                cardsAside(submission, content, states),
                places);
    }

    private static List<EvidenceCard> cardsAside(
            Submission submission, DefinitionContent content, Map<String, FileState> states) {
        return submission.evidenceAside(content).stream()
                .map(item ->
                        EvidenceCard.aside(item, states, submission.status().open()))
                .toList();
    }

    /** With the questions as they were last asked. */
    private List<NewerView.KeptAnswer> asked(Map<String, Answer> answers, Submission submission) {
        Map<String, String> questions = new HashMap<>();
        definitions
                .versions(submission.definition(), submission.district())
                .forEach(version -> Stream.concat(
                                version.content().overview().stream(), version.content().reflection().stream())
                        .forEach(prompt -> questions.putIfAbsent(prompt.id(), prompt.text())));
        return answers.entrySet().stream()
                .map(each -> new NewerView.KeptAnswer(
                        questions.getOrDefault(each.getKey(), each.getKey()),
                        each.getValue().text()))
                .toList();
    }

    private static List<EvidenceCard> cards(
            Submission submission,
            EvidenceRequirement asked,
            DefinitionContent content,
            Set<UUID> inForce,
            Map<String, FileState> states) {
        return cards(submission, asked, content, inForce, states, changeable(submission, asked, content));
    }

    private static List<EvidenceCard> cards(
            Submission submission,
            EvidenceRequirement asked,
            DefinitionContent content,
            Set<UUID> inForce,
            Map<String, FileState> states,
            boolean changeable) {
        return submission.evidenceFor(asked.id()).stream()
                .filter(EvidenceItem::saysSomething)
                .map(item -> EvidenceCard.of(item, asked, content, inForce, states, changeable))
                .toList();
    }

    private static boolean changeable(Submission submission, EvidenceRequirement asked, DefinitionContent content) {
        return submission.status().open() && !submission.settled(asked.id(), content);
    }

    private static List<TaskListView.Happening> timeline(
            Submission submission, List<SubmissionRepository.Line> attempts) {
        List<TaskListView.Happening> timeline = new ArrayList<>();
        for (SubmissionRepository.Line attempt : attempts) {
            if (attempt.attemptNo() <= submission.attemptNo()) {
                happened(attempt, timeline);
            }
        }
        submission.evidence().stream()
                .filter(item -> !item.copied() && item.saysSomething())
                .forEach(item -> timeline.add(new TaskListView.Happening(
                        item.addedAt(), new Phrase("submission.happened.added", item.title()))));
        // Newest first; of one moment the later entry first, too.
        Collections.reverse(timeline);
        timeline.sort(Comparator.comparing(TaskListView.Happening::at).reversed());
        return timeline;
    }

    private static void happened(SubmissionRepository.Line attempt, List<TaskListView.Happening> timeline) {
        timeline.add(new TaskListView.Happening(
                attempt.startedAt(),
                attempt.attemptNo() == 1
                        ? new Phrase("submission.happened.started")
                        : new Phrase("submission.happened.again", attempt.attemptNo())));
        if (attempt.submittedAt() != null) {
            timeline.add(
                    new TaskListView.Happening(attempt.submittedAt(), new Phrase("submission.happened.submitted")));
        }
        if (attempt.reviewBeganAt() != null) {
            timeline.add(new TaskListView.Happening(attempt.reviewBeganAt(), new Phrase("submission.happened.review")));
        }
        if (attempt.decidedAt() != null) {
            // Only what was not yet there is read again: whatever it is now, it was that first.
            Instant again = attempt.status() == SubmissionStatus.AWARDED ? attempt.readAgainEndedAt() : null;
            timeline.add(new TaskListView.Happening(
                    attempt.decidedAt(),
                    new Phrase(
                            "submission.happened." + (again == null ? attempt.status() : SubmissionStatus.NOT_YET))));
            if (again != null) {
                timeline.add(new TaskListView.Happening(again, new Phrase("submission.happened." + attempt.status())));
            }
        }
    }

    private @Nullable String takeBack(Submission submission) {
        return submission.status().handedIn()
                        && reading.stream().noneMatch(each -> each.seemsBegun(submission.id(), submission.district()))
                ? "/plan/" + submission.enrolment() + "/leave"
                : null;
    }

    private static @Nullable SubmissionId next(Submission submission, List<SubmissionRepository.Line> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.attemptNo() == submission.attemptNo() + 1)
                .map(SubmissionRepository.Line::id)
                .findFirst()
                .orElse(null);
    }

    QuestionsView questions(SubmissionId id, QuestionsView.Part part, SignedInPerson me) {
        Submission submission = mine(id, me);
        DefinitionContent content = content(submission);
        List<DefinitionContent.Prompt> prompts = switch (part) {
            case OVERVIEW -> content.overview();
            case REFLECTION -> content.reflection();
        };
        return new QuestionsView(
                id,
                content.title(),
                content.about().language(),
                part,
                submission.status().open(),
                prompts.stream().map(prompt -> question(prompt, submission)).toList());
    }

    private static QuestionsView.Question question(DefinitionContent.Prompt prompt, Submission submission) {
        Answer answer = submission.answers().get(prompt.id());
        String words = prompt.words();
        return new QuestionsView.Question(
                prompt.id(),
                prompt.text(),
                words == null ? null : new Phrase("submission.words", words),
                answer == null ? "" : answer.text(),
                answer == null ? 0 : answer.edition(),
                null);
    }

    /** A requirement's page; with what was typed on it, where a form could not be taken. */
    EvidenceView evidence(SubmissionId id, String requirement, SignedInPerson me, @Nullable EvidenceForm typed) {
        Submission submission = mine(id, me);
        DefinitionContent content = content(submission);
        EvidenceRequirement asked = content.evidence().stream()
                .filter(each -> each.id().equals(requirement))
                .findFirst()
                .orElseThrow(SubmissionNotFound::new);
        EvidenceForm form = typed != null ? typed : EvidenceForm.fresh(judgedFrom(asked, content));
        return new EvidenceView(
                id,
                content.title(),
                content.about().language(),
                asked,
                cards(submission, asked, content, submission.inForce(consents), states(submission)),
                content.criteria().stream()
                        .map(criterion -> new EvidenceView.Choice(
                                criterion.id(), criterion.title(), form.served().contains(criterion.id())))
                        .toList(),
                changeable(submission, asked, content),
                submission.settled(requirement, content),
                files.largest(),
                consents.of(me.id(), me.district()),
                settings.of(me.district()).policies().videoDays(),
                form);
    }

    private static Set<String> judgedFrom(EvidenceRequirement asked, DefinitionContent content) {
        return content.criteria().stream()
                .filter(criterion -> criterion.from().contains(asked.id()))
                .map(Criterion::id)
                .collect(Collectors.toSet());
    }

    EvidenceCard card(SubmissionId id, EvidenceId item, SignedInPerson me) {
        Submission submission = mine(id, me);
        DefinitionContent content = content(submission);
        Map<String, FileState> states = states(submission);
        Set<UUID> inForce = submission.inForce(consents);
        return Stream.concat(
                        content.evidence().stream()
                                .flatMap(asked -> cards(submission, asked, content, inForce, states).stream()),
                        cardsAside(submission, content, states).stream())
                .filter(card -> card.id().equals(item))
                .findFirst()
                .orElseThrow(SubmissionNotFound::new);
    }

    /** Where an item is changed: on the page of what it is brought for, while that is asked for. */
    String placeOf(SubmissionId id, EvidenceId item, SignedInPerson me) {
        Submission submission = mine(id, me);
        DefinitionContent content = content(submission);
        return submission
                .item(item)
                .filter(found -> Submission.asksFor(found, content))
                .map(found -> "/submissions/" + id + "/evidence/" + found.requirement())
                .orElse("/submissions/" + id);
    }

    /** A file of the earner's own, or of who lets them look, under the name it came with; to others only once it is safe. */
    @Transactional
    EvidenceFile file(SubmissionId id, EvidenceId item, SignedInPerson me) {
        Submission submission =
                submissions.findByIdAndDistrict(id, me.district()).orElseThrow(SubmissionNotFound::new);
        boolean own = submission.earner().equals(me.id());
        if (!own && !invited.mayOpen(id, me)) {
            throw new SubmissionNotFound();
        }
        return submission
                .item(item)
                .filter(found -> own || isForOthers(found, submission))
                .flatMap(found -> OpenedFile.of(found, stem(found)))
                .orElseThrow(SubmissionNotFound::new);
    }

    /** What the version that is followed asks for, and is safe; what was kept from before is its earner's alone. */
    private boolean isForOthers(EvidenceItem item, Submission submission) {
        FileState state = item.state(states(submission));
        return !item.gone() && Submission.asksFor(item, content(submission)) && state != null && state.shown();
    }

    private static String stem(EvidenceItem item) {
        String name = item.fileName() == null ? "" : item.fileName().replaceFirst("\\.[^.]*$", "");
        return name.isEmpty() ? "evidence-" + item.requirement() : name;
    }

    CheckView check(SubmissionId id, SignedInPerson me) {
        Submission submission = mine(id, me);
        DefinitionContent content = content(submission);
        Map<String, FileState> states = states(submission);
        Set<UUID> inForce = submission.inForce(consents);
        return new CheckView(
                id,
                content.title(),
                content.about().language(),
                submission.status().open(),
                answered(content.overview(), submission),
                content.evidence().stream()
                        .map(asked -> new CheckView.Shown(
                                asked.id(),
                                asked.title(),
                                cards(submission, asked, content, inForce, states, false),
                                submission.settled(asked.id(), content)))
                        .toList(),
                answered(content.reflection(), submission),
                submission.gaps(content, inForce).stream()
                        .map(gap -> CheckView.Missing.of(gap, "/submissions/" + id))
                        .toList(),
                advice(submission, content));
    }

    private static List<CheckView.Answered> answered(List<DefinitionContent.Prompt> prompts, Submission submission) {
        return prompts.stream()
                .map(prompt -> {
                    Answer answer = submission.answers().get(prompt.id());
                    return new CheckView.Answered(prompt.id(), prompt.text(), answer == null ? "" : answer.text());
                })
                .toList();
    }

    /** Worth a thought before it is handed in, but no obstacle. */
    private static List<Phrase> advice(Submission submission, DefinitionContent content) {
        List<Phrase> advice = new ArrayList<>();
        for (EvidenceRequirement asked : content.evidence()) {
            int items = submission.contentFor(asked.id()).size();
            if (items > 0 && items < asked.count() && changeable(submission, asked, content)) {
                advice.add(new Phrase(
                        "submission.advice.fewer", asked.title(), Phrase.number(asked.count()), Phrase.number(items)));
            }
        }
        if (submission.status().open() && !submission.changedSincePrior()) {
            advice.add(new Phrase("submission.advice.unchanged"));
        }
        return advice;
    }

    private Submission mine(SubmissionId id, SignedInPerson me) {
        return mine(id, me.id(), me.district());
    }

    private Submission mine(SubmissionId id, PersonId earner, DistrictId district) {
        return submissions.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SubmissionNotFound::new);
    }

    private DefinitionContent content(Submission submission) {
        return definitions
                .version(submission.definitionVersion(), submission.district())
                .content();
    }
}
