package org.waymark.review.agreement;

import java.io.IOException;
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

/** When somebody got no new work, and why: theirs to have, and gone with them. */
@Component
@Order(22)
@Transactional
class PausesOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final ReviewPauseRepository pauses;

    PausesOfPerson(ReviewPauseRepository pauses) {
        this.pauses = pauses;
    }

    @Override
    public String heading() {
        return "review.agreement.own.title";
    }

    @Override
    public String name() {
        return "review-pauses";
    }

    @Override
    public Set<String> tables() {
        return Set.of("review_pause");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("review_pause", "reader_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = of(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"review.agreement.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<ReviewPause> all = of(person, district);
        if (!all.isEmpty()) {
            archive.json(
                    "pauses-of-your-reviewing.json",
                    all.stream().map(PausesOfPerson::facts).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = of(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("review.agreement.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        of(erasure.person(), erasure.district()).forEach(pauses::delete);
    }

    private List<ReviewPause> of(PersonId person, DistrictId district) {
        return pauses.findByReaderAndDistrictOrderBySince(person, district);
    }

    private static Map<String, Object> facts(ReviewPause pause) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("since", pause.since().toString());
        facts.put("figure", pause.found().why().name());
        facts.put("hundredths", pause.found().hundredths());
        facts.put("below", pause.found().bar());
        facts.put("pairs", pause.found().pairs());
        if (pause.endedAt() != null) {
            facts.put("ended", pause.endedAt().toString());
        }
        return facts;
    }
}
