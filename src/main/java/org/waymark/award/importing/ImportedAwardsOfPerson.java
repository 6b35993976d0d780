package org.waymark.award.importing;

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

/** The awards from elsewhere that somebody brought. */
@Component
@Order(42)
@Transactional
class ImportedAwardsOfPerson implements PersonalData, ErasurePart {

    private final ImportedAwards awards;

    ImportedAwardsOfPerson(ImportedAwards awards) {
        this.awards = awards;
    }

    @Override
    public String heading() {
        return "award.elsewhere.title";
    }

    @Override
    public String name() {
        return "imported-awards";
    }

    @Override
    public Set<String> tables() {
        return Set.of("imported_award");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int count = awards.copies(person, district).size();
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"award.elsewhere.privacy"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<ImportedAwards.Copy> all = awards.copies(person, district);
        if (!all.isEmpty()) {
            archive.json("awards-from-elsewhere.json", all);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = awards.copies(erasure.person(), erasure.district()).size();
        return count == 0 ? List.of() : List.of(ErasureLine.erased("award.elsewhere.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        awards.removeAll(erasure.person(), erasure.district());
    }
}
