package org.waymark.people.programmes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.waymark.people.programmes.OfferedCredentials.Offer;

/**
 * A programme and what there is to choose for it.
 *
 * @param offers the micro-credentials to choose from: those that are chosen, then some that fit what is looked for
 * @param fitting how many fit
 * @param more whether more fit than are shown
 * @param coaches who may coach in it, id and name
 */
record AboutView(ProgrammeView programme, List<Offer> offers, int fitting, boolean more, Map<UUID, String> coaches) {

    Map<UUID, String> titles() {
        Map<UUID, String> titles = new LinkedHashMap<>();
        offers.forEach(offer -> titles.put(offer.id(), offer.title()));
        return titles;
    }
}
