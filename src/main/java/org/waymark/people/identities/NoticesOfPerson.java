package org.waymark.people.identities;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** What somebody was told and how they wanted to be told. */
@Component
@Order(70)
@Transactional
class NoticesOfPerson implements PersonalData, ErasurePart {

    private final Notices notices;

    NoticesOfPerson(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String heading() {
        return "notices.privacy.heading";
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public Set<String> tables() {
        return Set.of("notice", "notice_settings");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        long count = notices.countTold(person.id(), district.id());
        return count == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"notices.privacy.count"}, new Object[] {count}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        if (notices.countTold(person.id(), district.id()) > 0) {
            archive.list("what-you-were-told.json", notices.told(person.id(), district.id()));
        }
        Map<String, Object> wishes = notices.wishes(person.id(), district.id());
        if (!wishes.isEmpty()) {
            archive.json("how-you-are-told.json", wishes);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        long count = notices.countTold(erasure.person().id(), erasure.district().id());
        return count == 0 ? List.of() : List.of(ErasureLine.erased("notices.privacy.count", count));
    }

    @Override
    public void erase(Erasure erasure) {
        notices.forget(erasure.person().id(), erasure.district().id());
    }
}
