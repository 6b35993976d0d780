package org.waymark.catalog.finding;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.programmes.OfferedCredentials;

/** The district's live micro-credentials, for programmes to offer; one read each. */
@Component
class LiveCredentials implements OfferedCredentials {

    private final Catalogue catalogue;

    LiveCredentials(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Found find(String words, DistrictId district) {
        FoundPage found = catalogue.find(Wanted.words(words), district, 1);
        return new Found(offers(found.credentials()), found.total());
    }

    @Override
    public List<Offer> live(Collection<UUID> ids, DistrictId district) {
        return offers(catalogue.named(ids, Shelf.LIVE, district));
    }

    private static List<Offer> offers(List<FoundCredential> some) {
        return some.stream()
                .map(each -> new Offer(each.definition().id(), each.title(), "/credentials/" + each.slug()))
                .toList();
    }
}
