package org.waymark.people.programmes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.waymark.people.programmes.OfferedCredentials.Offer;

/**
 * A programme and what there is to choose for it.
 *
 * @param offers the micro-credentials it may offer
 * @param coaches who may coach in it, id and name
 */
record AboutView(ProgrammeView programme, List<Offer> offers, Map<UUID, String> coaches) {

    Map<UUID, String> titles() {
        Map<UUID, String> titles = new LinkedHashMap<>();
        offers.forEach(offer -> titles.put(offer.id(), offer.title()));
        return titles;
    }
}
