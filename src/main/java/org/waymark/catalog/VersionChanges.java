package org.waymark.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version of a micro-credential says otherwise than another, part by part: the same words for whoever approves it
 * and for an earner who may move up to it.
 */
public record VersionChanges(List<Change> changes) {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?");

    /** Which part of a version; its order is that of the page. */
    public enum Part {
        ABOUT,
        OVERVIEW,
        EVIDENCE,
        CRITERION,
        REFLECTION,
        WORKLOAD
    }

    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        REWORDED,
        /** All of them say what they said, in another order. */
        MOVED
    }

    /** What serves a goal is judged as before. */
    private static final String GOALS = "goals";

    /** What is said in names of ours, and where the messages have words for them. */
    private static final Map<String, String> CODED = Map.of(
            "audiences", "catalog.find.audience.",
            "language", "authoring.language.",
            "picture", "authoring.",
            "kinds", "catalog.kind.",
            "consent", "catalog.consent.",
            "deidentified", "catalog.change.value.",
            "annotated", "catalog.change.value.",
            "shareable", "catalog.change.value.");

    /**
     * One part that differs.
     *
     * @param id such as C1; empty where the part has none
     * @param title as it is called now, or was
     * @param lines what differs in it, or all it says where it was added or removed
     */
    public record Change(Part part, Kind kind, String id, String title, List<Line> lines) {

        /** Its id and what it is called. */
        public String name() {
            return id.isEmpty() ? title : id + " " + title;
        }
    }

    /**
     * One thing that is said.
     *
     * @param about last part of the message key catalog.change.line.*
     * @param before null where nothing was said
     * @param after null where nothing is said any more
     */
    public record Line(
            String about, @Nullable String before, @Nullable String after) {

        /** What a message key begins with that ends in a value, where it is said in names of ours, one a line. */
        public @Nullable String words() {
            return CODED.get(about);
        }

        public List<String> valuesBefore() {
            return before == null ? List.of() : before.lines().toList();
        }

        public List<String> valuesAfter() {
            return after == null ? List.of() : after.lines().toList();
        }
    }

    public VersionChanges {
        changes = List.copyOf(changes);
    }

    public static VersionChanges between(DefinitionContent before, DefinitionContent after) {
        List<Change> changes = new ArrayList<>();
        reworded(Part.ABOUT, "", after.title(), about(before, null), about(after, before), changes);
        compare(Part.OVERVIEW, prompts(before.overview()), prompts(after.overview()), changes);
        compare(
                Part.EVIDENCE,
                texts(before.evidence(), EvidenceRequirement::id, EvidenceRequirement::title, VersionChanges::evidence),
                texts(after.evidence(), EvidenceRequirement::id, EvidenceRequirement::title, VersionChanges::evidence),
                changes);
        compare(
                Part.CRITERION,
                texts(before.criteria(), Criterion::id, Criterion::title, VersionChanges::criterion),
                texts(after.criteria(), Criterion::id, Criterion::title, VersionChanges::criterion),
                changes);
        compare(Part.REFLECTION, prompts(before.reflection()), prompts(after.reflection()), changes);
        reworded(Part.WORKLOAD, "", after.title(), workload(before), workload(after), changes);
        return new VersionChanges(changes);
    }

    public boolean none() {
        return changes.isEmpty();
    }

    /** Whether what is asked for or how it is judged differs: then it is another matter to earn it. */
    public boolean major() {
        return changes.stream()
                .filter(change -> change.part() == Part.CRITERION || change.part() == Part.EVIDENCE)
                .filter(change -> change.kind() != Kind.MOVED)
                .anyMatch(change ->
                        change.lines().stream().anyMatch(line -> !line.about().equals(GOALS)));
    }

    /** Whether a criterion reads as before: then whoever met it has met it. */
    public static boolean sameWords(Criterion before, Criterion after) {
        return before.title().equals(after.title()) && before.levels().equals(after.levels());
    }

    /** The number after this one, such as 1.1.0 after 1.0.4; a text that begins with no number counts as 1. */
    public String next(String number) {
        Matcher parts = NUMBER.matcher(number);
        boolean known = parts.lookingAt();
        int first = known ? Integer.parseInt(parts.group(1)) : 1;
        int second = known && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : 0;
        return major() ? first + 1 + ".0.0" : first + "." + (second + 1) + ".0";
    }

    /** What a part is called, and what it says by what it is about. */
    private record Text(String title, Map<String, String> says) {}

    private static void compare(Part part, Map<String, Text> before, Map<String, Text> after, List<Change> changes) {
        after.forEach((id, text) -> {
            Text was = before.get(id);
            if (was == null) {
                changes.add(new Change(part, Kind.ADDED, id, text.title(), lines(Map.of(), text.says())));
            } else {
                reworded(part, id, text.title(), was.says(), text.says(), changes);
            }
        });
        before.forEach((id, text) -> {
            if (!after.containsKey(id)) {
                changes.add(new Change(part, Kind.REMOVED, id, text.title(), lines(text.says(), Map.of())));
            }
        });
        List<String> stayed =
                before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        if (!now.equals(stayed)) {
            changes.add(new Change(
                    part,
                    Kind.MOVED,
                    "",
                    "",
                    List.of(new Line("order", String.join(", ", stayed), String.join(", ", now)))));
        }
    }

    private static void reworded(
            Part part,
            String id,
            String title,
            Map<String, String> before,
            Map<String, String> after,
            List<Change> changes) {
        List<Line> lines = lines(before, after);
        if (!lines.isEmpty()) {
            changes.add(new Change(part, Kind.REWORDED, id, title, lines));
        }
    }

    private static List<Line> lines(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new LinkedHashMap<>(after);
        before.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .map(about -> new Line(about, said(before.get(about)), said(after.get(about))))
                .filter(line -> !Objects.equals(line.before(), line.after()))
                .toList();
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <T> Map<String, Text> texts(
            List<T> parts, Function<T, String> id, Function<T, String> title, Function<T, Map<String, String>> says) {
        Map<String, Text> texts = new LinkedHashMap<>();
        parts.forEach(part -> texts.put(id.apply(part), new Text(title.apply(part), says.apply(part))));
        return texts;
    }

    private static Map<String, Text> prompts(List<DefinitionContent.Prompt> prompts) {
        return texts(prompts, DefinitionContent.Prompt::id, DefinitionContent.Prompt::text, prompt -> {
            Map<String, String> says = new LinkedHashMap<>();
            says.put("prompt", prompt.text());
            says.put("words", Objects.requireNonNullElse(prompt.words(), ""));
            return says;
        });
    }

    private static Map<String, String> evidence(EvidenceRequirement asked) {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("title", asked.title());
        says.put("kinds", String.join("\n", asked.kinds()));
        says.put("count", Integer.toString(asked.count()));
        says.put("limit", Objects.requireNonNullElse(asked.limit(), ""));
        says.put("consent", asked.consent());
        says.put("deidentified", yes(asked.deidentified()));
        says.put("annotated", yes(asked.annotated()));
        says.put("alternative", Objects.requireNonNullElse(asked.alternative(), ""));
        says.put("shareable", yes(asked.shareable()));
        return says;
    }

    private static String yes(boolean said) {
        return said ? "YES" : "NO";
    }

    private static Map<String, String> criterion(Criterion criterion) {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("title", criterion.title());
        says.put("from", String.join(", ", criterion.from()));
        for (RubricLevel level : RubricLevel.values()) {
            says.put(
                    "level." + level.name().toLowerCase(Locale.ROOT),
                    criterion.levels().getOrDefault(level, ""));
        }
        says.put(GOALS, String.join(", ", criterion.goals()));
        return says;
    }

    /** @param before the earlier version, when this is the later one */
    private static Map<String, String> about(DefinitionContent content, @Nullable DefinitionContent before) {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("title", content.title());
        says.put("competency", content.competency());
        says.put("method", content.keyMethod().name());
        says.put("summary", content.keyMethod().summary());
        says.put("components", String.join("\n", content.methodComponents()));
        says.put("area", content.about().area());
        says.put(
                "audiences",
                content.about().audiences().stream().sorted().map(Enum::name).collect(Collectors.joining("\n")));
        says.put("language", content.about().language());
        says.put("tags", String.join(", ", content.about().tags()));
        says.put(GOALS, String.join(", ", content.about().goals()));
        says.put("rationale", content.about().rationale());
        says.put("research", references(content.about().research()));
        says.put("resources", references(content.about().resources()));
        says.put("readers", Integer.toString(content.about().readers()));
        says.put("picture", picture(content.about().picture(), before));
        says.put("local", Objects.requireNonNullElse(content.about().localReview(), ""));
        says.put(
                "standards",
                content.alignment().entrySet().stream()
                        .map(framework -> framework.getKey() + ": " + String.join(", ", framework.getValue()))
                        .collect(Collectors.joining("\n")));
        return says;
    }

    /** Where it is kept says nothing to anybody, but that it is another. */
    private static String picture(About.Picture picture, @Nullable DefinitionContent before) {
        if (!picture.made()) {
            return "";
        }
        String drawn = "shape." + picture.shape() + "\ncolour." + picture.colour() + "\nsymbol." + picture.symbol();
        if (picture.upload() == null) {
            return drawn;
        }
        String earlier = before == null ? null : before.about().picture().upload();
        return (earlier == null || earlier.equals(picture.upload()) ? "upload.one\n" : "upload.another\n") + drawn;
    }

    private static String references(List<About.Reference> references) {
        return references.stream()
                .map(reference ->
                        reference.url() == null ? reference.title() : reference.title() + " " + reference.url())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> workload(DefinitionContent content) {
        Map<String, String> says = new LinkedHashMap<>();
        says.put("hours", Integer.toString(content.workload().contactHours()));
        says.put("weeks", content.workload().elapsedWeeks());
        says.put("beyond", content.workload().beyondNormalTeachingHours());
        says.put(
                "split",
                content.workload().split().entrySet().stream()
                        .map(part -> part.getKey() + ": "
                                + BigDecimal.valueOf(part.getValue())
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .collect(Collectors.joining("\n")));
        return says;
    }
}
