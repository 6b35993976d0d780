package org.waymark.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundCredential;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.catalog.finding.Shelf;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The micro-credentials that an author may put into a course, a page at a time. */
@Service
@Transactional(readOnly = true)
class Choices {

    private final Catalogue catalogue;

    Choices(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A page to choose from.
     *
     * @param first what was picked or is proposed, which stays in sight whatever is looked for
     * @param found the page of what fits
     */
    record Offered(List<Choice> first, FoundPage found, List<Choice> fitting) {

        public List<Choice> all() {
            return Stream.concat(first.stream(), fitting.stream()).toList();
        }
    }

    /** @param proposed likely ones, which come first */
    Offered offered(PickForm form, List<DefinitionId> proposed, PersonId person, DistrictId district) {
        Shelf shelf = catalogue.toPlace(person, district);
        Set<UUID> ticked = Set.copyOf(form.ticked());
        List<UUID> kept = new ArrayList<>(ticked);
        proposed.forEach(each -> kept.add(each.id()));
        List<FoundCredential> first = catalogue.named(kept, shelf, district);
        Set<DefinitionId> shown =
                first.stream().map(FoundCredential::definition).collect(Collectors.toSet());
        FoundPage found = catalogue.find(Wanted.words(form.lookedFor()), shelf, district, form.page());
        return new Offered(
                choices(first, ticked),
                found,
                choices(
                        found.credentials().stream()
                                .filter(each -> !shown.contains(each.definition()))
                                .toList(),
                        ticked));
    }

    /** What was ticked of what may be placed, by title. */
    List<Choice> picked(PickForm form, PersonId person, DistrictId district) {
        Set<UUID> ticked = Set.copyOf(form.ticked());
        return choices(catalogue.named(ticked, catalogue.toPlace(person, district), district), ticked);
    }

    private static List<Choice> choices(List<FoundCredential> some, Set<UUID> ticked) {
        return some.stream()
                .map(each -> Choice.of(each, ticked.contains(each.definition().id())))
                .toList();
    }
}
