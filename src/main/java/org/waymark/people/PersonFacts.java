package org.waymark.people;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;

/** Who a person is here, which roles they hold, and what the record says that they did. */
@Component
@Order(10)
@Transactional(readOnly = true)
class PersonFacts implements PersonalData {

    private final PersonRepository persons;
    private final People people;
    private final OldIds oldIds;
    private final Rosters rosters;
    private final AuditLog audit;

    PersonFacts(PersonRepository persons, People people, OldIds oldIds, Rosters rosters, AuditLog audit) {
        this.persons = persons;
        this.people = people;
        this.oldIds = oldIds;
        this.rosters = rosters;
        this.audit = audit;
    }

    private record Identity(
            String person,
            String district,
            String learningSystem,
            String idThere,
            @Nullable String name,
            Instant firstSeenAt) {}

    @Override
    public Set<String> tables() {
        return Set.of("person", "person_old_id", "role_grant", "roster_member", "audit_entry", "spring_session");
    }

    @Override
    public String heading() {
        return "people.privacy.person";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId id, DistrictId district) {
        Person person = persons.findByIdAndDistrict(id, district).orElseThrow(PersonNotFound::new);
        List<MessageSourceResolvable> lines = new ArrayList<>();
        lines.add(
                person.name() == null
                        ? line("people.privacy.person.unnamed")
                        : line("people.privacy.person.name", person.name()));
        people.identities(id, district)
                .forEach(known -> lines.add(line("people.privacy.person.lms", known.issuer(), known.sub())));
        oldIds.of(id, district).forEach(old -> lines.add(line("people.privacy.person.old", old.userId())));
        int roles = people.held(id, district).size();
        if (roles > 0) {
            lines.add(line("people.privacy.person.roles", roles));
        }
        long entries = audit.countBy(district.id(), everyId(id, district));
        if (entries > 0) {
            lines.add(line("people.privacy.person.audit", entries));
        }
        return lines;
    }

    @Override
    public void export(PersonId id, DistrictId district, PersonalArchive archive) throws IOException {
        Person person = persons.findByIdAndDistrict(id, district).orElseThrow(PersonNotFound::new);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "identity",
                new Identity(
                        id.toString(),
                        district.toString(),
                        person.issuer(),
                        person.sub(),
                        person.name(),
                        person.firstSeenAt()));
        all.put("learningSystems", people.identities(id, district));
        all.put(
                "idsOfLti11",
                oldIds.of(id, district).stream()
                        .map(old -> Map.of("consumerKey", old.consumerKey(), "userId", old.userId()))
                        .toList());
        all.put("roles", people.held(id, district));
        all.put(
                "coursesThatListYou",
                people.ids(id, district).stream()
                        .flatMap(each -> rosters.of(each, district).stream())
                        .toList());
        archive.json("person.json", all);
        archive.list("what-you-did.json", audit.by(district.id(), everyId(id, district)));
    }

    /** What was done before two identities were linked is on record as the one that did it. */
    private List<String> everyId(PersonId id, DistrictId district) {
        return people.ids(id, district).stream().map(PersonId::toString).toList();
    }

    private static MessageSourceResolvable line(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }
}
