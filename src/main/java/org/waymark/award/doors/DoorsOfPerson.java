package org.waymark.award.doors;

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

/** The doors that somebody has open. */
@Component
@Order(9)
@Transactional
class DoorsOfPerson implements PersonalData, ErasurePart {

    private final Doors doors;

    DoorsOfPerson(Doors doors) {
        this.doors = doors;
    }

    @Override
    public String heading() {
        return "award.doors.title";
    }

    @Override
    public String name() {
        return "open-doors";
    }

    @Override
    public Set<String> tables() {
        return Set.of("open_door");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        int open = doors.opened(person, district).size();
        return open == 0
                ? List.of()
                : List.of(
                        new DefaultMessageSourceResolvable(new String[] {"award.doors.privacy"}, new Object[] {open}));
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Doors.Opened> open = doors.opened(person, district);
        if (!open.isEmpty()) {
            archive.json("open-doors.json", open);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int open = doors.opened(erasure.person(), erasure.district()).size();
        return open == 0 ? List.of() : List.of(ErasureLine.erased("award.doors.erasure", open));
    }

    @Override
    public void erase(Erasure erasure) {
        doors.closeAll(erasure.person(), erasure.district());
    }
}
