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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.Endorsable;
import org.waymark.award.Endorsements;
import org.waymark.award.JsonText;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.award.verifying.Verdict;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

/** What third parties signed in favour of a district and of what it awards. */
@Service
@Transactional
class GivenEndorsements implements Endorsements {

    /** In one badge: it is carried about by phones. */
    static final int MOST = 5;

    private static final int LONGEST = 64 * 1024;

    private final EndorsementRepository endorsements;
    private final Endorsable endorsable;
    private final AuditLog audit;
    private final Clock clock;

    GivenEndorsements(EndorsementRepository endorsements, Endorsable endorsable, AuditLog audit, Clock clock) {
        this.endorsements = endorsements;
        this.endorsable = endorsable;
        this.audit = audit;
        this.clock = clock;
    }

    /** One in a line. */
    record Line(
            EndorsementId id,
            String what,
            String endorser,
            String words,
            @Nullable Instant until,
            boolean stands) {}

    @Transactional(readOnly = true)
    List<Line> of(DistrictId district) {
        Instant now = clock.instant();
        return endorsements.findByDistrictAndEndedAtIsNullOrderByAddedAtDesc(district).stream()
                .map(one -> new Line(
                        one.id(),
                        endorsable.title(one.subject(), district),
                        one.endorser(),
                        one.words(),
                        one.validUntil(),
                        one.standsAt(now)))
                .toList();
    }

    /** The ids that a third party may speak for, each with what it stands for. */
    @Transactional(readOnly = true)
    Map<String, String> subjects(DistrictId district) {
        return endorsable.of(district);
    }

    /** None: an earner's single award is endorsed nowhere yet. */
    @Override
    public List<JsonObject> ofAward(AwardId award, DistrictId district) {
        return List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<JsonObject> ofAchievement(DefinitionVersionId version, DistrictId district) {
        return standing(endorsable.achievement(version, district), district);
    }

    @Override
    @Transactional(readOnly = true)
    public List<JsonObject> ofIssuer(DistrictId district) {
        return standing(endorsable.issuer(district), district);
    }

    private List<JsonObject> standing(String subject, DistrictId district) {
        Instant now = clock.instant();
        return endorsements.findBySubjectAndDistrictAndEndedAtIsNullOrderByAddedAt(subject, district).stream()
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
        ReadBadge read = verdict.badge();
        if (!verdict.isValid() || read == null) {
            throw new EndorsementRefused(verdict.sentence());
        }
        // Inside a badge with a proof stands one with a proof: a JWT would have no place there.
        if (!read.isEndorsement() || !read.text().startsWith("{") || read.text().length() > LONGEST) {
            throw new EndorsementRefused("award.endorsements.refused.kind");
        }
        String subject = read.about() == null ? "" : read.about();
        if (endorsable.title(subject, district).isEmpty()) {
            throw new EndorsementRefused("award.endorsements.refused.subject");
        }
        if (read.issuer().equals(endorsable.issuer(district))) {
            throw new EndorsementRefused("award.endorsements.refused.own");
        }
        if (!endorsable.fits(JsonText.object(read.text()), district)) {
            throw new EndorsementRefused("award.endorsements.refused.fit");
        }
        String fingerprint = fingerprint(read.text());
        if (endorsements.existsByFingerprintAndDistrict(fingerprint, district)) {
            throw new EndorsementRefused("award.endorsements.refused.twice");
        }
        Endorsement added = endorsements.save(new Endorsement(district, subject, read, fingerprint, verdict.at()));
        audit.record(
                district.id(),
                desk.actor(),
                desk.role().name(),
                "endorsement-added",
                added.id().toString());
    }

    void end(EndorsementId id, CatalogDesk desk) {
        endorsements
                .findByIdAndDistrict(id, desk.district())
                .orElseThrow(EndorsementNotFound::new)
                .end(clock.instant());
        audit.record(desk.district().id(), desk.actor(), desk.role().name(), "endorsement-ended", id.toString());
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
