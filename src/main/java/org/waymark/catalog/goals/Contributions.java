package org.waymark.catalog.goals;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Audience;
import org.waymark.people.guests.Guests;

/** What somebody can earn that serves a goal. It counts nobody and ranks nothing. */
@Service
@Transactional(readOnly = true)
class Contributions {

    private final Definitions definitions;
    private final Guests guests;

    Contributions(Definitions definitions, Guests guests) {
        this.definitions = definitions;
        this.guests = guests;
    }

    /**
     * A micro-credential that serves a goal.
     *
     * @param criteria the titles of the criteria that do; empty where the whole does
     */
    record Contribution(String slug, String title, String competency, int hours, List<String> criteria) {}

    /** The live ones that are for this audience and that somebody may begin, by title; one read beyond a guest's own. */
    List<Contribution> to(String goal, Audience audience, SignedInPerson me) {
        Predicate<UUID> mayBegin = guests.mayBegin(me);
        return definitions.published(me.district()).stream()
                .filter(each -> each.content().about().audiences().contains(audience))
                .filter(each -> serves(each.content(), goal))
                .filter(each -> mayBegin.test(each.definition().id()))
                .map(each -> contribution(each, goal))
                .toList();
    }

    private static boolean serves(DefinitionContent content, String goal) {
        return names(content.about().goals(), goal)
                || content.criteria().stream().anyMatch(criterion -> names(criterion.goals(), goal));
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
