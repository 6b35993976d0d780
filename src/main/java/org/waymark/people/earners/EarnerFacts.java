package org.waymark.people.earners;

import java.io.IOException;
import java.util.ArrayList;
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
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** As whom a person earns, and what their school holds of a guardian's consent. */
@Component
@Order(11)
@Transactional(readOnly = true)
class EarnerFacts implements PersonalData {

    private final Audiences audiences;
    private final Minors minors;
    private final GuardianConsents consents;
    private final People people;

    EarnerFacts(Audiences audiences, Minors minors, GuardianConsents consents, People people) {
        this.people = people;
        this.audiences = audiences;
        this.minors = minors;
        this.consents = consents;
    }

    @Override
    public String heading() {
        return "earners.privacy.heading";
    }

    @Override
    public Set<String> tables() {
        return Set.of("audience_given", "guardian_consent");
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        lines.add(line(
                "earners.privacy.audience",
                new DefaultMessageSourceResolvable("earners.audience." + audiences.of(person, district))));
        if (minors.isProtected(person, district)) {
            lines.add(line("earners.privacy.minor"));
        }
        int held = consents(person, district).size();
        if (held > 0) {
            lines.add(line("earners.privacy.consents", held));
        }
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("audience", audiences.of(person, district));
        audiences.reason(person, district).ifPresent(reason -> facts.put("reason", reason));
        facts.put("protectedAsMinor", minors.isProtected(person, district));
        facts.put(
                "guardianConsents",
                consents(person, district).stream().map(EarnerFacts::consent).toList());
        archive.json("earner.json", facts);
    }

    private List<ConsentLine> consents(PersonId person, DistrictId district) {
        return people.ids(person, district).stream()
                .flatMap(id -> consents.of(id, district).stream())
                .toList();
    }

    /** Who of the school recorded it is not the student's to keep. */
    private static Map<String, Object> consent(ConsentLine consent) {
        return Map.of(
                "basis", consent.basis(),
                "scope", consent.scope(),
                "givenOn", consent.on(),
                "validUntil", consent.until(),
                "recordedAt", consent.recordedAt(),
                "inForce", consent.inForce());
    }

    private static MessageSourceResolvable line(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }
}
