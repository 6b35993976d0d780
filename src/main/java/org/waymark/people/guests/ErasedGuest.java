package org.waymark.people.guests;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;

/** A person's own addresses, the links sent to them, and by which invitation they came. */
@Component
@Order(70)
@Transactional
class ErasedGuest implements ErasurePart {

    private static final String THEIRS = " where person_id = :person and district_id = :district";

    private final JdbcClient jdbc;

    ErasedGuest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "addresses";
    }

    @Override
    public Set<String> tables() {
        return Set.of("person_email", "mail_link", "guest_entry", "guest_invitation");
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> words(PersonId person, DistrictId district) {
        return new HashSet<>(jdbc.sql("select address from person_email" + THEIRS)
                .param("person", person.id())
                .param("district", district.id())
                .query(String.class)
                .list());
    }

    /** No link sent before opens anything, and none is sent any more. */
    @Override
    public void sever(Erasure erasure) {
        update("delete from mail_link" + THEIRS, erasure);
        update("delete from person_email" + THEIRS, erasure);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        add(lines, ErasureLine.erased("people.erasure.addresses", count("person_email", erasure)));
        add(lines, ErasureLine.erased("people.erasure.invitation", count("guest_entry", erasure)));
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        sever(erasure);
        update("delete from guest_entry" + THEIRS, erasure);
        for (String address : erasure.words()) {
            if (address.contains("@")) {
                jdbc.sql("delete from mail_link where lower(address) = lower(:address)"
                                + " and (district_id is null or district_id = :district)")
                        .param("address", address)
                        .param("district", erasure.district().id())
                        .update();
            }
        }
    }

    private long count(String table, Erasure erasure) {
        return jdbc.sql("select count(*) from " + table + THEIRS)
                .param("person", erasure.person().id())
                .param("district", erasure.district().id())
                .query(Long.class)
                .single();
    }

    private void update(String sql, Erasure erasure) {
        jdbc.sql(sql)
                .param("person", erasure.person().id())
                .param("district", erasure.district().id())
                .update();
    }

    private static void add(List<ErasureLine> lines, ErasureLine line) {
        if (line.count() > 0) {
            lines.add(line);
        }
    }
}
