package org.waymark.people.guests;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** A person's own addresses and how they came. */
@Component
@Order(12)
@Transactional(readOnly = true)
class GuestFacts implements PersonalData {

    private final OwnAddresses addresses;
    private final GuestInvitations invitations;
    private final JdbcClient jdbc;

    GuestFacts(OwnAddresses addresses, GuestInvitations invitations, JdbcClient jdbc) {
        this.addresses = addresses;
        this.invitations = invitations;
        this.jdbc = jdbc;
    }

    @Override
    public String heading() {
        return "guests.privacy.heading";
    }

    @Override
    public Set<String> tables() {
        return Set.of("person_email", "guest_entry", "guest_invitation", "mail_link");
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        addresses
                .all(person, district)
                .forEach(each -> lines.add(line(
                        each.proved() ? "guests.privacy.address" : "guests.privacy.address.unproved", each.address())));
        entered(person, district)
                .ifPresent(at -> lines.add(
                        line("guests.privacy.invited", at.toLocalDate().toString())));
        if (invitations.entries(person, district).shutOut()) {
            lines.add(line("guests.privacy.shut-out"));
        }
        int made = invitationsMade(person, district).size();
        if (made > 0) {
            lines.add(line("guests.erasure.invitations", made));
        }
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<OwnAddresses.OwnAddress> all = addresses.all(person, district);
        Optional<OffsetDateTime> entered = entered(person, district);
        List<String> made = invitationsMade(person, district);
        if (all.isEmpty() && entered.isEmpty() && made.isEmpty()) {
            return;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "addresses",
                all.stream()
                        .map(each -> Map.of("address", each.address(), "confirmed", each.proved()))
                        .toList());
        entered.ifPresent(at -> facts.put("cameByInvitationAt", at.toInstant()));
        if (invitations.entries(person, district).shutOut()) {
            facts.put("shutOutByTheDistrict", true);
        }
        facts.put("invitationsMade", made);
        archive.json("addresses.json", facts);
    }

    private Optional<OffsetDateTime> entered(PersonId person, DistrictId district) {
        return jdbc.sql("select entered_at from guest_entry where person_id = ? and district_id = ?"
                        + " order by entered_at limit 1")
                .params(person.id(), district.id())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional();
    }

    private List<String> invitationsMade(PersonId person, DistrictId district) {
        return jdbc.sql("select title from guest_invitation where made_by_id = ? and district_id = ? order by made_at")
                .params(person.id(), district.id())
                .query(String.class)
                .list();
    }

    private static MessageSourceResolvable line(String key, Object... values) {
        return new DefaultMessageSourceResolvable(new String[] {key}, values);
    }
}
