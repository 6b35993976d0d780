package org.waymark.catalog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one version of a micro-credential says, the same for earner, coach, reviewer and public. */
public record DefinitionContent(
        String title,
        String competency,
        KeyMethod keyMethod,
        List<String> methodComponents,
        List<Prompt> overview,
        List<EvidenceRequirement> evidence,
        List<Criterion> criteria,
        List<Prompt> reflection,
        Workload workload,
        Map<String, List<String>> alignment,
        About about) {

    /** What was written before there was more to say about it says nothing more. */
    public DefinitionContent {
        about = Objects.requireNonNullElse(about, About.NOTHING_MORE);
    }

    public DefinitionContent(
            String title,
            String competency,
            KeyMethod keyMethod,
            List<String> methodComponents,
            List<Prompt> overview,
            List<EvidenceRequirement> evidence,
            List<Criterion> criteria,
            List<Prompt> reflection,
            Workload workload,
            Map<String, List<String>> alignment) {
        this(
                title,
                competency,
                keyMethod,
                methodComponents,
                overview,
                evidence,
                criteria,
                reflection,
                workload,
                alignment,
                About.NOTHING_MORE);
    }

    /** The same, with something else said about it. */
    public DefinitionContent with(About other) {
        return new DefinitionContent(
                title,
                competency,
                keyMethod,
                methodComponents,
                overview,
                evidence,
                criteria,
                reflection,
                workload,
                alignment,
                other);
    }

    /** The research-backed way. */
    public record KeyMethod(String name, String summary) {}

    /**
     * A question the earner answers.
     *
     * @param id unique within the version: O1, O2 for the overview, R1, R2 for the reflection
     * @param words a guide such as "150-300", never a wall
     */
    public record Prompt(String id, String text, @Nullable String words) {}

    /**
     * What it takes, as the author declares it.
     *
     * @param contactHours what credit rules convert
     * @param elapsedWeeks such as "3-5"
     * @param beyondNormalTeachingHours such as "4-5"
     * @param split hours by activity, in order
     */
    public record Workload(
            int contactHours, String elapsedWeeks, String beyondNormalTeachingHours, Map<String, Double> split) {}

    public Criterion criterion(String id) {
        return criteria.stream()
                .filter(criterion -> criterion.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
