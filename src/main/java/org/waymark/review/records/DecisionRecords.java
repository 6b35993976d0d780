package org.waymark.review.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.review.Conflicts;
import org.waymark.review.DecisionView;
import org.waymark.review.Decisions;
import org.waymark.review.ReviewStep;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a decision came about, for its earner, and for a lead who says why they ask. Nobody is named in it. An earner's leaves
 * out who of their readers said what, and so how many there were. Leads open what was awarded, and what its earner appealed: any
 * other not-yet is its earner's alone.
 */
@Service
@Transactional
class DecisionRecords {

    /** The longest reason. */
    static final int LONGEST = 500;

    /** For so long a lead need not say it again. */
    private static final Duration SAID = Duration.ofHours(1);

    private static final Set<ReviewStep.Kind> EARNERS = EnumSet.of(
            ReviewStep.Kind.HANDED_IN,
            ReviewStep.Kind.TAKEN_BACK,
            ReviewStep.Kind.DECIDED,
            ReviewStep.Kind.APPEALED,
            ReviewStep.Kind.APPEAL_ENDED,
            ReviewStep.Kind.APPEAL_DECIDED);

    private static final String LEVEL = "level.";
    private static final String WORDS = "words.";
    private static final String EVIDENCE = "evidence.";

    private final Lines lines;
    private final Looks looks;
    private final Decisions decisions;
    private final Conflicts conflicts;
    private final Submissions submissions;
    private final Definitions definitions;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    DecisionRecords(
            Lines lines,
            Looks looks,
            Decisions decisions,
            Conflicts conflicts,
            Submissions submissions,
            Definitions definitions,
            AuditLog audit,
            JsonMapper json,
            Clock clock) {
        this.lines = lines;
        this.looks = looks;
        this.decisions = decisions;
        this.conflicts = conflicts;
        this.submissions = submissions;
        this.definitions = definitions;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** The earner's own. */
    @Transactional(readOnly = true)
    RecordView own(SubmissionId submission, PersonId earner, DistrictId district) {
        return view(
                decisions.of(submission, earner, district).orElseThrow(RecordNotFound::new),
                false,
                looks.of(submission, district),
                district);
    }

    /** Whether a lead may be asked why they want to open it. */
    @Transactional(readOnly = true)
    void requireOpenable(SubmissionId submission, SignedInPerson lead) {
        openable(submission, lead);
    }

    /** A lead says why; the earner reads it. */
    void say(SubmissionId submission, String reason, SignedInPerson lead) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new IllegalArgumentException("A record is opened for a reason");
        }
        DecisionView decision = openable(submission, lead);
        PersonId earner = submissions.card(submission, lead.district()).earner();
        looks.add(submission, lead.id(), earner, reason.strip(), clock.instant(), lead.district());
        // They know now what was said of it: they read none of it blind.
        conflicts.readByName(lead.id(), earner, decision.definition(), lead.district());
        audit.looked(
                lead.district().id(),
                lead.id().toString(),
                Role.LEAD.name(),
                earner.toString(),
                "decision-record " + submission);
    }

    /** Whether this lead has said why, not long ago. */
    @Transactional(readOnly = true)
    boolean isSaid(SubmissionId submission, SignedInPerson lead) {
        return looks.isSaid(submission, lead.id(), clock.instant().minus(SAID), lead.district());
    }

    /** All of it, for a lead who has said why. */
    @Transactional(readOnly = true)
    RecordView whole(SubmissionId submission, SignedInPerson lead) {
        DecisionView decision = openable(submission, lead);
        if (!isSaid(submission, lead)) {
            throw new RecordNotFound();
        }
        return view(decision, true, List.of(), lead.district());
    }

    private DecisionView openable(SubmissionId submission, SignedInPerson lead) {
        DecisionView decision = decisions.of(submission, lead.district()).orElseThrow(RecordNotFound::new);
        boolean appealed = lines.of(submission, lead.district()).stream()
                .anyMatch(line -> line.what() == ReviewStep.Kind.APPEALED);
        if (decision.outcome() != Outcome.AWARDED && !appealed
                || decisions.isReadBy(lead.id(), submission, lead.district())
                || submissions.card(submission, lead.district()).earner().equals(lead.id())) {
            throw new RecordNotFound();
        }
        return decision;
    }

    private RecordView view(DecisionView decision, boolean whole, List<Looks.Look> looked, DistrictId district) {
        List<Line> all = lines.of(decision.submission(), district);
        if (all.isEmpty()) {
            throw new RecordNotFound();
        }
        DefinitionVersion version = definitions.version(decision.version(), district);
        Map<String, String> criteria =
                version.content().criteria().stream().collect(Collectors.toMap(Criterion::id, Criterion::title));
        Map<String, Map<String, String>> said = decisions.said(decision.submission(), district);
        List<RecordView.Step> steps = all.stream()
                .filter(line -> whole || EARNERS.contains(line.what()))
                .map(line -> step(line, criteria, said))
                .toList();
        return new RecordView(
                decision.submission(),
                version.title(),
                version.number(),
                version.content().about().language(),
                decision.attemptNo(),
                whole,
                Line.areIntact(all) && endsAs(decision, all),
                all.get(all.size() - 1).seal(),
                steps,
                looked);
    }

    /** Whether the last word of the record is what was decided: a line cut off the end, or another decision, shows. */
    private boolean endsAs(DecisionView decision, List<Line> all) {
        Map<String, String> levels = new TreeMap<>();
        for (Line line : all) {
            if (line.what() == ReviewStep.Kind.DECIDED || line.what() == ReviewStep.Kind.APPEAL_DECIDED) {
                levels = new TreeMap<>(json.readValue(line.facts(), Told.class).facts());
                levels.keySet().removeIf(name -> !name.startsWith(LEVEL));
            }
        }
        Map<String, String> decided = new TreeMap<>();
        decision.criteria()
                .forEach(each ->
                        decided.put(LEVEL + each.criterion(), each.level().name()));
        return levels.equals(decided);
    }

    private RecordView.Step step(Line line, Map<String, String> criteria, Map<String, Map<String, String>> said) {
        Told told = json.readValue(line.facts(), Told.class);
        String slot = line.slot();
        Map<String, String> kept = said.getOrDefault(slot == null ? line.what().name() : slot, Map.of());
        Map<String, RecordView.Words> words = new LinkedHashMap<>();
        told.sealed().forEach((name, seal) -> {
            if (name.startsWith(WORDS)) {
                String text = kept.getOrDefault(name, "");
                words.put(
                        name.substring(WORDS.length()),
                        new RecordView.Words(
                                name, text, Seals.of(line.nonce(), text).equals(seal)));
            }
        });
        List<RecordView.Level> levels = new ArrayList<>();
        List<RecordView.Print> files = new ArrayList<>();
        told.facts().forEach((name, value) -> {
            if (name.startsWith(LEVEL)) {
                String criterion = name.substring(LEVEL.length());
                levels.add(
                        new RecordView.Level(criteria.getOrDefault(criterion, criterion), value, words.get(criterion)));
            } else if (name.startsWith(EVIDENCE)) {
                files.add(new RecordView.Print(files.size() + 1, value));
            }
        });
        return new RecordView.Step(line, levels, List.copyOf(words.values()), files);
    }

    /** The same as a file, whose format src/docs/decision-record.md describes. */
    String file(RecordView view) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", "waymark-decision-record/1");
        file.put("submission", view.number().toString());
        file.put("microCredential", view.title());
        file.put("version", view.version());
        file.put("attempt", view.attempt());
        file.put("whole", view.whole());
        file.put("head", view.head());
        file.put("lines", view.steps().stream().map(DecisionRecords::line).toList());
        Instant now = clock.instant();
        file.put("writtenAt", now.toString());
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }

    private static Map<String, Object> line(RecordView.Step step) {
        Line line = step.line();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("before", line.before());
        all.put("at", line.at().toString());
        all.put("what", line.what().name());
        if (line.slot() != null) {
            all.put("slot", line.slot());
        }
        all.put("nonce", line.nonce());
        if (line.who() != null) {
            all.put("who", line.who());
        }
        all.put("facts", line.facts());
        all.put("seal", line.seal());
        Map<String, String> said = new LinkedHashMap<>();
        step.words().stream()
                .filter(words -> !words.text().isEmpty())
                .forEach(words -> said.put(words.name(), words.text()));
        if (!said.isEmpty()) {
            all.put("said", said);
        }
        return all;
    }
}
