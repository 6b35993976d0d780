package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.OpenNames;
import org.waymark.submission.Submissions;

/**
 * What an earner lets everybody read who sees the badge: their own words and links, one requirement at a time. No file ever, and
 * nothing in which students may be seen, heard or quoted: that needs more than the earner's word.
 */
@Component
@Transactional
class ReleasedEvidence {

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final OpenNames names;
    private final AuditLog audit;
    private final Clock clock;

    ReleasedEvidence(JdbcClient jdbc, Submissions submissions, OpenNames names, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** The requirements that are released of an award. */
    @Transactional(readOnly = true)
    public Set<String> of(Award award) {
        return new HashSet<>(jdbc.sql("select requirement from released_evidence"
                        + " where award_id = :award and district_id = :district")
                .param("award", award.id().id())
                .param("district", award.district().id())
                .query(String.class)
                .list());
    }

    /**
     * A piece that can be released.
     *
     * @param link where it is one that a page may lead to
     */
    record Piece(String title, String words, @Nullable String link) {}

    /** What of a requirement can be shown to everybody. */
    @Transactional(readOnly = true)
    public List<Piece> pieces(Award award, String requirement) {
        return submissions.work(award.submission(), award.district()).pieces().stream()
                .filter(piece -> piece.asked().id().equals(requirement))
                .filter(ReleasedEvidence::isForEverybody)
                .map(piece -> new Piece(piece.title(), String.valueOf(piece.text()), link(piece)))
                .toList();
    }

    /** Whether somebody may be named in it, as far as can be told. */
    @Transactional(readOnly = true)
    public boolean mayName(Award award, String requirement) {
        return names.among(submissions.work(award.submission(), award.district()), requirement);
    }

    private static boolean isForEverybody(AttemptWork.Piece piece) {
        return !isOfStudents(piece.asked())
                && !piece.isFile()
                && piece.text() != null
                && !piece.consentOpen()
                && (!piece.asksWhoIsIn() || Boolean.FALSE.equals(piece.students()));
    }

    /** Whether what is asked for is theirs, names them or shows them, in whatever form it came. */
    private static boolean isOfStudents(EvidenceRequirement asked) {
        return asked.kinds().contains("STUDENT_WORK") || asked.deidentified() || asked.asksForConsent();
    }

    private static @Nullable String link(AttemptWork.Piece piece) {
        String text = piece.text();
        return "LINK".equals(piece.kind()) && text != null && text.startsWith("https://") ? text : null;
    }

    /** Shows it, or no longer. */
    public void release(Award award, String requirement, boolean released) {
        int gone = jdbc.sql("delete from released_evidence where award_id = :award and district_id = :district"
                        + " and requirement = :requirement")
                .param("award", award.id().id())
                .param("district", award.district().id())
                .param("requirement", requirement)
                .update();
        if (released) {
            jdbc.sql("insert into released_evidence (id, district_id, person_id, award_id, requirement, released_at)"
                            + " values (:id, :district, :person, :award, :requirement, :now) on conflict do nothing")
                    .param("id", UuidCreator.getTimeOrderedEpoch())
                    .param("district", award.district().id())
                    .param("person", award.earner().id())
                    .param("award", award.id().id())
                    .param("requirement", requirement)
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
        if (released != gone > 0) {
            audit.record(
                    award.district().id(),
                    award.earner().toString(),
                    AuditLog.SELF_ROLE,
                    released ? "badge-evidence-released" : "badge-evidence-kept",
                    award.id() + " " + requirement);
        }
    }

    /** What is taken back for good shows nothing more. */
    @EventListener
    void on(AwardRevoked revoked) {
        jdbc.sql("delete from released_evidence where award_id = :award and district_id = :district")
                .param("award", revoked.award().id())
                .param("district", revoked.district().id())
                .update();
    }

    /** What one person released, for themselves. */
    record Released(AwardId award, String requirement, Instant at) {}

    @Transactional(readOnly = true)
    public List<Released> by(PersonId person, DistrictId district) {
        return jdbc.sql("select award_id, requirement, released_at from released_evidence"
                        + " where person_id = :person and district_id = :district order by released_at, id")
                .param("person", person.id())
                .param("district", district.id())
                .query((row, n) -> new Released(
                        new AwardId(row.getObject("award_id", UUID.class)),
                        row.getString("requirement"),
                        row.getObject("released_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public void forget(PersonId person, DistrictId district) {
        jdbc.sql("delete from released_evidence where person_id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .update();
    }
}
