package org.waymark.catalog.goals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundCredential;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Audience;

/** What somebody can earn that serves a goal. It counts nobody and ranks nothing. */
@Service
@Transactional(readOnly = true)
class Contributions {

    private final Catalogue catalogue;
    private final Definitions definitions;

    Contributions(Catalogue catalogue, Definitions definitions) {
        this.catalogue = catalogue;
        this.definitions = definitions;
    }

    /** A page of what serves a goal. */
    record Some(FoundPage found, List<Contribution> some) {}

    /**
     * A micro-credential that serves a goal.
     *
     * @param criteria the titles of the criteria that do; empty where the whole does
     */
    record Contribution(String slug, String title, String competency, int hours, List<String> criteria) {}

    /** The live ones that are for this audience and that somebody may begin, by title. */
    Some to(String goal, Audience audience, SignedInPerson me, int page) {
        FoundPage found = catalogue.find(Wanted.serving(goal, audience), catalogue.liveFor(me), me.district(), page);
        List<DefinitionId> ids =
                found.credentials().stream().map(FoundCredential::definition).toList();
        Map<DefinitionId, DefinitionVersion> versions = definitions.current(ids, me.district()).stream()
                .collect(Collectors.toMap(DefinitionVersion::definition, version -> version));
        return new Some(
                found,
                ids.stream()
                        .map(versions::get)
                        .filter(Objects::nonNull)
                        .map(each -> contribution(each, goal))
                        .toList());
    }

    private static Contribution contribution(DefinitionVersion definition, String goal) {
        DefinitionContent content = definition.content();
        return new Contribution(
                definition.slug(),
                content.title(),
                content.competency(),
                content.workload().contactHours(),
                names(content.about().goals(), goal)
                        ? List.of()
                        : content.criteria().stream()
                                .filter(criterion -> names(criterion.goals(), goal))
                                .map(Criterion::title)
                                .toList());
    }

    private static boolean names(List<String> goals, String goal) {
        return goals.stream().anyMatch(goal::equalsIgnoreCase);
    }
}
