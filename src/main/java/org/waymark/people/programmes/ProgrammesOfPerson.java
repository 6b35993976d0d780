package org.waymark.people.programmes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** The programmes somebody is in, and what they wrote to their cohorts. */
@Component
@Order(60)
@Transactional
class ProgrammesOfPerson implements PersonalData, ErasurePart {

    private static final List<String> MEMBERSHIPS = List.of("cohort_member", "programme_member", "programme_coach");

    private final ProgrammeRows programmes;
    private final CohortMessageRepository messages;
    private final JdbcClient jdbc;

    ProgrammesOfPerson(ProgrammeRows programmes, CohortMessageRepository messages, JdbcClient jdbc) {
        this.programmes = programmes;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Override
    public String heading() {
        return "programmes.privacy.heading";
    }

    @Override
    public String name() {
        return "programmes";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "programme",
                "programme_member",
                "programme_coach",
                "programme_invitation",
                "cohort",
                "cohort_member",
                "cohort_message");
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
        archive.json("memberships.json", programmes.of(person, district));
        archive.json(
                "cohort-messages.json",
                messages.findByAuthorAndDistrictOrderByWrittenAt(person, district).stream()
                        .map(ProgrammesOfPerson::message)
                        .toList());
    }

    @Override
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        int in = programmes.of(erasure.person(), erasure.district()).size();
        if (in > 0) {
            lines.add(ErasureLine.erased("programmes.erasure.programmes", in));
        }
        long written = messages.countByAuthorAndDistrict(erasure.person(), erasure.district());
        if (written > 0) {
            lines.add(ErasureLine.erased("programmes.erasure.messages", written));
        }
        return lines;
    }

    /** What they wrote goes, and their name in what others of their cohorts wrote; then they are in nothing any more. */
    @Override
    public void erase(Erasure erasure) {
        PersonId person = erasure.person();
        DistrictId district = erasure.district();
        messages.findByAuthorAndDistrictOrderByWrittenAt(person, district).forEach(messages::delete);
        messages.besides(person.id(), district.id())
                .forEach(message -> message.isSaid(erasure.without(message.text())));
        messages.flush();
        jdbc.sql("update programme_invitation set made_by_id = null, revoked_at = coalesce(revoked_at, expires_at)"
                        + " where made_by_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
        jdbc.sql("update cohort set coach_id = null where coach_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
        for (String table : MEMBERSHIPS) {
            jdbc.sql("delete from " + table + " where person_id = :person and district_id = :district")
                    .param("person", person.id())
                    .param("district", district.id())
                    .update();
        }
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
