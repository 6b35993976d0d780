package org.waymark.review.records;

import java.io.IOException;
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

/** Why leads opened the record of somebody's decision, for both. The record itself names nobody and stays. */
@Component
@Order(23)
@Transactional
class LooksOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final Looks looks;

    LooksOfPerson(Looks looks) {
        this.looks = looks;
    }

    @Override
    public String heading() {
        return "review.record.privacy.heading";
    }

    @Override
    public String name() {
        return "decision-record-looks";
    }

    @Override
    public Set<String> tables() {
        return Set.of("decision_record_look");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.ofUnversioned("decision_record_look", "lead_person_id"),
                Column.ofUnversioned("decision_record_look", "earner_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = looks.ofPerson(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"review.record.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Looks.Look> all = looks.ofPerson(person, district);
        if (!all.isEmpty()) {
            archive.json(
                    "why-records-of-decisions-were-opened.json",
                    all.stream()
                            .map(look -> Map.of("at", look.at().toString(), "reason", look.reason()))
                            .toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = looks.ofPerson(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("review.record.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        looks.forget(erasure.person(), erasure.district());
    }
}
