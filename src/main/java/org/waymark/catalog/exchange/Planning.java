package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Stage;
import org.waymark.catalog.exchange.ImportLine.Outcome;
import org.waymark.catalog.goals.GoalPlan;
import org.waymark.catalog.stacks.Rule;

/** Works out what an import does with each part of its file, or why it is refused. */
class Planning {

    private final CatalogueFile file;
    private final CatalogueHere here;
    private final Importer importer;
    private final Faults faults = new Faults();
    private final List<Planned> planned = new ArrayList<>();
    private final List<Fault> warnings;

    Planning(CatalogueFile file, CatalogueHere here, Importer importer) {
        this.file = file;
        this.here = here;
        this.importer = importer;
        this.warnings = new ArrayList<>(file.warnings());
    }

    private record Planned(String path, ImportLine line) {

        boolean isRefused(Set<String> faulty) {
            return faulty.contains(path);
        }
    }

    /** @throws FileRefused with every fault that was found */
    ImportPlan plan() {
        Set<String> later = new HashSet<>();
        for (FileDefinition wanted : file.definitions()) {
            DefinitionVersion before = here.definitions().get(wanted.code());
            Outcome outcome = outcome(wanted, before);
            if (outcome == Outcome.DRAFTED && before == null) {
                later.add(wanted.code());
            }
            planned.add(new Planned(
                    wanted.path(),
                    new ImportLine(
                            outcome,
                            wanted.line(),
                            "definition",
                            wanted.code(),
                            wanted.content().title(),
                            wanted.number().text(),
                            before == null ? null : before.number())));
        }
        stacks(later);
        goals();
        if (faults.any()) {
            Set<String> faulty = new HashSet<>();
            faults.faults().forEach(fault -> faulty.add(fault.path().split("\\.", 2)[0]));
            throw new FileRefused(
                    faults.faults(),
                    planned.stream()
                            .map(each -> each.isRefused(faulty) ? each.line().refused() : each.line())
                            .toList());
        }
        return new ImportPlan(planned.stream().map(Planned::line).toList(), warnings);
    }

    private Outcome outcome(FileDefinition wanted, @Nullable DefinitionVersion before) {
        boolean operator = importer.person() == null;
        DefinitionContent content = here.with(wanted);
        if (!operator && here.drafts().containsKey(wanted.code())) {
            if (content.equals(here.drafts().get(wanted.code()))) {
                return Outcome.UNCHANGED;
            }
            faults.add(wanted.line(), wanted.path(), "own-draft", wanted.code());
        }
        if (before == null) {
            return operator ? Outcome.MADE : Outcome.DRAFTED;
        }
        VersionNumber now = new VersionNumber(before.number());
        boolean same = content.equals(before.content());
        int higher = wanted.number().compareTo(now);
        if (same && (higher == 0 || !operator)) {
            return Outcome.UNCHANGED;
        }
        if (content.about().readers() == 1 && here.muchRestsOn().test(before.definition())) {
            faults.add(wanted.line(), wanted.path() + ".readers", "two-readers", wanted.code());
        }
        String path = wanted.path() + ".version";
        if (higher == 0) {
            faults.add(wanted.line(), path, "same-number", wanted.code(), now.text());
        } else if (higher < 0) {
            faults.add(
                    wanted.line(),
                    path,
                    "lower-number",
                    wanted.code(),
                    wanted.number().text(),
                    now.text());
        } else if (before.stage() == Stage.RETIRED) {
            faults.add(wanted.line(), wanted.path(), "retired", wanted.code());
        }
        return operator ? Outcome.CHANGED : Outcome.DRAFTED;
    }

    /** @param later codes of micro-credentials that the committee has to approve first */
    private void stacks(Set<String> later) {
        Set<String> credentials = new HashSet<>(here.definitions().keySet());
        file.definitions().forEach(wanted -> credentials.add(wanted.code()));
        Set<String> offered = new HashSet<>();
        here.stacks().values().stream().filter(StacksHere.Here::isOffered).forEach(each -> offered.add(each.code()));
        file.stacks().stream()
                .filter(stack -> !stack.pathway() && !staysRetired(stack))
                .forEach(stack -> offered.add(stack.code()));
        Set<String> waiting = waiting(later);
        for (FileStack wanted : file.stacks()) {
            unknown(wanted, Rule.Kind.CREDENTIAL, credentials, "unknown-credential");
            unknown(wanted, Rule.Kind.STACK, offered, "unknown-stack");
            Outcome outcome = outcome(wanted, here.stacks().get(wanted.code()));
            planned.add(new Planned(
                    wanted.path(),
                    new ImportLine(
                            outcome.does() && waiting.contains(wanted.code()) ? Outcome.LATER : outcome,
                            wanted.line(),
                            wanted.kind(),
                            wanted.code(),
                            wanted.title(),
                            null,
                            null)));
        }
        StackOrder.circles(file.stacks())
                .forEach(stack -> faults.add(stack.line(), stack.path(), "stack-circle", stack.code()));
    }

    /** Stacks that cannot be published before something in them is approved. */
    private Set<String> waiting(Set<String> later) {
        Set<String> waiting = new HashSet<>();
        for (FileStack stack : StackOrder.of(file.stacks())) {
            if (stack.rule().codes(Rule.Kind.CREDENTIAL).stream().anyMatch(later::contains)
                    || stack.rule().codes(Rule.Kind.STACK).stream().anyMatch(waiting::contains)) {
                waiting.add(stack.code());
            }
        }
        return waiting;
    }

    private boolean staysRetired(FileStack wanted) {
        StacksHere.Here before = here.stacks().get(wanted.code());
        return before != null && before.retired() && !importer.revive();
    }

    private Outcome outcome(FileStack wanted, StacksHere.@Nullable Here before) {
        if (before == null) {
            return Outcome.MADE;
        }
        if (before.pathway() != wanted.pathway()) {
            faults.add(wanted.line(), wanted.path(), "other-kind", wanted.code());
            return Outcome.CHANGED;
        }
        boolean asPublished = before.published() != null && before.published().saysTheSameAs(wanted);
        if (asPublished && !before.retired()) {
            return Outcome.UNCHANGED;
        }
        if (staysRetired(wanted)) {
            if (asPublished) {
                warnings.add(Fault.of(wanted.line(), wanted.path(), "stays-retired", wanted.code()));
                return Outcome.UNCHANGED;
            }
            faults.add(wanted.line(), wanted.path(), "stack-retired", wanted.code());
        }
        if (before.isAhead() && !before.written().saysTheSameAs(wanted)) {
            if (!importer.overwriteDrafts()) {
                faults.add(wanted.line(), wanted.path(), "stack-draft", wanted.code());
            }
            return Outcome.OVERWRITES;
        }
        return before.retired() ? Outcome.REVIVES : before.published() == null ? Outcome.MADE : Outcome.CHANGED;
    }

    private void unknown(FileStack stack, Rule.Kind kind, Set<String> known, String problem) {
        stack.rule().codes(kind).stream()
                .filter(code -> !known.contains(code))
                .distinct()
                .forEach(code -> faults.add(stack.line(), stack.path(), problem, TextFile.cut(code)));
    }

    private void goals() {
        Map<String, GoalPlan> before = new HashMap<>();
        here.goals().forEach(goal -> before.put(goal.code(), GoalPlan.of(goal)));
        Set<String> known = new HashSet<>(before.keySet());
        for (FileGoal wanted : file.goals()) {
            GoalPlan now = before.get(wanted.plan().code());
            known.add(wanted.plan().code());
            planned.add(new Planned(
                    wanted.path(),
                    new ImportLine(
                            now == null
                                    ? Outcome.MADE
                                    : now.equals(wanted.plan()) ? Outcome.UNCHANGED : Outcome.CHANGED,
                            wanted.line(),
                            "goal",
                            wanted.plan().code(),
                            wanted.plan().title(),
                            null,
                            null)));
        }
        for (FileDefinition definition : file.definitions()) {
            Stream.concat(
                            definition.content().about().goals().stream(),
                            definition.content().criteria().stream().flatMap(criterion -> criterion.goals().stream()))
                    .distinct()
                    .filter(code -> !known.contains(code))
                    .forEach(code -> warnings.add(Fault.of(
                            definition.line(), definition.path() + ".goals", "unknown-goal", TextFile.cut(code))));
        }
    }
}
