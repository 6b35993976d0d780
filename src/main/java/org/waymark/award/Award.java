package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
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
    private @Nullable String credential;

    @Column
    private @Nullable Instant signedAt;

    @Column
    private @Nullable Instant revokedAt;

    @Column
    private @Nullable String revokedWhy;

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

    /** Keeps the credential to the letter as it was signed; one that is signed is never signed again. */
    void sign(String credential, Instant at) {
        if (isSigned()) {
            throw new IllegalStateException("Award " + id + " is signed");
        }
        this.credential = credential;
        this.signedAt = at;
    }

    void share(boolean shared) {
        this.shared = shared;
    }

    /** Takes it back for a reason that people may have to answer for; what is revoked stays so. */
    AwardRevoked revoke(String why, Instant at) {
        if (isRevoked()) {
            throw new IllegalStateException("Award " + id + " is revoked");
        }
        this.revokedAt = at;
        this.revokedWhy = why;
        return new AwardRevoked(id, submission, definition, earner, district, at);
    }

    /** What was written about the earner says no longer who that is. */
    void unname(UnaryOperator<String> without) {
        if (revokedWhy != null) {
            revokedWhy = without.apply(revokedWhy);
        }
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

    /** Whether others than its earner may see it: it is shared, and there is something to see that still holds. */
    boolean isPublic() {
        return shared && isSigned() && !isRevoked();
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
    String credential() {
        return credential;
    }

    String path() {
        return "/badges/" + id;
    }

    AwardMade made() {
        return new AwardMade(id, submission, definition, earner, district, awardedAt);
    }

    AwardCard card(String url) {
        return new AwardCard(
                id,
                definition,
                submission,
                title,
                awardedAt,
                url,
                Achievement.picturePath(district, definitionVersion),
                isSigned(),
                shared);
    }
}
