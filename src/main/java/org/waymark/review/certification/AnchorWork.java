package org.waymark.review.certification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;

/**
 * What an anchor shows, in words alone: it has no files, so that no name hides in one.
 *
 * @param answers by prompt id
 * @param evidence by the id of the evidence requirement
 */
public record AnchorWork(Map<String, String> answers, Map<String, String> evidence) {

    static final int LONGEST = 20_000;

    static final AnchorWork EMPTY = new AnchorWork(Map.of(), Map.of());

    public AnchorWork {
        answers = new TreeMap<>(answers);
        evidence = new TreeMap<>(evidence);
    }

    /**
     * The earner's own words in handed-in work. What others say in a recording is not theirs to give, and stays out with it.
     *
     * @param withheld what readers are not shown
     */
    static AnchorWork of(SubmissionForReview work, Set<EvidenceId> withheld) {
        Map<String, String> evidence = new HashMap<>();
        for (SubmissionForReview.Item item : work.evidence()) {
            String words = Objects.requireNonNullElse(item.text(), "");
            if (!words.isBlank() && !withheld.contains(item.id())) {
                evidence.merge(item.requirement(), words, (one, more) -> one + "\n\n" + more);
            }
        }
        return new AnchorWork(work.answers(), evidence);
    }

    /** Only what the version asks for. */
    AnchorWork only(DefinitionContent content) {
        Map<String, String> answered = new HashMap<>();
        prompts(content)
                .forEach(prompt -> answered.put(
                        prompt.id(), answers.getOrDefault(prompt.id(), "").strip()));
        Map<String, String> shown = new HashMap<>();
        content.evidence()
                .forEach(asked -> shown.put(
                        asked.id(), evidence.getOrDefault(asked.id(), "").strip()));
        return new AnchorWork(answered, shown);
    }

    /** Which parts still say nothing, or too much, by their ids, in the order of the version. */
    List<String> unfinished(DefinitionContent content) {
        List<String> unfinished = new ArrayList<>();
        prompts(content).forEach(prompt -> check(prompt.id(), answers.getOrDefault(prompt.id(), ""), unfinished));
        content.evidence().forEach(asked -> check(asked.id(), evidence.getOrDefault(asked.id(), ""), unfinished));
        return unfinished;
    }

    /** As readers see handed-in work. */
    SubmissionForReview shown(DefinitionVersionId version, DefinitionContent content) {
        List<SubmissionForReview.Item> items = new ArrayList<>();
        for (EvidenceRequirement asked : content.evidence()) {
            items.add(new SubmissionForReview.Item(
                    EvidenceId.fresh(),
                    asked.id(),
                    "TEXT",
                    evidence.getOrDefault(asked.id(), ""),
                    null,
                    null,
                    0,
                    content.criteria().stream()
                            .filter(criterion -> criterion.from().contains(asked.id()))
                            .map(Criterion::id)
                            .collect(Collectors.toSet()),
                    false,
                    List.of(),
                    null,
                    false,
                    0));
        }
        return new SubmissionForReview(SubmissionId.fresh(), version, 1, answers, items, Set.of(), Map.of());
    }

    private static Stream<DefinitionContent.Prompt> prompts(DefinitionContent content) {
        return Stream.concat(content.overview().stream(), content.reflection().stream());
    }

    private static void check(String id, String text, List<String> unfinished) {
        if (text.isBlank() || text.length() > LONGEST) {
            unfinished.add(id);
        }
    }
}
