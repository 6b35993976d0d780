package org.waymark.submission;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Who brought what somebody else brought, too: the same file, by where it is kept or its fingerprint, or the same link. */
@Service
@Transactional(readOnly = true)
public class SharedEvidence {

    private static final String SAME = " (o.storage_key = i.storage_key or o.sha256 = i.sha256"
            + " or o.kind = 'LINK' and i.kind = 'LINK' and o.text = i.text)";

    private final JdbcClient jdbc;

    SharedEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these persons, those who brought something that is in this work of somebody else. */
    public Set<PersonId> broughtToo(SubmissionId work, Collection<PersonId> persons, DistrictId district) {
        if (persons.isEmpty()) {
            return Set.of();
        }
        // From what these few brought, however much a district has.
        return new HashSet<>(jdbc.sql("select distinct t.earner_id from submission t"
                        + " join evidence_item o on o.submission_id = t.id"
                        + " join evidence_item i on i.submission_id = :work and i.district_id = :district and" + SAME
                        + " join submission s on s.id = i.submission_id and s.earner_id <> t.earner_id"
                        + " where t.district_id = :district and t.earner_id in (:persons)")
                .param("work", work.id())
                .param("persons", persons.stream().map(PersonId::id).toList())
                .param("district", district.id())
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Of these, what has something in it that this person brought too. */
    public Set<SubmissionId> sharedWith(PersonId person, Collection<SubmissionId> works, DistrictId district) {
        if (works.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select distinct i.submission_id from submission t"
                        + " join evidence_item o on o.submission_id = t.id"
                        + " join evidence_item i on i.submission_id in (:works) and" + SAME
                        + " where t.earner_id = :person and t.district_id = :district and i.district_id = :district")
                .param("works", works.stream().map(SubmissionId::id).toList())
                .param("person", person.id())
                .param("district", district.id())
                .query((row, n) -> new SubmissionId(row.getObject(1, UUID.class)))
                .list());
    }
}
