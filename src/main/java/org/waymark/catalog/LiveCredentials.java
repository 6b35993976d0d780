package org.waymark.catalog;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.programmes.OfferedCredentials;

/** The district's live micro-credentials, for programmes to offer; one read. */
@Component
@Transactional(readOnly = true)
class LiveCredentials implements OfferedCredentials {

    private final DefinitionRepository definitions;

    LiveCredentials(DefinitionRepository definitions) {
        this.definitions = definitions;
    }

    @Override
    public List<Offer> live(DistrictId district) {
        return definitions.offers(district).stream()
                .map(offer -> new Offer(offer.id().id(), offer.title(), "/credentials/" + offer.slug()))
                .toList();
    }
}
