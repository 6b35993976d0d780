package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.goals.GoalView;
import org.waymark.catalog.stacks.Rule;
import org.waymark.people.earners.Audience;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Writes a catalogue as the file that {@link CatalogueFile} reads; what says nothing is left out. */
class CatalogueWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogueWriter() {}

    static String json(List<DefinitionVersion> definitions) {
        return written(file(definitions, List.of(), List.of()), ExportFormat.JSON);
    }

    static String yaml(List<DefinitionVersion> definitions) {
        return written(file(definitions, List.of(), List.of()), ExportFormat.YAML);
    }

    static String written(Map<String, Object> file, ExportFormat format) {
        if (format == ExportFormat.JSON) {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(false);
        return new Yaml(options).dump(file);
    }

    static Map<String, Object> file(List<DefinitionVersion> definitions, List<FileStack> stacks, List<GoalView> goals) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("waymark", 1);
        put(
                file,
                "definitions",
                definitions.stream().map(CatalogueWriter::definition).toList());
        put(file, "stacks", stacks(stacks, false));
        put(file, "pathways", stacks(stacks, true));
        put(file, "goals", goals.stream().map(CatalogueWriter::goal).toList());
        return file;
    }

    private static List<Map<String, Object>> stacks(List<FileStack> stacks, boolean pathways) {
        return stacks.stream()
                .filter(stack -> stack.pathway() == pathways)
                .map(stack -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("id", stack.code());
                    fields.put("title", stack.title());
                    put(fields, "summary", stack.summary());
                    if (pathways) {
                        fields.put("stacks", stack.rule().codes(Rule.Kind.STACK));
                    } else if (stack.rule().written() instanceof Map<?, ?> group) {
                        group.forEach((name, value) -> fields.put(String.valueOf(name), value));
                    }
                    return fields;
                })
                .toList();
    }

    private static Map<String, Object> goal(GoalView goal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", goal.code());
        fields.put("title", goal.title());
        fields.put("why", goal.why());
        fields.put(
                "audiences", goal.audiences().stream().sorted().map(Enum::name).toList());
        fields.put("begins", goal.begins().toString());
        fields.put("ends", goal.ends().toString());
        fields.put("owner", goal.owner());
        fields.put("contribution", goal.contribution());
        return fields;
    }

    private static Map<String, Object> definition(DefinitionVersion version) {
        DefinitionContent content = version.content();
        About about = content.about();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", version.code());
        fields.put("title", content.title());
        fields.put("version", version.number());
        put(fields, "area", about.area());
        if (!about.audiences().equals(Set.of(Audience.EDUCATOR))) {
            fields.put("audiences", about.audiences().stream().map(Enum::name).toList());
        }
        fields.put("language", about.language());
        put(fields, "tags", about.tags());
        fields.put("competency", content.competency());
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("name", content.keyMethod().name());
        method.put("summary", content.keyMethod().summary());
        fields.put("keyMethod", method);
        put(fields, "methodComponents", content.methodComponents());
        put(fields, "rationale", about.rationale());
        put(fields, "research", references(about.research()));
        put(fields, "resources", references(about.resources()));
        put(fields, "part1", prompts(content.overview()));
        fields.put(
                "evidence",
                content.evidence().stream().map(CatalogueWriter::requirement).toList());
        fields.put(
                "criteria",
                content.criteria().stream().map(CatalogueWriter::criterion).toList());
        put(fields, "reflection", prompts(content.reflection()));
        fields.put("workload", workload(content.workload()));
        if (!content.alignment().isEmpty()) {
            fields.put("alignment", new LinkedHashMap<>(content.alignment()));
        }
        put(fields, "goals", about.goals());
        fields.put("readers", about.readers());
        if (!about.picture().shape().isEmpty()) {
            fields.put("picture", picture(about.picture()));
        }
        put(fields, "localReview", about.localReview());
        return fields;
    }

    private static List<Map<String, Object>> prompts(List<DefinitionContent.Prompt> prompts) {
        return prompts.stream()
                .map(prompt -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("id", prompt.id());
                    fields.put("prompt", prompt.text());
                    put(fields, "words", prompt.words());
                    return fields;
                })
                .toList();
    }

    private static Map<String, Object> requirement(EvidenceRequirement one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", one.id());
        fields.put("kind", new ArrayList<>(one.kinds()));
        fields.put("title", one.title());
        fields.put("count", one.count());
        put(fields, "limit", one.limit());
        fields.put("consent", one.consent());
        put(fields, "deidentified", one.deidentified());
        put(fields, "annotated", one.annotated());
        put(fields, "alternative", one.alternative());
        put(fields, "shareable", one.shareable());
        return fields;
    }

    private static Map<String, Object> criterion(Criterion one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", one.id());
        fields.put("title", one.title());
        fields.put("from", new ArrayList<>(one.from()));
        one.levels().forEach((level, means) -> fields.put(level.name(), means));
        put(fields, "goals", one.goals());
        return fields;
    }

    private static Map<String, Object> workload(DefinitionContent.Workload workload) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("contactHours", workload.contactHours());
        fields.put("elapsedWeeks", workload.elapsedWeeks());
        fields.put("beyondNormalTeachingHours", workload.beyondNormalTeachingHours());
        if (!workload.split().isEmpty()) {
            Map<String, Object> split = new LinkedHashMap<>();
            workload.split().forEach((activity, hours) -> split.put(activity, number(hours)));
            fields.put("split", split);
        }
        return fields;
    }

    private static List<Map<String, Object>> references(List<About.Reference> references) {
        return references.stream()
                .map(reference -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("title", reference.title());
                    put(fields, "url", reference.url());
                    return fields;
                })
                .toList();
    }

    private static Map<String, Object> picture(About.Picture picture) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("shape", picture.shape());
        fields.put("colour", picture.colour());
        fields.put("symbol", picture.symbol());
        return fields;
    }

    /** Two hours are 2, not 2.0. */
    private static Number number(double hours) {
        if (hours == Math.rint(hours)) {
            return (int) hours;
        }
        return hours;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        boolean silent = value == null
                || value.equals("")
                || value.equals(false)
                || value instanceof Collection<?> list && list.isEmpty();
        if (!silent) {
            fields.put(name, value);
        }
    }
}
