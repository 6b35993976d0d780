package org.waymark.catalog.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionContent.Prompt;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.Limits;
import org.waymark.catalog.PlainText;
import org.waymark.catalog.RubricLevel;

/** Reads one micro-credential of a file. The form is told in catalogue-file.md. */
class DefinitionReader {

    static final Set<String> KINDS = Set.of(
            "DOCUMENT",
            "VIDEO",
            "AUDIO",
            "PHOTO",
            "STUDENT_WORK",
            "DATA_TABLE",
            "OBSERVATION_NOTE",
            "TEMPLATE",
            "SURVEY_SUMMARY");
    static final Set<String> CONSENTS = Set.of("NEVER", "REQUIRED", "IF_STUDENTS_VISIBLE", "IF_STUDENTS_AUDIBLE");

    private final FieldsReader fields;
    private final boolean plainForm;

    /** @param plainForm a list of definitions alone, which writes activities as one word, such as lookAgain */
    DefinitionReader(FieldsReader fields, boolean plainForm) {
        this.fields = fields;
        this.plainForm = plainForm;
    }

    FileDefinition read() {
        String code = fields.code();
        String number = fields.text("version", 32);
        if (!number.isEmpty() && !VersionNumber.isOne(number)) {
            fields.fault("version", "version");
        }
        DefinitionContent content = content();
        fields.done();
        return new FileDefinition(fields.line(), fields.path(), code, new VersionNumber(number), content);
    }

    private DefinitionContent content() {
        List<EvidenceRequirement> evidence = evidence();
        return new DefinitionContent(
                fields.text("title", Limits.TITLE),
                fields.text("competency", Limits.COMPETENCY),
                keyMethod(),
                fields.texts("methodComponents", Limits.MOST, Limits.COMPONENT),
                prompts("O", fields.oneOf("part1", "overview")),
                evidence,
                criteria(evidence),
                prompts("R", "reflection"),
                workload(),
                alignment(),
                about());
    }

    private DefinitionContent.KeyMethod keyMethod() {
        FieldsReader method = fields.object("keyMethod");
        DefinitionContent.KeyMethod read = new DefinitionContent.KeyMethod(
                method.text("name", Limits.METHOD_NAME), method.text("summary", Limits.TEXT));
        method.done();
        return read;
    }

    /** Prompts that carry no id are numbered, O1, O2 and R1, R2. */
    private List<Prompt> prompts(String letter, String name) {
        List<Prompt> prompts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Value> items = fields.items(name, Limits.MOST);
        for (int i = 0; i < items.size(); i++) {
            FieldsReader prompt = fields.item(items.get(i), name, i, "prompt");
            String id = id(prompt, ids, letter, letter + (i + 1));
            prompts.add(new Prompt(id, prompt.text("prompt", Limits.TEXT), prompt.maybe("words", Limits.RANGE)));
            prompt.done();
        }
        return prompts;
    }

    private List<EvidenceRequirement> evidence() {
        List<FieldsReader> all = fields.objects("evidence", Limits.MOST);
        if (all.isEmpty()) {
            fields.fault("evidence", "missing");
        }
        Set<String> ids = new HashSet<>();
        return all.stream().map(one -> requirement(one, ids)).toList();
    }

    private static EvidenceRequirement requirement(FieldsReader one, Set<String> ids) {
        String kind = one.oneOf("kind", "kinds");
        List<String> kinds = one.texts(kind, KINDS.size(), 40);
        if (kinds.isEmpty()) {
            one.fault(kind, "missing");
        } else if (!KINDS.containsAll(kinds)) {
            one.fault(kind, "choice", KINDS.stream().sorted().collect(Collectors.joining(", ")));
        }
        EvidenceRequirement requirement = new EvidenceRequirement(
                id(one, ids, "A", null),
                kinds,
                one.text("title", Limits.EVIDENCE_TITLE),
                one.number("count", 1, Limits.MOST_PIECES, 1),
                limit(one),
                one.choice("consent", CONSENTS, "NEVER"),
                one.flag("deidentified"),
                one.flag("annotated"),
                one.maybe(one.oneOf("alternative", "alt"), Limits.ALTERNATIVE),
                one.flag("shareable"));
        one.done();
        return requirement;
    }

    private static @Nullable String limit(FieldsReader one) {
        String name = one.oneOf("limit", "max", "length", "minResponses");
        String limit = one.maybe(name, Limits.LIMIT);
        return limit != null && name.equals("minResponses") ? "responses: " + limit : limit;
    }

    private List<Criterion> criteria(List<EvidenceRequirement> evidence) {
        List<FieldsReader> all = fields.objects("criteria", Limits.MOST);
        if (all.isEmpty()) {
            fields.fault("criteria", "missing");
        }
        Set<String> ids = new HashSet<>();
        Set<String> known = evidence.stream().map(EvidenceRequirement::id).collect(Collectors.toSet());
        List<Criterion> criteria =
                all.stream().map(one -> criterion(one, ids, known)).toList();
        Set<String> used = criteria.stream().flatMap(one -> one.from().stream()).collect(Collectors.toSet());
        known.stream()
                .filter(id -> !id.isEmpty() && !used.contains(id))
                .sorted()
                .forEach(id -> fields.warn("evidence", "serves-nothing", id));
        return criteria;
    }

    private static Criterion criterion(FieldsReader one, Set<String> ids, Set<String> evidence) {
        String id = id(one, ids, "C", null);
        String title = one.text("title", Limits.CRITERION_TITLE);
        List<String> from = one.texts("from", Limits.MOST, 20);
        if (from.isEmpty()) {
            one.fault("from", "missing");
        }
        from.stream()
                .filter(wanted -> !evidence.contains(wanted))
                .forEach(wanted -> one.fault("from", "unknown-evidence", TextFile.cut(wanted)));
        Map<RubricLevel, String> levels = new EnumMap<>(RubricLevel.class);
        for (RubricLevel level : RubricLevel.values()) {
            levels.put(level, one.text(level.name(), Limits.TEXT));
        }
        if (Set.copyOf(levels.values()).size() < levels.size()) {
            one.warn("title", "same-levels");
        }
        List<String> goals = one.texts("goals", Limits.MOST, Limits.CODE);
        one.done();
        return new Criterion(id, title, from, levels, goals);
    }

    private DefinitionContent.Workload workload() {
        FieldsReader workload = fields.object("workload");
        int contact = workload.number("contactHours", 1, Limits.MOST_HOURS, 0);
        if (contact == 0 && !workload.says("contactHours")) {
            workload.fault("contactHours", "missing");
        }
        FieldsReader split = workload.maybeObject("split");
        Map<String, Double> hours = split == null ? Map.of() : split(split);
        BigDecimal sum = hours.values().stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!hours.isEmpty() && sum.compareTo(BigDecimal.valueOf(contact)) != 0) {
            workload.warn("split", "hours-sum", sum.stripTrailingZeros().toPlainString(), String.valueOf(contact));
        }
        DefinitionContent.Workload read = new DefinitionContent.Workload(
                contact,
                workload.orEmpty("elapsedWeeks", Limits.RANGE),
                workload.orEmpty("beyondNormalTeachingHours", Limits.RANGE),
                hours);
        workload.done();
        return read;
    }

    private Map<String, Double> split(FieldsReader split) {
        Map<String, Double> hours = split.hours(Limits.MOST, Limits.ACTIVITY);
        if (!plainForm) {
            return hours;
        }
        Map<String, Double> named = new LinkedHashMap<>();
        hours.forEach((activity, each) -> named.put(words(activity), each));
        return named;
    }

    /** lookAgain becomes "look again". */
    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private Map<String, List<String>> alignment() {
        FieldsReader frameworks = fields.maybeObject("alignment");
        Map<String, List<String>> alignment = new LinkedHashMap<>();
        if (frameworks != null) {
            for (String framework : frameworks.names(Limits.MOST, Limits.FRAMEWORK)) {
                alignment.put(framework, frameworks.texts(framework, Limits.MOST_STANDARDS, Limits.OF_SEVERAL));
            }
        }
        return alignment;
    }

    private About about() {
        String area = fields.maybe("area", Limits.AREA);
        String language = fields.maybe("language", 35);
        if (language != null && !language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            fields.fault("language", "language");
        }
        String rationale = fields.maybe("rationale", Limits.TEXT);
        return new About(
                area == null ? "" : area,
                fields.audiences(),
                language == null ? "en" : language,
                fields.texts("tags", Limits.MOST, Limits.OF_SEVERAL),
                rationale == null ? "" : rationale,
                references("research"),
                references("resources"),
                fields.number("readers", 1, 2, 2),
                picture(),
                fields.texts("goals", Limits.MOST, Limits.CODE),
                localReview());
    }

    private List<About.Reference> references(String name) {
        List<About.Reference> references = new ArrayList<>();
        List<Value> items = fields.items(name, Limits.MOST);
        for (int i = 0; i < items.size(); i++) {
            FieldsReader one = fields.item(items.get(i), name, i, "title");
            String url = one.maybe("url", Limits.ADDRESS);
            if (url != null && !PlainText.isAddress(url)) {
                one.fault("url", "address");
            }
            references.add(new About.Reference(one.text("title", Limits.REFERENCE_TITLE), url));
            one.done();
        }
        return references;
    }

    /** What somebody uploaded stays where it is: a file names no other file. */
    private About.Picture picture() {
        FieldsReader picture = fields.maybeObject("picture");
        if (picture == null) {
            return About.Picture.NONE;
        }
        About.Picture read =
                new About.Picture(name(picture, "shape"), name(picture, "colour"), name(picture, "symbol"), null);
        picture.done();
        return read;
    }

    private static String name(FieldsReader picture, String part) {
        String name = picture.text(part, 30);
        if (!name.isEmpty() && !name.matches("[A-Z][A-Z0-9_]*")) {
            picture.fault(part, "picture");
        }
        return name;
    }

    private @Nullable String localReview() {
        FieldsReader policy = fields.maybeObject("policy");
        if (policy == null) {
            return fields.maybe("localReview", Limits.TEXT);
        }
        fields.oneOf("policy", "localReview");
        // Whether it is a gate is for the district to say; what to look at is the author's.
        policy.maybe("localReview", 40);
        String note = policy.maybe("note", Limits.TEXT);
        policy.done();
        return note;
    }

    private static String id(FieldsReader one, Set<String> ids, String letter, @Nullable String otherwise) {
        String id = otherwise != null && !one.says("id") ? otherwise : one.text("id", 20);
        if (!id.isEmpty() && !id.matches(letter + "[1-9]\\d{0,3}")) {
            one.fault("id", "part-id", letter);
        } else if (!id.isEmpty() && !ids.add(id)) {
            one.fault("id", "same-id", id);
        }
        return id;
    }
}
