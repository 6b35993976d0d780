package org.waymark.award.endorsements;

import java.io.IOException;
import java.util.List;
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

/** What others signed for somebody's awards may name them: gone before the badges are signed anew without it. */
@Component
@Order(9)
@Transactional
class EndorsementsOfPerson implements PersonalData, ErasurePart {

    private final EarnersEndorsements endorsements;

    EndorsementsOfPerson(EarnersEndorsements endorsements) {
        this.endorsements = endorsements;
    }

    @Override
    public String heading() {
        return "award.endorsements.title";
    }

    @Override
    public String name() {
        return "endorsements";
    }

    @Override
    public Set<String> tables() {
        return Set.of("award_endorsement");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = endorsements.everOf(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"award.endorsed.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        for (Endorsement one : endorsements.everOf(person, district)) {
            archive.text("endorsements/" + one.id() + ".json", one.credential());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = endorsements.everOf(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("award.endorsed.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        endorsements.forget(erasure.person(), erasure.district());
    }
}
