package org.waymark.catalog.authoring;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;

/** What can be said of a draft without understanding it: faults stand against proposing it, advice does not. */
final class QualityChecks {

    private static final List<Function<DefinitionContent, List<Finding>>> ALL = List.of(
            QualityChecks::hasATitle,
            QualityChecks::saysItsCompetency,
            QualityChecks::isOneCompetency,
            QualityChecks::hasAMethod,
            QualityChecks::saysWhyItWorks,
            QualityChecks::asksForAnOverview,
            QualityChecks::asksForEvidence,
            QualityChecks::everyEvidenceServesACriterion,
            QualityChecks::hasCriteria,
            QualityChecks::everyCriterionHasEvidence,
            QualityChecks::everyLevelIsDescribed,
            QualityChecks::levelsDiffer,
            QualityChecks::asksForAReflection,
            QualityChecks::promptsAreEasyToRead,
            QualityChecks::saysTheTime,
            QualityChecks::hoursAddUp,
            QualityChecks::twoReadWhereMuchRestsOnIt);

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** What competencies are made of, as stems: one that follows another after "and" or "y" is a second one. */
    private static final Set<String> ENGLISH_VERBS = Set.of(
            "act",
            "adapt",
            "adjust",
            "advocat",
            "align",
            "analys",
            "analyz",
            "appl",
            "assess",
            "assign",
            "build",
            "challeng",
            "check",
            "choos",
            "coach",
            "collaborat",
            "collect",
            "communicat",
            "connect",
            "creat",
            "deliver",
            "demonstrat",
            "describ",
            "design",
            "develop",
            "differentiat",
            "discuss",
            "document",
            "engag",
            "establish",
            "evaluat",
            "examin",
            "explain",
            "facilitat",
            "foster",
            "gather",
            "giv",
            "guid",
            "identif",
            "implement",
            "improv",
            "integrat",
            "interpret",
            "invit",
            "lead",
            "listen",
            "maintain",
            "manag",
            "mentor",
            "model",
            "monitor",
            "observ",
            "organis",
            "organiz",
            "plan",
            "prepar",
            "present",
            "prompt",
            "provid",
            "reflect",
            "respond",
            "review",
            "revis",
            "select",
            "shar",
            "sort",
            "support",
            "teach",
            "test",
            "track",
            "us",
            "writ");

    private static final String ENGLISH_ENDINGS = "(e|s|es|ies|y|ing|ning|ting)?";

    /** Without accents, and without the r or n that an ending may add. */
    private static final Set<String> SPANISH_VERBS = Set.of(
            "actua",
            "adapta",
            "ajusta",
            "analiza",
            "aplica",
            "apoya",
            "aprende",
            "colabora",
            "comparte",
            "comparti",
            "comprueba",
            "comproba",
            "comunica",
            "conduce",
            "conduci",
            "construye",
            "construi",
            "crea",
            "demuestra",
            "demostra",
            "desarrolla",
            "dirige",
            "dirigi",
            "disena",
            "elige",
            "elegi",
            "emplea",
            "ensena",
            "escribe",
            "escribi",
            "escucha",
            "establece",
            "evalua",
            "explica",
            "facilita",
            "fomenta",
            "gestiona",
            "guia",
            "identifica",
            "imparte",
            "imparti",
            "implementa",
            "integra",
            "interpreta",
            "lidera",
            "mejora",
            "modela",
            "observa",
            "ofrece",
            "organiza",
            "orienta",
            "planifica",
            "prepara",
            "presenta",
            "promueve",
            "promove",
            "realiza",
            "recoge",
            "reflexiona",
            "responde",
            "revisa",
            "selecciona",
            "usa",
            "utiliza");

    private QualityChecks() {}

    static List<Finding> of(DefinitionContent content) {
        return ALL.stream().flatMap(check -> check.apply(content).stream()).toList();
    }

    static List<Finding> hasATitle(DefinitionContent content) {
        return faultIf(content.title().isBlank(), "title", Section.ABOUT);
    }

    static List<Finding> saysItsCompetency(DefinitionContent content) {
        return faultIf(content.competency().isBlank(), "competency", Section.COMPETENCY);
    }

    /** Two verbs joined by "and" are often two competencies, and sometimes not: its author decides. */
    static List<Finding> isOneCompetency(DefinitionContent content) {
        String language = Locale.forLanguageTag(content.about().language()).getLanguage();
        boolean several = joinsTwoVerbs(content.competency(), language);
        return several ? List.of(Finding.advice("one-competency", Section.COMPETENCY, List.of())) : List.of();
    }

    private static boolean joinsTwoVerbs(String text, String language) {
        boolean spanish = language.equals("es");
        if (!spanish && !language.equals("en")) {
            return false;
        }
        Predicate<String> isVerb = spanish ? QualityChecks::isSpanishVerb : QualityChecks::isEnglishVerb;
        List<String> joins = spanish ? List.of("y", "e") : List.of("and");
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        boolean verbBefore = false;
        String last = "";
        while (matcher.find()) {
            String word = matcher.group();
            boolean verb = isVerb.test(word);
            if (verb && verbBefore && joins.contains(last)) {
                return true;
            }
            verbBefore |= verb;
            last = word;
        }
        return false;
    }

    private static boolean isEnglishVerb(String word) {
        return ENGLISH_VERBS.stream()
                .anyMatch(stem ->
                        word.startsWith(stem) && word.substring(stem.length()).matches(ENGLISH_ENDINGS));
    }

    private static boolean isSpanishVerb(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return SPANISH_VERBS.contains(plain.replaceAll("[rn]$", ""));
    }

    static List<Finding> hasAMethod(DefinitionContent content) {
        boolean without = content.keyMethod().name().isBlank()
                || content.keyMethod().summary().isBlank();
        return faultIf(without, "method", Section.METHOD);
    }

    static List<Finding> saysWhyItWorks(DefinitionContent content) {
        boolean silent = content.about().rationale().isBlank()
                || content.about().research().isEmpty();
        return silent ? List.of(Finding.advice("research", Section.RESEARCH, List.of())) : List.of();
    }

    static List<Finding> asksForAnOverview(DefinitionContent content) {
        return asked(content.overview(), "overview", Section.OVERVIEW);
    }

    static List<Finding> asksForAReflection(DefinitionContent content) {
        return asked(content.reflection(), "reflection", Section.REFLECTION);
    }

    private static List<Finding> asked(List<DefinitionContent.Prompt> prompts, String name, Section section) {
        boolean without = prompts.isEmpty()
                || prompts.stream().anyMatch(prompt -> prompt.text().isBlank());
        return faultIf(without, name, section);
    }

    static List<Finding> asksForEvidence(DefinitionContent content) {
        boolean without = content.evidence().isEmpty()
                || content.evidence().stream()
                        .anyMatch(asked ->
                                asked.title().isBlank() || asked.kinds().isEmpty());
        return faultIf(without, "evidence", Section.EVIDENCE);
    }

    static List<Finding> everyEvidenceServesACriterion(DefinitionContent content) {
        Set<String> used = content.criteria().stream()
                .flatMap(criterion -> criterion.from().stream())
                .collect(Collectors.toSet());
        return faultAt(
                "evidence-unused",
                Section.CRITERIA,
                content.evidence().stream()
                        .filter(asked -> !used.contains(asked.id()))
                        .map(QualityChecks::known)
                        .toList());
    }

    static List<Finding> hasCriteria(DefinitionContent content) {
        boolean without = content.criteria().isEmpty()
                || content.criteria().stream()
                        .anyMatch(criterion -> criterion.title().isBlank());
        return faultIf(without, "criteria", Section.CRITERIA);
    }

    static List<Finding> everyCriterionHasEvidence(DefinitionContent content) {
        Set<String> asked =
                content.evidence().stream().map(EvidenceRequirement::id).collect(Collectors.toSet());
        return faultAt(
                "criterion-without-evidence",
                Section.CRITERIA,
                criteria(content, criterion -> criterion.from().stream().noneMatch(asked::contains)));
    }

    static List<Finding> everyLevelIsDescribed(DefinitionContent content) {
        return faultAt(
                "level-empty",
                Section.CRITERIA,
                criteria(content, criterion -> levels(criterion).anyMatch(String::isEmpty)));
    }

    static List<Finding> levelsDiffer(DefinitionContent content) {
        return faultAt("levels-alike", Section.CRITERIA, criteria(content, criterion -> {
            List<String> said =
                    levels(criterion).filter(text -> !text.isEmpty()).toList();
            return new HashSet<>(said).size() < said.size();
        }));
    }

    private static Stream<String> levels(Criterion criterion) {
        return Stream.of(RubricLevel.values())
                .map(level -> criterion.levels().getOrDefault(level, ""))
                .map(text -> text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip());
    }

    static List<Finding> promptsAreEasyToRead(DefinitionContent content) {
        List<Finding> findings = new ArrayList<>();
        adviceAt(findings, Section.OVERVIEW, hard(content.overview(), content));
        adviceAt(findings, Section.REFLECTION, hard(content.reflection(), content));
        return findings;
    }

    private static List<String> hard(List<DefinitionContent.Prompt> prompts, DefinitionContent content) {
        return prompts.stream()
                .filter(prompt ->
                        ReadingLevel.isHard(prompt.text(), content.about().language()))
                .map(DefinitionContent.Prompt::id)
                .toList();
    }

    private static void adviceAt(List<Finding> findings, Section section, List<String> places) {
        if (!places.isEmpty()) {
            findings.add(Finding.advice("hard-to-read", section, places));
        }
    }

    static List<Finding> saysTheTime(DefinitionContent content) {
        return faultIf(content.workload().contactHours() < 1, "hours", Section.WORKLOAD);
    }

    static List<Finding> hoursAddUp(DefinitionContent content) {
        double sum = content.workload().split().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        int declared = content.workload().contactHours();
        return faultIf(declared > 0 && Math.abs(sum - declared) > 0.001, "hours-sum", Section.WORKLOAD);
    }

    static List<Finding> twoReadWhereMuchRestsOnIt(DefinitionContent content) {
        return content.about().readers() < 2
                ? List.of(Finding.advice("one-reader", Section.READERS, List.of()))
                : List.of();
    }

    private static List<String> criteria(DefinitionContent content, Predicate<Criterion> which) {
        return content.criteria().stream()
                .filter(which)
                .map(criterion -> criterion.title().isBlank() ? criterion.id() : criterion.title())
                .toList();
    }

    private static String known(EvidenceRequirement asked) {
        return asked.title().isBlank() ? asked.id() : asked.title();
    }

    private static List<Finding> faultIf(boolean wrong, String name, Section section) {
        return wrong ? List.of(Finding.fault(name, section, List.of())) : List.of();
    }

    private static List<Finding> faultAt(String name, Section section, List<String> places) {
        return places.isEmpty() ? List.of() : List.of(Finding.fault(name, section, places));
    }
}
