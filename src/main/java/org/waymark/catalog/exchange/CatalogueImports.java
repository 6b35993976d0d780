package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.About;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/** Takes files into a district's catalogue: whole, as previewed, or not at all. */
@Service
@Transactional
class CatalogueImports {

    private static final Logger log = LoggerFactory.getLogger(CatalogueImports.class);

    private final Definitions definitions;
    private final Districts districts;
    private final AuditLog audit;

    CatalogueImports(Definitions definitions, Districts districts, AuditLog audit) {
        this.definitions = definitions;
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
        Map<String, FileDefinition> wanted = file.definitions().stream()
                .collect(Collectors.toMap(FileDefinition::code, Function.identity(), (one, other) -> one));
        for (ImportLine line : plan.lines()) {
            FileDefinition definition = wanted.get(line.id());
            if (line.outcome() != ImportLine.Outcome.UNCHANGED && definition != null) {
                publish(definition, here.get(line.id()), district, by);
            }
        }
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

    private ImportPlan plan(@Nullable DistrictId district, CatalogueFile file) {
        Map<String, DefinitionVersion> here = district == null ? Map.of() : here(district);
        Faults faults = new Faults();
        List<ImportLine> lines = new ArrayList<>();
        for (FileDefinition wanted : file.definitions()) {
            DefinitionVersion before = here.get(wanted.code());
            lines.add(new ImportLine(
                    outcome(wanted, before, faults),
                    wanted.line(),
                    "definition",
                    wanted.code(),
                    wanted.content().title(),
                    wanted.number().text(),
                    before == null ? null : before.number()));
        }
        if (faults.any()) {
            throw new FileRefused(faults.faults());
        }
        return new ImportPlan(lines, file.warnings());
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
        About about = content.about();
        String upload = before.content().about().picture().upload();
        if (upload == null) {
            return content;
        }
        About.Picture picture = about.picture();
        return content.with(new About(
                about.area(),
                about.audiences(),
                about.language(),
                about.tags(),
                about.rationale(),
                about.research(),
                about.resources(),
                about.readers(),
                new About.Picture(picture.shape(), picture.colour(), picture.symbol(), upload),
                about.goals(),
                about.localReview()));
    }

    private Map<String, DefinitionVersion> here(DistrictId district) {
        Map<String, DefinitionVersion> here = new HashMap<>();
        definitions.all(district).forEach(version -> here.put(version.code(), version));
        return here;
    }
}
