package org.waymark.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictCreated;
import org.waymark.settings.WaymarkSettings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Gives each new district three micro-credentials to begin with, unless that is switched off. */
@Component
class SampleContent {

    /** One definition of the sample file. */
    record Sample(String code, String number, DefinitionContent content) {}

    private final Definitions definitions;
    private final boolean wanted;
    private final List<Sample> samples;

    SampleContent(Definitions definitions, WaymarkSettings settings) {
        this.definitions = definitions;
        this.wanted = settings.sampleContent();
        this.samples = read();
    }

    @EventListener
    void on(DistrictCreated created) {
        if (wanted) {
            samples.forEach(sample -> definitions.publish(
                    created.district(), sample.code(), sample.number(), sample.content(), Stage.LIVE));
        }
    }

    static List<Sample> read() {
        try (InputStream in = new ClassPathResource("samples/definitions.yaml").getInputStream()) {
            List<Map<String, Object>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return all.stream().map(SampleContent::sample).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(Map<String, Object> yaml) {
        Map<String, Object> method = map(yaml, "keyMethod");
        DefinitionContent content = new DefinitionContent(
                text(yaml, "title"),
                text(yaml, "competency"),
                new DefinitionContent.KeyMethod(text(method, "name"), text(method, "summary")),
                texts(yaml.get("methodComponents")),
                prompts("O", list(yaml.get("part1"))),
                maps(yaml, "evidence").map(SampleContent::requirement).toList(),
                maps(yaml, "criteria").map(SampleContent::criterion).toList(),
                prompts("R", list(yaml.get("reflection"))),
                workload(map(yaml, "workload")),
                alignment(map(yaml, "alignment")));
        return new Sample(text(yaml, "id"), text(yaml, "version"), content);
    }

    /** Prompts carry no ids in the file: they are numbered, O1, O2 and R1, R2. */
    private static List<DefinitionContent.Prompt> prompts(String letter, List<Object> yaml) {
        List<DefinitionContent.Prompt> prompts = new ArrayList<>();
        for (Object each : yaml) {
            String id = letter + (prompts.size() + 1);
            prompts.add(
                    each instanceof Map<?, ?> prompt
                            ? new DefinitionContent.Prompt(
                                    id, String.valueOf(prompt.get("prompt")), textOrNull(prompt.get("words")))
                            : new DefinitionContent.Prompt(id, String.valueOf(each), null));
        }
        return prompts;
    }

    private static EvidenceRequirement requirement(Map<String, Object> yaml) {
        return new EvidenceRequirement(
                text(yaml, "id"),
                texts(yaml.get("kind")),
                text(yaml, "title"),
                yaml.get("count") instanceof Integer count ? count : 1,
                limit(yaml),
                yaml.containsKey("consent") ? text(yaml, "consent") : "NEVER",
                Boolean.TRUE.equals(yaml.get("deidentified")),
                Boolean.TRUE.equals(yaml.get("annotated")),
                textOrNull(yaml.get("alt")),
                Boolean.TRUE.equals(yaml.get("shareable")));
    }

    private static @Nullable String limit(Map<String, Object> yaml) {
        if (yaml.containsKey("minResponses")) {
            return "responses: " + text(yaml, "minResponses");
        }
        return textOrNull(yaml.containsKey("max") ? yaml.get("max") : yaml.get("length"));
    }

    private static Criterion criterion(Map<String, Object> yaml) {
        Map<RubricLevel, String> levels = new EnumMap<>(RubricLevel.class);
        for (RubricLevel level : RubricLevel.values()) {
            levels.put(level, text(yaml, level.name()));
        }
        return new Criterion(text(yaml, "id"), text(yaml, "title"), texts(yaml.get("from")), levels);
    }

    private static DefinitionContent.Workload workload(Map<String, Object> yaml) {
        Map<String, Double> split = new LinkedHashMap<>();
        map(yaml, "split").forEach((activity, hours) -> split.put(words(activity), ((Number) hours).doubleValue()));
        return new DefinitionContent.Workload(
                ((Number) required(yaml, "contactHours")).intValue(),
                text(yaml, "elapsedWeeks"),
                text(yaml, "beyondNormalTeachingHours"),
                split);
    }

    private static Map<String, List<String>> alignment(Map<String, Object> yaml) {
        Map<String, List<String>> alignment = new LinkedHashMap<>();
        yaml.forEach((framework, codes) -> alignment.put(framework, texts(codes)));
        return alignment;
    }

    /** lookAgain becomes "look again". */
    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Object required(Map<String, Object> yaml, String key) {
        Object value = yaml.get(key);
        if (value == null) {
            throw new IllegalStateException("samples/definitions.yaml: " + key + " is missing");
        }
        return value;
    }

    private static String text(Map<String, Object> yaml, String key) {
        return required(yaml, key).toString();
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> yaml, String key) {
        return (Map<String, Object>) required(yaml, key);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> maps(Map<String, Object> yaml, String key) {
        return ((List<Map<String, Object>>) required(yaml, key)).stream();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : value == null ? List.of() : List.of(value);
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(Object::toString).toList();
    }
}
