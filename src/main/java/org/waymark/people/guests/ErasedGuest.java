package org.waymark.people.guests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;

/** A person's own addresses open nothing any more, and how they came is forgotten. */
@Component
@Order(70)
@Transactional
class ErasedGuest implements ErasurePart {

    private static final String THEIRS = " where person_id = :person and district_id = :district";

    private final NamedParameterJdbcTemplate jdbc;

    ErasedGuest(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "own-addresses";
    }

    @Override
    public Set<String> tables() {
        return Set.of("person_email", "mail_link", "guest_entry", "guest_invitation");
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> words(PersonId person, DistrictId district) {
        return new HashSet<>(jdbc.queryForList(
                "select address from person_email" + THEIRS + " and address <> ''",
                Map.of("person", person.id(), "district", district.id()),
                String.class));
    }

    /** No link that was sent opens anything, and no letter goes out any more. */
    @Override
    public void sever(Erasure erasure) {
        jdbc.update("delete from mail_link" + THEIRS, of(erasure));
        jdbc.update("update person_email set verified_at = null" + THEIRS, of(erasure));
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        long addresses = count("person_email" + THEIRS, erasure);
        if (addresses > 0) {
            lines.add(ErasureLine.erased("guests.erasure.addresses", addresses));
        }
        if (count("guest_entry" + THEIRS, erasure) > 0) {
            lines.add(ErasureLine.erased("guests.erasure.entry", 1));
        }
        long made = count("guest_invitation where made_by_id = :person and district_id = :district", erasure);
        if (made > 0) {
            lines.add(ErasureLine.pseudonymised("guests.erasure.invitations", made));
        }
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        for (String table : List.of("mail_link", "person_email", "guest_entry")) {
            jdbc.update("delete from " + table + THEIRS, of(erasure));
        }
    }

    private long count(String rows, Erasure erasure) {
        Long count = jdbc.queryForObject("select count(*) from " + rows, of(erasure), Long.class);
        return count == null ? 0 : count;
    }

    private static Map<String, Object> of(Erasure erasure) {
        return Map.of(
                "person", erasure.person().id(), "district", erasure.district().id());
    }
}
