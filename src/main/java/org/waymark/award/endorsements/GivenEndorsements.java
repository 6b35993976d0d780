package org.waymark.award.endorsements;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.Endorsable;
import org.waymark.award.Endorsements;
import org.waymark.award.JsonText;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.award.verifying.Verdict;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.jobs.DueJobs;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/** What third parties signed in favour of a district and of what it awards. */
@Service
@Transactional
class GivenEndorsements implements Endorsements {

    /** In one badge: it is carried about by phones. */
    static final int MOST = 5;

    private static final int LONGEST = 64 * 1024;

    private final EndorsementRepository endorsements;
    private final Endorsable endorsable;
    private final Awards awards;
    private final People people;
    private final Notices notices;
    private final DueJobs due;
    private final EndorsementCheck check;
    private final AuditLog audit;
    private final Clock clock;

    GivenEndorsements(
            EndorsementRepository endorsements,
            Endorsable endorsable,
            Awards awards,
            People people,
            Notices notices,
            DueJobs due,
            EndorsementCheck check,
            AuditLog audit,
            Clock clock) {
        this.endorsements = endorsements;
        this.endorsable = endorsable;
        this.awards = awards;
        this.people = people;
        this.notices = notices;
        this.due = due;
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** One in a line. */
    record Line(
            EndorsementId id,
            String what,
            boolean ofBadge,
            String endorser,
            String signer,
            String words,
            @Nullable Instant until,
            boolean stands,
            Finding finding,
            Instant checkedAt) {}

    /** Those of the district and, for a lead, those of single badges that everyone can read. */
    @Transactional(readOnly = true)
    List<Line> of(CatalogDesk desk) {
        Instant now = clock.instant();
        return Stream.concat(endorsements.ofTheDistrict(desk.district()).stream(), ofSharedBadges(desk))
                .map(one -> new Line(
                        one.id(),
                        one.award() == null ? endorsable.title(one.subject(), desk.district()) : one.subject(),
                        one.award() != null,
                        one.endorser(),
                        one.signer(),
                        one.words(),
                        one.validUntil(),
                        one.standsAt(now),
                        one.finding(),
                        one.checkedAt()))
                .toList();
    }

    private Stream<Endorsement> ofSharedBadges(CatalogDesk desk) {
        return people.rolesOf(desk.person(), desk.district()).contains(Role.LEAD)
                ? endorsements.ofSharedBadges(desk.district()).stream()
                : Stream.empty();
    }

    /** The ids that a third party may speak for, each with what it stands for. */
    @Transactional(readOnly = true)
    Map<String, String> subjects(DistrictId district) {
        return endorsable.of(district);
    }

    @Override
    @Transactional(readOnly = true)
    public List<JsonObject> ofAward(AwardId award, DistrictId district) {
        return standing(endorsements.findByAwardAndDistrictAndEndedAtIsNullOrderByAddedAt(award, district));
    }

    @Override
    @Transactional(readOnly = true)
    public List<JsonObject> ofAchievement(DefinitionVersionId version, DistrictId district) {
        return standing(endorsements.findBySubjectAndDistrictAndEndedAtIsNullOrderByAddedAt(
                endorsable.achievement(version, district), district));
    }

    @Override
    @Transactional(readOnly = true)
    public List<JsonObject> ofIssuer(DistrictId district) {
        return standing(endorsements.findBySubjectAndDistrictAndEndedAtIsNullOrderByAddedAt(
                endorsable.issuer(district), district));
    }

    private List<JsonObject> standing(List<Endorsement> some) {
        Instant now = clock.instant();
        return some.stream()
                .filter(one -> one.standsAt(now))
                .limit(MOST)
                .map(one -> JsonText.object(one.credential()))
                .toList();
    }

    /**
     * Takes one that was checked.
     *
     * @throws EndorsementRefused for one that is not valid, or of something else
     */
    void add(Verdict verdict, CatalogDesk desk) {
        DistrictId district = desk.district();
        Endorsement added =
                keep(verdict, subject -> !endorsable.title(subject, district).isEmpty(), null, district);
        audit.record(
                district.id(),
                desk.actor(),
                desk.role().name(),
                "endorsement-added",
                added.id().toString());
    }

    /**
     * Keeps one that was checked.
     *
     * @param ours whether something with this id may be endorsed here
     * @param award whose it is; null where it speaks for no single one
     * @throws EndorsementRefused for one that is not valid, or of something else
     */
    Endorsement keep(Verdict verdict, Predicate<String> ours, @Nullable AwardId award, DistrictId district) {
        ReadBadge read = verdict.badge();
        if (!verdict.isValid() || read == null) {
            throw new EndorsementRefused(verdict.sentence());
        }
        // Inside a badge with a proof stands one with a proof: a JWT would have no place there.
        if (!read.isEndorsement() || !read.text().startsWith("{") || read.text().length() > LONGEST) {
            throw new EndorsementRefused("award.endorsements.refused.kind");
        }
        String subject = read.about() == null ? "" : read.about();
        if (!ours.test(subject)) {
            throw new EndorsementRefused("award.endorsements.refused.subject");
        }
        if (read.issuer().equals(endorsable.issuer(district))) {
            throw new EndorsementRefused("award.endorsements.refused.own");
        }
        if (!endorsable.fits(JsonText.object(read.text()), district)) {
            throw new EndorsementRefused("award.endorsements.refused.fit");
        }
        String fingerprint = fingerprint(read.text());
        Optional<Endorsement> before = endorsements.findByFingerprintAndDistrict(fingerprint, district);
        if (before.filter(one -> !one.hasEnded()).isPresent()) {
            throw new EndorsementRefused("award.endorsements.refused.twice");
        }
        before.ifPresent(one -> one.reopen(verdict.at()));
        return before.orElseGet(
                () -> endorsements.save(new Endorsement(district, award, subject, read, fingerprint, verdict.at())));
    }

    /** The credential to the letter, for another check; empty for one that goes into no badge any more. */
    @Transactional(readOnly = true)
    Optional<String> credential(EndorsementId id, DistrictId district) {
        return endorsements
                .findByIdAndDistrict(id, district)
                .filter(one -> !one.hasEnded())
                .map(Endorsement::credential);
    }

    /** Notes what a later check came to, and tells the leads, or the earner, of one that has fallen. */
    void checked(EndorsementId id, DistrictId district, Verdict verdict) {
        endorsements.findByIdAndDistrict(id, district).ifPresent(one -> {
            boolean fallen = one.checked(verdict);
            AwardId award = one.award();
            if (award != null
                    && one.standsAt(clock.instant())
                            != awards.carries(JsonText.object(one.credential()), award, district)) {
                awards.resign(award, district);
            }
            if (fallen) {
                tell(one, district);
            }
        });
    }

    private void tellEarner(AwardId award, String kind, DistrictId district) {
        awards.held(award, district)
                .ifPresent(held -> notices.send(new Notice(
                        district.id(),
                        held.earner().id(),
                        kind,
                        List.of(held.title()),
                        held.path() + "/endorsements")));
    }

    private void tell(Endorsement fallen, DistrictId district) {
        audit.record(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "endorsement-fallen",
                fallen.id().toString());
        AwardId award = fallen.award();
        if (award != null) {
            tellEarner(award, "badge-endorsement-fallen", district);
            return;
        }
        for (PersonId lead : people.inRole(Role.LEAD, district)) {
            notices.send(new Notice(
                    district.id(),
                    lead.id(),
                    "endorsement-fallen",
                    List.of(endorsable.title(fallen.subject(), district)),
                    "/admin/endorsements"));
        }
    }

    /** Has all that go into badges looked at. */
    void checkAll(DistrictId district) {
        endorsements
                .findByDistrictAndEndedAtIsNullOrderByAddedAtDesc(district)
                .forEach(one -> due.schedule(
                        check,
                        one.id().toString(),
                        new EndorsementCheck.Due(one.id().id(), district.id())));
    }

    void end(EndorsementId id, CatalogDesk desk) {
        Endorsement ended = endorsements
                .findByIdAndDistrict(id, desk.district())
                .filter(one -> one.award() == null || ofSharedBadges(desk).anyMatch(one::equals))
                .orElseThrow(EndorsementNotFound::new);
        ended.end(clock.instant());
        AwardId award = ended.award();
        if (award != null) {
            awards.resign(award, desk.district());
            tellEarner(award, "badge-endorsement-removed", desk.district());
        }
        audit.record(
                desk.district().id(),
                desk.actor(),
                desk.role().name(),
                award == null ? "endorsement-ended" : "badge-endorsement-ended",
                id.toString());
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
