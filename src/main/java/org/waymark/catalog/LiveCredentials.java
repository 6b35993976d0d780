package org.waymark.catalog;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.programmes.OfferedCredentials;

/** The district's micro-credentials, for programmes to offer; one read, of an invited person's pilots two. */
@Component
@Transactional(readOnly = true)
class LiveCredentials implements OfferedCredentials {

    private final DefinitionRepository definitions;
    private final Beginnings beginnings;

    LiveCredentials(DefinitionRepository definitions, Beginnings beginnings) {
        this.definitions = definitions;
        this.beginnings = beginnings;
    }

    @Override
    public List<Offer> live(DistrictId district) {
        return offers(Stage.LIVE, district);
    }

    @Override
    public List<Offer> pilots(DistrictId district) {
        return offers(Stage.PILOT, district);
    }

    @Override
    public List<Offer> pilotsFor(PersonId person, DistrictId district) {
        return beginnings.pilotsFor(person, district).stream()
                .map(pilot -> offer(pilot.definition(), pilot.title(), pilot.slug(), true))
                .toList();
    }

    private List<Offer> offers(Stage stage, DistrictId district) {
        return definitions.offers(stage, district).stream()
                .map(each -> offer(each.id(), each.title(), each.slug(), stage == Stage.PILOT))
                .toList();
    }

    private static Offer offer(DefinitionId id, String title, String slug, boolean pilot) {
        return new Offer(id.id(), title, "/credentials/" + slug, pilot);
    }
}
