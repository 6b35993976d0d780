package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NeededReaders;
import org.waymark.catalog.approval.ImportedSteps;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.catalog.goals.Goals;
import org.waymark.catalog.stacks.RuleFault;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.StackWish;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.SignedInPerson;

/** Takes files into a district's catalogue: whole, as previewed, or not at all. */
@Service
@Transactional
class CatalogueImports {

    private static final Logger log = LoggerFactory.getLogger(CatalogueImports.class);

    private final Definitions definitions;
    private final Drafts drafts;
    private final ImportedSteps steps;
    private final Stacks stacks;
    private final StacksHere stacksHere;
    private final Goals goals;
    private final NeededReaders readers;
    private final Districts districts;
    private final AuditLog audit;

    CatalogueImports(
            Definitions definitions,
            Drafts drafts,
            ImportedSteps steps,
            Stacks stacks,
            StacksHere stacksHere,
            Goals goals,
            NeededReaders readers,
            Districts districts,
            AuditLog audit) {
        this.definitions = definitions;
        this.drafts = drafts;
        this.steps = steps;
        this.stacks = stacks;
        this.stacksHere = stacksHere;
        this.goals = goals;
        this.readers = readers;
        this.districts = districts;
        this.audit = audit;
    }

    /** What an import into the district of a name did; the district is made if there is none, with nothing else in it. */
    record Done(ImportPlan plan, boolean districtMade) {}

    /** @throws FileRefused where it would be */
    @Transactional(readOnly = true)
    public Done preview(String district, CatalogueFile file, Importer importer) {
        Optional<DistrictId> known = districts.known(district);
        CatalogueHere here = known.map(id -> here(id, importer)).orElseGet(CatalogueHere::nothing);
        return new Done(new Planning(file, here, importer).plan(), known.isEmpty());
    }

    /** @throws FileRefused where it would be */
    @Transactional(readOnly = true)
    public ImportPlan preview(DistrictId district, CatalogueFile file, Importer importer) {
        return new Planning(file, here(district, importer), importer).plan();
    }

    /** @throws FileRefused with nothing taken */
    public Done take(String district, CatalogueFile file, Importer importer) {
        boolean made = districts.known(district).isEmpty();
        return new Done(take(districts.bare(district), file, importer), made);
    }

    /** @throws FileRefused with nothing taken */
    public ImportPlan take(DistrictId district, CatalogueFile file, Importer importer) {
        // Of two imports at once the second sees what the first made.
        districts.hold(district);
        if (importer.person() == null) {
            // No version is published between the plan and what it does.
            definitions.hold(district);
        }
        CatalogueHere here = here(district, importer);
        ImportPlan plan = new Planning(file, here, importer).plan();
        Set<String> does = plan.does("definition");
        List<FileDefinition> wanted = file.definitions().stream()
                .filter(each -> does.contains(each.code()))
                .toList();
        Map<String, DefinitionId> ids = new HashMap<>();
        here.definitions().forEach((code, version) -> ids.put(code, version.definition()));
        SignedInPerson person = importer.person();
        if (person == null) {
            publish(wanted, here, district, importer).forEach(made -> ids.put(made.code(), made.definition()));
        } else {
            wanted.forEach(each -> drafts.bring(
                    each.code(), here.with(each), here.definitions().get(each.code()), person));
        }
        Set<String> goalsWanted = plan.does("goal");
        goals.putAll(
                file.goals().stream()
                        .map(FileGoal::plan)
                        .filter(goal -> goalsWanted.contains(goal.code()))
                        .toList(),
                district,
                importer.actor(),
                importer.role());
        publishStacks(file, plan, ids, district, importer);
        log.info(
                "Catalogue of district {} imported: {} made, {} changed, {} drafted",
                district,
                plan.made().size(),
                plan.changed().size(),
                plan.drafted().size());
        return plan;
    }

    private List<DefinitionVersion> publish(
            List<FileDefinition> wanted, CatalogueHere here, DistrictId district, Importer importer) {
        List<Definitions.Fresh> fresh = new ArrayList<>();
        Map<DefinitionId, Definitions.Fresh> changed = new HashMap<>();
        for (FileDefinition each : wanted) {
            Definitions.Fresh next =
                    new Definitions.Fresh(each.code(), each.number().text(), here.with(each));
            DefinitionVersion before = here.definitions().get(each.code());
            if (before == null) {
                fresh.add(next);
            } else {
                changed.put(before.definition(), next);
            }
        }
        List<DefinitionVersion> made = new ArrayList<>(definitions.publishAll(district, fresh));
        made.addAll(definitions.publishVersions(district, changed));
        steps.add(made, district);
        made.forEach(version -> audit.record(
                district.id(),
                importer.actor(),
                importer.role(),
                "catalogue-imported",
                version.id().toString()));
        return made;
    }

    /** A stack that another has in it comes first. */
    private void publishStacks(
            CatalogueFile file,
            ImportPlan plan,
            Map<String, DefinitionId> ids,
            DistrictId district,
            Importer importer) {
        Set<String> does = plan.does("stack");
        Set<String> doesToPathways = plan.does("pathway");
        List<FileStack> wanted = StackOrder.of(file.stacks().stream()
                .filter(stack -> (stack.pathway() ? doesToPathways : does).contains(stack.code()))
                .toList());
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, List<RuleFault>> inTheWay = stacks.publishAll(
                wanted.stream()
                        .map(stack -> new StackWish(
                                stack.code(),
                                stack.pathway(),
                                known -> new StackText(
                                        stack.title(),
                                        stack.summary(),
                                        stack.rule().rule(code -> Objects.requireNonNull(ids.get(code)), known))))
                        .toList(),
                new Stacks.By(district, importer.actor(), importer.role()));
        if (!inTheWay.isEmpty()) {
            Faults faults = new Faults();
            wanted.stream()
                    .filter(stack -> inTheWay.containsKey(stack.code()))
                    .forEach(stack -> faults.add(stack.line(), stack.path(), "stack", stack.code()));
            throw new FileRefused(faults.faults(), plan.lines());
        }
    }

    private CatalogueHere here(DistrictId district, Importer importer) {
        Map<String, DefinitionVersion> versions = new HashMap<>();
        definitions.all(district).forEach(version -> versions.put(version.code(), version));
        Map<String, StacksHere.Here> known = new HashMap<>();
        stacksHere.all(district, versions.values()).forEach(each -> known.put(each.code(), each));
        SignedInPerson person = importer.person();
        return new CatalogueHere(
                versions,
                person == null ? Map.of() : drafts.openOf(person),
                known,
                goals.of(district),
                definition -> readers.muchRestsOn(definition, district));
    }
}
