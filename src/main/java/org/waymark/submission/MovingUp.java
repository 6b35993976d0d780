package org.waymark.submission;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.VersionChanges;

/**
 * What becomes of an attempt under another version: what the version asks for by the same id keeps its place, the rest is
 * kept beside it, and what was met stays met where it reads as before.
 *
 * @param requirements ids the other version asks
 * @param criteria ids the other version judges
 * @param met ids met and still met
 * @param onOtherEvidence criteria among them whose evidence is asked for otherwise now
 * @param again criteria that were met and read otherwise now
 * @param answersAside prompts of the version so far with an answer, which the other does not ask
 * @param evidenceAside items for what the version so far asks and the other does not
 */
record MovingUp(
        Set<String> requirements,
        Set<String> criteria,
        Set<String> met,
        List<Criterion> onOtherEvidence,
        List<Criterion> again,
        List<DefinitionContent.Prompt> answersAside,
        List<EvidenceItem> evidenceAside) {

    static MovingUp of(Submission latest, DefinitionContent before, DefinitionContent after) {
        Set<String> prompts =
                prompts(after).map(DefinitionContent.Prompt::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> requirements = requirements(after);
        Set<String> askedBefore = requirements(before);
        Set<String> metSoFar = latest.metSoFar();
        Set<String> met = new LinkedHashSet<>();
        List<Criterion> onOtherEvidence = new ArrayList<>();
        List<Criterion> again = new ArrayList<>();
        Map<String, Criterion> was =
                before.criteria().stream().collect(Collectors.toMap(Criterion::id, Function.identity()));
        for (Criterion criterion : after.criteria()) {
            Criterion earlier = was.get(criterion.id());
            if (earlier != null && metSoFar.contains(criterion.id())) {
                if (VersionChanges.sameWords(earlier, criterion)) {
                    met.add(criterion.id());
                    if (!judgedFrom(earlier, before).equals(judgedFrom(criterion, after))) {
                        onOtherEvidence.add(criterion);
                    }
                } else {
                    again.add(criterion);
                }
            }
        }
        return new MovingUp(
                requirements,
                after.criteria().stream().map(Criterion::id).collect(Collectors.toSet()),
                met,
                onOtherEvidence,
                again,
                prompts(before)
                        .filter(prompt -> latest.answered(prompt.id()) && !prompts.contains(prompt.id()))
                        .toList(),
                latest.evidence().stream()
                        .filter(item ->
                                askedBefore.contains(item.requirement()) && !requirements.contains(item.requirement()))
                        .toList());
    }

    private static Set<String> requirements(DefinitionContent content) {
        return content.evidence().stream().map(EvidenceRequirement::id).collect(Collectors.toSet());
    }

    private static Set<EvidenceRequirement> judgedFrom(Criterion criterion, DefinitionContent content) {
        return content.evidence().stream()
                .filter(asked -> criterion.from().contains(asked.id()))
                .collect(Collectors.toSet());
    }

    private static Stream<DefinitionContent.Prompt> prompts(DefinitionContent content) {
        return Stream.concat(content.overview().stream(), content.reflection().stream());
    }
}
