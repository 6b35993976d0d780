package org.waymark.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Who brought what somebody else brought, too: the same file by its bytes, or the same link. What more than {@value #FEW}
 * people brought, such as a template of the district or a public page, is nobody's own work and makes nobody a co-owner:
 * otherwise it would leave no reader for any of them.
 */
@Service
@Transactional(readOnly = true)
public class SharedEvidence {

    static final int FEW = 8;

    private final JdbcClient jdbc;

    SharedEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody who brought something that is in this work, its earner among them. */
    public Set<PersonId> broughtToo(SubmissionId work, DistrictId district) {
        record Brought(String what, PersonId by) {}
        List<Brought> all = jdbc.sql("select o.fingerprint, t.earner_id from evidence_item o"
                        + " join submission t on t.id = o.submission_id where o.district_id = :district"
                        + " and o.fingerprint in (select i.fingerprint from evidence_item i"
                        + " where i.submission_id = :work and i.district_id = :district and i.fingerprint is not null)"
                        + " group by o.fingerprint, t.earner_id")
                .param("work", work.id())
                .param("district", district.id())
                .query((row, n) -> new Brought(row.getString(1), new PersonId(row.getObject(2, UUID.class))))
                .list();
        return all.stream().collect(Collectors.groupingBy(Brought::what)).values().stream()
                .filter(bringers -> bringers.size() <= FEW)
                .flatMap(List::stream)
                .map(Brought::by)
                .collect(Collectors.toSet());
    }

    /** Of these, what has something in it that this person brought too. */
    public Set<SubmissionId> sharedWith(PersonId person, Collection<SubmissionId> works, DistrictId district) {
        if (works.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select distinct i.submission_id from submission t"
                        + " join evidence_item o on o.submission_id = t.id"
                        + " join evidence_item i on i.submission_id in (:works) and i.fingerprint = o.fingerprint"
                        + " where t.earner_id = :person and t.district_id = :district and i.district_id = :district"
                        + " and (select count(distinct c.earner_id) from evidence_item b"
                        + " join submission c on c.id = b.submission_id where b.district_id = :district"
                        + " and b.fingerprint = i.fingerprint) <= :few")
                .param("works", works.stream().map(SubmissionId::id).toList())
                .param("person", person.id())
                .param("district", district.id())
                .param("few", FEW)
                .query((row, n) -> new SubmissionId(row.getObject(1, UUID.class)))
                .list());
    }

    /** What in this work is, or shows the same as, one of these: as it came into another attempt or was brought again. */
    public Set<EvidenceId> sameIn(SubmissionId work, Collection<EvidenceId> pieces, DistrictId district) {
        if (pieces.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("select distinct i.id from evidence_item i join evidence_item o"
                        + " on o.id = i.id or o.id = i.copied_from_id and o.kind = i.kind and o.text is null"
                        + " or o.fingerprint = i.fingerprint or o.kind = i.kind and o.text = i.text"
                        + " where i.submission_id = :work and i.district_id = :district"
                        + " and o.id in (:pieces) and o.district_id = :district")
                .param("work", work.id())
                .param("pieces", pieces.stream().map(EvidenceId::id).toList())
                .param("district", district.id())
                .query((row, n) -> new EvidenceId(row.getObject(1, UUID.class)))
                .list());
    }

    /** What two links have in common that lead to the same place. */
    static String fingerprint(String link) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(link.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
