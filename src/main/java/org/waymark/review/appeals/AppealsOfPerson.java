package org.waymark.review.appeals;

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
import org.waymark.review.SecondLooks;

/** What somebody asked to have read anew, and why: theirs to have, and gone with them. */
@Component
@Order(19)
@Transactional
class AppealsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final AppealRepository appeals;
    private final SecondLooks looks;

    AppealsOfPerson(AppealRepository appeals, SecondLooks looks) {
        this.appeals = appeals;
        this.looks = looks;
    }

    @Override
    public String heading() {
        return "review.appeal.privacy.heading";
    }

    @Override
    public String name() {
        return "appeals";
    }

    @Override
    public Set<String> tables() {
        return Set.of("appeal");
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("appeal", "earner_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = of(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"review.appeal.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Appeal> all = of(person, district);
        if (!all.isEmpty()) {
            archive.json(
                    "what-you-asked-to-have-read-anew.json",
                    all.stream().map(AppealsOfPerson::facts).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = of(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("review.appeal.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        // The readers' side first, as by everybody else: one who just sends what they read anew has done so, or comes
        // too late.
        looks.holdAll(erasure.person(), erasure.district());
        appeals.remove(erasure.person(), erasure.district());
    }

    private List<Appeal> of(PersonId person, DistrictId district) {
        return appeals.findByEarnerAndDistrictOrderByFiledAt(person, district);
    }

    private static Map<String, Object> facts(Appeal appeal) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("work", appeal.submission().toString());
        facts.put("askedAt", appeal.filedAt().toString());
        facts.put("reasons", appeal.reasons());
        facts.put("became", appeal.status().name());
        if (appeal.endedAt() != null) {
            facts.put("endedAt", appeal.endedAt().toString());
        }
        return facts;
    }
}
