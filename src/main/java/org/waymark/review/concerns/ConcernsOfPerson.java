package org.waymark.review.concerns;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
 * Concerns that a person raised, without whose work it was, and what was settled on their own work, without who raised it. With
 * the earner they go; what a reader raised stays under the number.
 */
@Component
@Order(19)
@Transactional
class ConcernsOfPerson implements PersonalData, ErasurePart, KeptByPerson {

    private final ConcernRepository concerns;

    ConcernsOfPerson(ConcernRepository concerns) {
        this.concerns = concerns;
    }

    @Override
    public String heading() {
        return "review.concern.privacy.heading";
    }

    @Override
    public String name() {
        return "review-concerns";
    }

    @Override
    public Set<String> tables() {
        return Set.of("review_concern");
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("review_concern", "earner_id"),
                Column.of("review_concern", "reader_id"),
                Column.of("review_concern", "settled_by_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int raised = raisedBy(person, district).size();
        int about = settledOn(person, district).size();
        return Stream.of(line("review.concern.privacy.raised", raised), line("review.concern.privacy.about", about))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Concern> raised = raisedBy(person, district);
        List<Concern> about = settledOn(person, district);
        if (!raised.isEmpty()) {
            archive.json(
                    "concerns-you-raised.json",
                    raised.stream().map(ConcernsOfPerson::said).toList());
        }
        if (!about.isEmpty()) {
            archive.json(
                    "concerns-about-your-work.json",
                    about.stream().map(ConcernsOfPerson::said).toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int about = concerns.findByEarnerAndDistrictOrderByRaisedAt(erasure.person(), erasure.district())
                .size();
        int raised = raisedBy(erasure.person(), erasure.district()).size();
        return Stream.of(
                        ErasureLine.erased("review.concern.erasure.about", about),
                        ErasureLine.pseudonymised("review.concern.erasure.raised", raised))
                .filter(line -> line.count() > 0)
                .toList();
    }

    @Override
    public void erase(Erasure erasure) {
        concerns.findByEarnerAndDistrictOrderByRaisedAt(erasure.person(), erasure.district())
                .forEach(concerns::delete);
        raisedBy(erasure.person(), erasure.district()).forEach(each -> each.unname(erasure::without));
    }

    private List<Concern> raisedBy(PersonId person, DistrictId district) {
        return concerns.findByReaderAndDistrictOrderByRaisedAt(person, district);
    }

    /** Before it is settled it would tell that, and when, somebody read. */
    private List<Concern> settledOn(PersonId person, DistrictId district) {
        return concerns.findByEarnerAndDistrictOrderByRaisedAt(person, district).stream()
                .filter(each -> !each.isOpen())
                .toList();
    }

    private static List<MessageSourceResolvable> line(String key, int count) {
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {count}));
    }

    private static Map<String, Object> said(Concern concern) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", concern.kind().name());
        facts.put("words", concern.words());
        if (concern.outcome() != null) {
            facts.put("outcome", concern.outcome().name());
            facts.put("answer", concern.answer());
        }
        return facts;
    }
}
