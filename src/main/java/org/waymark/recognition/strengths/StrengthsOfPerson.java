package org.waymark.recognition.strengths;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.people.identities.KeptByPerson;

/** Whether somebody lets leads find them, by which searches they were found, and what they searched for themselves. */
@Component
@Order(8)
@Transactional
class StrengthsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private static final int ALL = 10_000;

    private final StrengthOffers offers;
    private final Searches searches;

    StrengthsOfPerson(StrengthOffers offers, Searches searches) {
        this.offers = offers;
        this.searches = searches;
    }

    @Override
    public String heading() {
        return "strengths.mine";
    }

    @Override
    public String name() {
        return "strengths";
    }

    @Override
    public Set<String> tables() {
        return Set.of("strength_offer", "strength_search", "strength_found");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("strength_offer", "person_id", "district_id"),
                Column.ofUnversioned("strength_search", "searcher_id"),
                Column.ofUnversioned("strength_found", "person_id", "search_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int known = known(person, district);
        return known == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(new String[] {"strengths.privacy"}, new Object[] {known}));
    }

    private record Offered(Instant since, Set<OpenTo> openTo) {}

    private record FoundBy(Instant at, String as, String words, String criterion) {}

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        if (known(person, district) == 0) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        offers.of(person, district).ifPresent(offer -> all.put("offer", new Offered(offer.since(), offer.openTo())));
        all.put(
                "foundBySearches",
                searches.that(person, district, ALL).stream()
                        .map(each -> new FoundBy(each.at(), each.role(), each.words(), each.criterion()))
                        .toList());
        all.put("ownSearches", searches.by(person, district));
        archive.json("found-by-strengths.json", all);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int known = known(erasure.person(), erasure.district());
        return known == 0 ? List.of() : List.of(ErasureLine.erased("strengths.erasure", known));
    }

    @Override
    public void erase(Erasure erasure) {
        offers.forget(erasure.person(), erasure.district());
        searches.forget(erasure.person(), erasure.district());
    }

    private int known(PersonId person, DistrictId district) {
        return (offers.of(person, district).isPresent() ? 1 : 0) + searches.count(person, district);
    }
}
