package org.waymark.catalog.finding;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.catalog.Beginnings;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.programmes.OfferedCredentials;

/** The district's micro-credentials that are live or tried, for programmes to offer; one read each. */
@Component
class OpenCredentials implements OfferedCredentials {

    private final Catalogue catalogue;
    private final Beginnings beginnings;

    OpenCredentials(Catalogue catalogue, Beginnings beginnings) {
        this.catalogue = catalogue;
        this.beginnings = beginnings;
    }

    @Override
    public Found find(String words, DistrictId district) {
        FoundPage found = catalogue.find(Wanted.words(words), Shelf.OPEN, district, 1);
        return new Found(offers(found.credentials()), found.total());
    }

    @Override
    public List<Offer> open(Collection<UUID> ids, DistrictId district) {
        return offers(catalogue.named(ids, Shelf.OPEN, district));
    }

    @Override
    public Collection<UUID> pilotsFor(PersonId person, DistrictId district) {
        return beginnings.pilotsFor(person, district);
    }

    private static List<Offer> offers(List<FoundCredential> some) {
        return some.stream()
                .map(each ->
                        new Offer(each.definition().id(), each.title(), "/credentials/" + each.slug(), each.isPilot()))
                .toList();
    }
}
