package org.waymark.people.earners;

import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;

/** As whom people earn; a programme gives it to those who join, a lead to one person for a reason. */
@Service
@Transactional
public class Audiences {

    /** A protection that has no end yet. */
    static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    private static final Logger log = LoggerFactory.getLogger(Audiences.class);

    private final JdbcClient jdbc;
    private final AuditLog audit;

    Audiences(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Audience of(PersonId person, DistrictId district) {
        return jdbc.sql("select audience from person where id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .query(String.class)
                .optional()
                .map(Audience::valueOf)
                .orElseThrow(PersonNotFound::new);
    }

    /**
     * Gives it; whoever becomes a student is protected as a minor from now on.
     *
     * @param by id of a person, or {@link AuditLog#OPERATOR}
     * @param why a code or an id that the audit log may keep, such as programme-...
     */
    public void give(PersonId person, DistrictId district, Audience audience, String by, String why) {
        if (of(person, district) == audience) {
            return;
        }
        jdbc.sql("update person set audience = :audience"
                        + (audience == Audience.STUDENT ? ", protected_until = coalesce(protected_until, :end)" : "")
                        + " where id = :person and district_id = :district")
                .param("audience", audience.name())
                .param("end", OPEN_END)
                .param("person", person.id())
                .param("district", district.id())
                .update();
        audit.record(district.id(), by, "audience-given", audience + " " + person + " " + why);
        log.info("Person {} earns as {} from now on", person, audience);
    }
}
