package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.About;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NeededReaders;
import org.waymark.catalog.Stage;
import org.waymark.catalog.goals.GoalPlan;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** Takes files into a district's catalogue: whole, as previewed, or not at all. */
@Service
@Transactional
class CatalogueImports {

    private static final Logger log = LoggerFactory.getLogger(CatalogueImports.class);

    private final Definitions definitions;
    private final Stacks stacks;
    private final StacksHere stacksHere;
    private final Goals goals;
    private final NeededReaders readers;
    private final Districts districts;
    private final AuditLog audit;

    CatalogueImports(
            Definitions definitions,
            Stacks stacks,
            StacksHere stacksHere,
            Goals goals,
            NeededReaders readers,
            Districts districts,
            AuditLog audit) {
        this.definitions = definitions;
        this.stacks = stacks;
        this.stacksHere = stacksHere;
        this.goals = goals;
        this.readers = readers;
        this.districts = districts;
        this.audit = audit;
    }

    /** Who imports, as the audit names them. */
    record By(String actor, String role) {

        static final By OPERATOR = new By(AuditLog.OPERATOR, AuditLog.OPERATOR_ROLE);
    }

    /** What an import into the district of a name did; the district is made if there is none, with nothing else in it. */
    record Done(ImportPlan plan, boolean districtMade) {}

    /** @throws FileRefused where it would be */
    @Transactional(readOnly = true)
    public Done preview(String district, CatalogueFile file) {
        Optional<DistrictId> known = districts.known(district);
        return new Done(plan(known.orElse(null), file), known.isEmpty());
    }

    /** @throws FileRefused where it would be */
    @Transactional(readOnly = true)
    public ImportPlan preview(DistrictId district, CatalogueFile file) {
        return plan(district, file);
    }

    /** @throws FileRefused with nothing taken */
    public Done take(String district, CatalogueFile file, By by) {
        boolean made = districts.known(district).isEmpty();
        return new Done(take(districts.bare(district), file, by), made);
    }

    /** @throws FileRefused with nothing taken */
    public ImportPlan take(DistrictId district, CatalogueFile file, By by) {
        // Of two imports at once the second sees what the first made.
        districts.hold(district);
        ImportPlan plan = plan(district, file);
        Map<String, DefinitionVersion> here = here(district);
        for (FileDefinition wanted : file.definitions()) {
            if (plan.does("definition", wanted.code())) {
                publish(wanted, here.get(wanted.code()), district, by);
            }
        }
        file.goals().stream()
                .map(FileGoal::plan)
                .filter(goal -> plan.does("goal", goal.code()))
                .forEach(goal -> goals.put(goal, district, by.actor(), by.role()));
        publishStacks(file, plan, district, by);
        log.info(
                "Catalogue of district {} imported: {} made, {} changed",
                district,
                plan.lines(ImportLine.Outcome.MADE).size(),
                plan.lines(ImportLine.Outcome.CHANGED).size());
        return plan;
    }

    private void publish(FileDefinition wanted, @Nullable DefinitionVersion before, DistrictId district, By by) {
        String number = wanted.number().text();
        DefinitionVersionId version = before == null
                ? definitions.publish(district, wanted.code(), number, wanted.content(), Stage.LIVE)
                : definitions.publishVersion(before.definition(), district, number, keepingPicture(wanted, before));
        audit.record(district.id(), by.actor(), by.role(), "catalogue-imported", version.toString());
    }

    /** A stack that another has in it comes first. */
    private void publishStacks(CatalogueFile file, ImportPlan plan, DistrictId district, By by) {
        List<FileStack> wanted = file.stacks().stream()
                .filter(stack -> plan.does(stack.kind(), stack.code()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, DefinitionId> ids = new HashMap<>();
        definitions.all(district).forEach(each -> ids.put(each.code(), each.definition()));
        Stacks.By as = new Stacks.By(district, by.actor(), by.role());
        Faults faults = new Faults();
        for (FileStack stack : StackOrder.of(wanted)) {
            StackText text = new StackText(
                    stack.title(),
                    stack.summary(),
                    stack.rule()
                            .rule(
                                    code -> Objects.requireNonNull(ids.get(code)),
                                    code -> stacks.byCode(code, district).orElseThrow()));
            Optional<StackId> known = stacks.byCode(stack.code(), district);
            known.ifPresent(id -> stacks.write(id, text, as));
            StackId id = known.or(() -> stacks.begin(stack.code(), stack.pathway(), text, as))
                    .orElseThrow();
            stacks.publish(id, as).forEach(fault -> faults.add(stack.line(), stack.path(), "stack", stack.code()));
        }
        if (faults.any()) {
            throw new FileRefused(faults.faults());
        }
    }

    private ImportPlan plan(@Nullable DistrictId district, CatalogueFile file) {
        Map<String, DefinitionVersion> here = district == null ? Map.of() : here(district);
        Faults faults = new Faults();
        List<ImportLine> lines = new ArrayList<>();
        for (FileDefinition wanted : file.definitions()) {
            DefinitionVersion before = here.get(wanted.code());
            ImportLine.Outcome outcome = outcome(wanted, before, faults);
            if (outcome == ImportLine.Outcome.CHANGED && asksForTooFewReaders(wanted, before, district)) {
                faults.add(wanted.line(), wanted.path() + ".readers", "two-readers", wanted.code());
            }
            lines.add(new ImportLine(
                    outcome,
                    wanted.line(),
                    "definition",
                    wanted.code(),
                    wanted.content().title(),
                    wanted.number().text(),
                    before == null ? null : before.number()));
        }
        Set<String> codes = new HashSet<>(here.keySet());
        file.definitions().forEach(wanted -> codes.add(wanted.code()));
        planStacks(file, codes, district, lines, faults);
        List<Fault> warnings = new ArrayList<>(file.warnings());
        planGoals(file, district, lines, warnings);
        if (faults.any()) {
            throw new FileRefused(faults.faults());
        }
        return new ImportPlan(lines, warnings);
    }

    private void planStacks(
            CatalogueFile file,
            Set<String> definitionCodes,
            @Nullable DistrictId district,
            List<ImportLine> lines,
            Faults faults) {
        Map<String, FileStack> here = new HashMap<>();
        if (district != null) {
            stacksHere.stacks(district).forEach(stack -> here.put(stack.code(), stack));
        }
        Set<String> stackCodes = new HashSet<>(here.keySet());
        file.stacks().stream().filter(stack -> !stack.pathway()).forEach(stack -> stackCodes.add(stack.code()));
        for (FileStack wanted : file.stacks()) {
            unknown(wanted, Rule.Kind.CREDENTIAL, definitionCodes, "unknown-credential", faults);
            unknown(wanted, Rule.Kind.STACK, stackCodes, "unknown-stack", faults);
            FileStack before = here.get(wanted.code());
            if (before != null && before.pathway() != wanted.pathway()) {
                faults.add(wanted.line(), wanted.path(), "other-kind", wanted.code());
            }
            lines.add(new ImportLine(
                    before == null
                            ? ImportLine.Outcome.MADE
                            : before.saysTheSameAs(wanted) ? ImportLine.Outcome.UNCHANGED : ImportLine.Outcome.CHANGED,
                    wanted.line(),
                    wanted.kind(),
                    wanted.code(),
                    wanted.title(),
                    null,
                    null));
        }
        StackOrder.circles(file.stacks())
                .forEach(stack -> faults.add(stack.line(), stack.path(), "stack-circle", stack.code()));
    }

    private static void unknown(FileStack stack, Rule.Kind kind, Set<String> known, String problem, Faults faults) {
        stack.rule().codes(kind).stream()
                .filter(code -> !known.contains(code))
                .distinct()
                .forEach(code -> faults.add(stack.line(), stack.path(), problem, TextFile.cut(code)));
    }

    private void planGoals(
            CatalogueFile file, @Nullable DistrictId district, List<ImportLine> lines, List<Fault> warnings) {
        Map<String, GoalPlan> here = new HashMap<>();
        if (district != null) {
            goals.of(district).forEach(goal -> here.put(goal.code(), GoalPlan.of(goal)));
        }
        Set<String> known = new HashSet<>(here.keySet());
        for (FileGoal wanted : file.goals()) {
            GoalPlan before = here.get(wanted.plan().code());
            known.add(wanted.plan().code());
            lines.add(new ImportLine(
                    before == null
                            ? ImportLine.Outcome.MADE
                            : before.equals(wanted.plan()) ? ImportLine.Outcome.UNCHANGED : ImportLine.Outcome.CHANGED,
                    wanted.line(),
                    "goal",
                    wanted.plan().code(),
                    wanted.plan().title(),
                    null,
                    null));
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

    private boolean asksForTooFewReaders(
            FileDefinition wanted, @Nullable DefinitionVersion before, @Nullable DistrictId district) {
        return wanted.content().about().readers() == 1
                && before != null
                && district != null
                && readers.muchRestsOn(before.definition(), district);
    }

    private static ImportLine.Outcome outcome(
            FileDefinition wanted, @Nullable DefinitionVersion before, Faults faults) {
        if (before == null) {
            return ImportLine.Outcome.MADE;
        }
        VersionNumber now = new VersionNumber(before.number());
        boolean same = keepingPicture(wanted, before).equals(before.content());
        int higher = wanted.number().compareTo(now);
        if (higher == 0 && same) {
            return ImportLine.Outcome.UNCHANGED;
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
        return ImportLine.Outcome.CHANGED;
    }

    /** A file carries no uploaded picture, so it takes none away. */
    private static DefinitionContent keepingPicture(FileDefinition wanted, DefinitionVersion before) {
        DefinitionContent content = wanted.content();
        String upload = before.content().about().picture().upload();
        if (upload == null) {
            return content;
        }
        About.Picture picture = content.about().picture();
        return content.with(
                content.about().with(new About.Picture(picture.shape(), picture.colour(), picture.symbol(), upload)));
    }

    private Map<String, DefinitionVersion> here(DistrictId district) {
        Map<String, DefinitionVersion> here = new HashMap<>();
        definitions.all(district).forEach(version -> here.put(version.code(), version));
        return here;
    }
}
