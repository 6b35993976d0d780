package org.waymark.review.assigning;

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

/**
 * What somebody said of what they read, of the days they are away and of whom they keep apart from, and what they gave
 * back. That somebody else named them is the other's to have.
 */
@Component
@Order(23)
@Transactional
class AssigningOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final ReaderFieldRepository fields;
    private final ReaderAwayRepository away;
    private final KeptApartRepository apart;
    private final GivenBackRepository givenBack;

    AssigningOfPerson(
            ReaderFieldRepository fields,
            ReaderAwayRepository away,
            KeptApartRepository apart,
            GivenBackRepository givenBack) {
        this.fields = fields;
        this.away = away;
        this.apart = apart;
        this.givenBack = givenBack;
    }

    @Override
    public String heading() {
        return "review.me.title";
    }

    @Override
    public String name() {
        return "review-assigning";
    }

    @Override
    public Set<String> tables() {
        return Set.of("reader_field", "reader_away", "review_apart", "review_given_back");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.ofUnversioned("reader_field", "reader_id", "kind", "named"),
                Column.ofUnversioned("reader_away", "reader_id"),
                Column.ofUnversioned("review_apart", "said_by_id", "other_id"),
                Column.ofUnversioned("review_apart", "other_id", "said_by_id"),
                Column.ofUnversioned("review_given_back", "reader_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = count(person, district);
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(new String[] {"review.me.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        if (count(person, district) == 0) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "reads",
                fields.findByReaderAndDistrict(person, district).stream()
                        .map(each -> Map.of("kind", each.kind().name(), "named", each.named()))
                        .toList());
        all.put(
                "away",
                away.findByReaderAndDistrictOrderByFromDay(person, district).stream()
                        .map(each -> Map.of(
                                "from", each.from().toString(), "to", each.to().toString()))
                        .toList());
        all.put(
                "apartFromColleaguesSince",
                apart.findBySaidByAndDistrictOrderBySaidAt(person, district).stream()
                        .map(each -> each.saidAt().toString())
                        .toList());
        all.put(
                "passedToAnotherReader",
                givenBack.findByReaderAndDistrictOrderByGivenBackAt(person, district).stream()
                        .map(each -> Map.of(
                                "why",
                                each.why().name(),
                                "at",
                                each.givenBackAt().toString()))
                        .toList());
        archive.json("your-reviewing.json", all);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = count(erasure.person(), erasure.district());
        return count == 0 ? List.of() : List.of(ErasureLine.erased("review.me.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        PersonId person = erasure.person();
        DistrictId district = erasure.district();
        fields.remove(person, district);
        away.findByReaderAndDistrictOrderByFromDay(person, district).forEach(away::delete);
        apart.remove(person, district);
        givenBack.remove(person, district);
    }

    private int count(PersonId person, DistrictId district) {
        return fields.findByReaderAndDistrict(person, district).size()
                + away.findByReaderAndDistrictOrderByFromDay(person, district).size()
                + apart.findBySaidByAndDistrictOrderBySaidAt(person, district).size()
                + givenBack
                        .findByReaderAndDistrictOrderByGivenBackAt(person, district)
                        .size();
    }
}
