package org.waymark.people.programmes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** The programmes somebody is in, and what they wrote to their cohorts. */
@Component
@Order(15)
@Transactional(readOnly = true)
class ProgrammesOfPerson implements PersonalData {

    private final ProgrammeRows programmes;
    private final CohortMessageRepository messages;

    ProgrammesOfPerson(ProgrammeRows programmes, CohortMessageRepository messages) {
        this.programmes = programmes;
        this.messages = messages;
    }

    @Override
    public String heading() {
        return "programmes.privacy.heading";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        int in = programmes.of(person, district).size();
        if (in > 0) {
            lines.add(line("programmes.privacy.programmes", in));
        }
        long written = messages.countByAuthorAndDistrict(person, district);
        if (written > 0) {
            lines.add(line("programmes.privacy.messages", written));
        }
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        archive.json("programmes.json", programmes.of(person, district));
        archive.json(
                "cohort-messages.json",
                messages.findByAuthorAndDistrictOrderByWrittenAt(person, district).stream()
                        .map(ProgrammesOfPerson::message)
                        .toList());
    }

    private static Map<String, Object> message(CohortMessage message) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("writtenAt", message.writtenAt());
        all.put("text", message.text());
        RemovalReason removedFor = message.removedFor();
        if (removedFor != null) {
            all.put("removedFor", removedFor.name());
        }
        return all;
    }

    private static MessageSourceResolvable line(String key, Object value) {
        return new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {value});
    }
}
