package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.submission.SubmissionId;

/** That an earner holds a version of a micro-credential, and the signed credential that says so. */
@Entity
class Award {

    @EmbeddedId
    private AwardId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    @Column
    private UUID subject;

    @Column
    private String title;

    @Column
    private Instant awardedAt;

    @Column
    private boolean shared;

    @Column
    private boolean indexed;

    @Column
    private @Nullable String credential;

    @Column
    private @Nullable String jwt;

    @Column
    private @Nullable Instant signedAt;

    /** How often it was signed. */
    @Column
    private int edition;

    /** Whether what is signed is to be signed anew. */
    @Column
    private boolean stale;

    @Column
    private @Nullable Instant revokedAt;

    @Column
    private @Nullable String revokedWhy;

    @Enumerated(EnumType.STRING)
    private @Nullable RevocationReason revokedFor;

    @Column
    private @Nullable Instant suspendedAt;

    @Column
    private @Nullable String suspendedWhy;

    /** When leads were last reminded that it is. */
    @Column
    private @Nullable Instant suspensionToldAt;

    @Column
    private @Nullable Instant validUntil;

    /** When its earner was told that it will end. */
    @Column
    private @Nullable Instant endToldAt;

    @Embedded
    @EmbeddedColumnNaming("renewed_by_%s")
    private @Nullable AwardId renewedBy;

    @SuppressWarnings("NullAway.Init")
    protected Award() {}

    Award(DecisionMade decision, DefinitionVersion definition) {
        this.id = AwardId.fresh();
        this.district = decision.district();
        this.earner = decision.earner();
        this.definition = decision.definition();
        this.definitionVersion = decision.version();
        this.submission = decision.submission();
        this.subject = UuidCreator.getRandomBased();
        this.title = definition.title();
        this.awardedAt = decision.at();
    }

    /** Keeps an edition to the letter as it was signed, in both its forms; the one before is no longer answered here. */
    void sign(String credential, String jwt, Instant at) {
        if (!needsSignature()) {
            throw new IllegalStateException("Award " + id + " is signed");
        }
        this.credential = credential;
        this.jwt = jwt;
        this.signedAt = at;
        this.edition++;
        this.stale = false;
    }

    /**
     * What is signed is not how it should be said any more.
     *
     * @return the edition to come; empty where none is, since there is no first or the award is no more
     */
    OptionalInt outdate() {
        if (!isSigned() || isRevoked()) {
            return OptionalInt.empty();
        }
        stale = true;
        return OptionalInt.of(edition + 1);
    }

    boolean needsSignature() {
        return !isRevoked() && (!isSigned() || stale);
    }

    /** Whoever stops sharing wishes no more to be found either. */
    void share(boolean shared) {
        this.shared = shared;
        this.indexed = shared && indexed;
    }

    void index(boolean indexed) {
        this.indexed = shared && indexed;
    }

    /** Takes it back for a reason that people may have to answer for; what is revoked stays so. */
    AwardRevoked revoke(RevocationReason reason, String why, Instant at) {
        if (isRevoked()) {
            throw new IllegalStateException("Award " + id + " is revoked");
        }
        this.revokedAt = at;
        this.revokedFor = reason;
        this.revokedWhy = why;
        return new AwardRevoked(id, submission, definition, earner, district, at);
    }

    /** While something is looked into: nothing is lost, and it can be lifted again. */
    AwardSuspended suspend(String why, Instant at) {
        if (isRevoked() || isSuspended()) {
            throw new IllegalStateException("Award " + id + " is revoked or suspended");
        }
        this.suspendedAt = at;
        this.suspendedWhy = why;
        this.suspensionToldAt = null;
        return new AwardSuspended(id, earner, district, at);
    }

    AwardResumed resume(Instant at) {
        if (isRevoked() || !isSuspended()) {
            throw new IllegalStateException("Award " + id + " is revoked or not suspended");
        }
        this.suspendedAt = null;
        this.suspendedWhy = null;
        return new AwardResumed(id, earner, district, at);
    }

    /** It holds until then; said before it is signed. */
    void holdUntil(Instant end) {
        if (isSigned()) {
            throw new IllegalStateException("Award " + id + " is signed without that end");
        }
        this.validUntil = end;
    }

    /** What was to end, or has, holds longer; its earner is told of that end in its time. */
    void extend(Instant end) {
        if (isRevoked() || validUntil == null || !end.isAfter(validUntil)) {
            throw new IllegalStateException("Award " + id + " does not end, or not before that");
        }
        this.validUntil = end;
        this.endToldAt = null;
    }

    /** Whether leads are to be reminded that it is suspended still, once more after each such time. */
    boolean remind(Duration every, Instant now) {
        Instant last = suspensionToldAt != null ? suspensionToldAt : suspendedAt;
        if (!isSuspended() || last == null || now.isBefore(last.plus(every))) {
            return false;
        }
        suspensionToldAt = now;
        return true;
    }

    /** Whether what was awarded now is the same, earned anew. */
    boolean isRenewedBy(Award newer) {
        return !isRevoked() && renewedBy == null && definition.equals(newer.definition) && !id.equals(newer.id);
    }

    void renewBy(Award newer) {
        this.renewedBy = newer.id;
    }

    /** What renewed it was taken back. */
    void renewedNoMore() {
        this.renewedBy = null;
    }

    void endTold(Instant at) {
        this.endToldAt = at;
    }

    /** Where it stands at a moment, apart from whether its signature holds. */
    BadgeStanding standing(Instant now) {
        return standing(revokedAt, suspendedAt, validUntil, now);
    }

    static BadgeStanding standing(
            @Nullable Instant revokedAt, @Nullable Instant suspendedAt, @Nullable Instant validUntil, Instant now) {
        if (revokedAt != null) {
            return BadgeStanding.REVOKED;
        }
        if (suspendedAt != null) {
            return BadgeStanding.SUSPENDED;
        }
        return validUntil != null && !now.isBefore(validUntil) ? BadgeStanding.EXPIRED : BadgeStanding.VALID;
    }

    HeldAward held(Instant now) {
        return new HeldAward(
                id,
                district,
                earner,
                definition,
                definitionVersion,
                submission,
                subject,
                title,
                awardedAt,
                standing(now),
                isRevoked() ? revokedAt : suspendedAt,
                isRevoked() ? revokedWhy : suspendedWhy,
                revokedFor,
                validUntil,
                renewedBy,
                isSigned(),
                jwt != null);
    }

    /** The credential as it is kept; nothing before the first edition. */
    Optional<SignedBadge> signed(Instant now) {
        return credential == null || signedAt == null
                ? Optional.empty()
                : Optional.of(
                        new SignedBadge(id, definition, title, awardedAt, credential, signedAt, shared, standing(now)));
    }

    /** What was written about the earner says no longer who that is. */
    void unname(UnaryOperator<String> without) {
        if (revokedWhy != null) {
            revokedWhy = without.apply(revokedWhy);
        }
        if (suspendedWhy != null) {
            suspendedWhy = without.apply(suspendedWhy);
        }
    }

    /** What says who earned it is passed on no more, and is not kept where nothing is signed in its place. */
    void hideIdentity() {
        share(false);
        if (isRevoked()) {
            credential = null;
            jwt = null;
            signedAt = null;
        }
    }

    boolean isSuspended() {
        return suspendedAt != null;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    /**
     * Whether what is signed says more of its earner than the number that stands for them in this award alone, if only in the
     * words of somebody who speaks for them.
     */
    boolean namesItsEarner() {
        return credential != null
                && (credential.contains("\"IdentityObject\"")
                        || !credential.contains("\"urn:uuid:" + subject + "\"")
                        || JsonText.object(credential).containsKey("endorsement"));
    }

    /** Whether what is signed carries this endorsement of it. */
    boolean carries(JsonObject endorsement) {
        return credential != null
                && JsonText.object(credential)
                        .getOrDefault("endorsement", JsonValue.EMPTY_JSON_ARRAY)
                        .asJsonArray()
                        .contains(endorsement);
    }

    SubmissionId submission() {
        return submission;
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isSigned() {
        return credential != null;
    }

    boolean isOf(PersonId person, DistrictId district) {
        return earner.equals(person) && this.district.equals(district);
    }

    /** Whether others than its earner may see it; where it holds no more, they read that it does not. */
    boolean isPublic() {
        return shared && isSigned();
    }

    /** Whether its earner wishes it to be found by searching the web. */
    boolean isIndexed() {
        return indexed;
    }

    boolean isShared() {
        return shared;
    }

    AwardId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId earner() {
        return earner;
    }

    DefinitionId definition() {
        return definition;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    /** Stands for the earner in the credential, and for nothing else anywhere. */
    UUID subject() {
        return subject;
    }

    String title() {
        return title;
    }

    Instant awardedAt() {
        return awardedAt;
    }

    @Nullable
    String revokedWhy() {
        return revokedWhy;
    }

    @Nullable
    String suspendedWhy() {
        return suspendedWhy;
    }

    @Nullable
    String credential() {
        return credential;
    }

    /** The same as a JWT; null for what was signed before there were any. */
    @Nullable
    String jwt() {
        return jwt;
    }

    String path() {
        return "/badges/" + id;
    }

    /** Where its earner is asked for what was handed in for a requirement. */
    String evidencePath(String requirement) {
        return path() + "/evidence/" + Achievement.escaped(requirement);
    }

    AwardMade made() {
        return new AwardMade(id, submission, definition, earner, district, awardedAt);
    }

    AwardCard card(String url, Instant now) {
        return new AwardCard(
                id,
                definition,
                submission,
                title,
                awardedAt,
                url,
                Achievement.picturePath(district, definitionVersion),
                isSigned(),
                shared,
                standing(now));
    }
}
