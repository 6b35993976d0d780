package org.waymark.review.certification;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/**
 * Sample work on a version: written, then frozen and scored by at least two experts, each alone. Where they are of one mind
 * that stays; where they differ they see both sides and settle.
 */
@Entity
@Table(name = "review_anchor")
class Anchor {

    static final int EXPERTS = 2;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Enumerated(EnumType.STRING)
    private AnchorStatus status;

    /** The work it was made from; null where it was made up. */
    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private @Nullable SubmissionId submission;

    @JdbcTypeCode(SqlTypes.JSON)
    private AnchorWork work;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Levels agreed;

    @Column
    private Instant madeAt;

    @OneToMany(mappedBy = "anchor", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<AnchorScore> scores = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Anchor() {}

    Anchor(DefinitionVersion of, DistrictId district, @Nullable SubmissionId submission, AnchorWork work, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.definition = of.definition();
        this.definitionVersion = of.id();
        this.status = AnchorStatus.DRAFT;
        this.submission = submission;
        this.work = work;
        this.madeAt = now;
    }

    UUID id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    AnchorStatus status() {
        return status;
    }

    AnchorWork work() {
        return work;
    }

    @Nullable
    Levels agreed() {
        return agreed;
    }

    boolean isMadeBy(Instant moment) {
        return !madeAt.isAfter(moment);
    }

    /** Another with every word that is written. */
    int edition() {
        return version == null ? 0 : version;
    }

    /** Only a draft can be written, and only by who has seen what it says; answers whether it was. */
    boolean write(AnchorWork words, int seen) {
        if (status != AnchorStatus.DRAFT || edition() != seen) {
            return false;
        }
        work = words;
        return true;
    }

    /** From now on nothing of it changes. */
    void freeze() {
        become(AnchorStatus.SCORING);
    }

    boolean isBeingScored() {
        return status == AnchorStatus.SCORING || status == AnchorStatus.DIFFERING;
    }

    /** An expert's levels, or others once they have seen the other side; after all agree they stay. */
    void score(PersonId expert, Levels levels, Instant at) {
        if (!isBeingScored()) {
            return;
        }
        ofExpert(expert)
                .ifPresentOrElse(
                        score -> score.become(levels, at),
                        () -> scores.add(new AnchorScore(this, district, expert, levels, at)));
        settle();
    }

    /** An expert's levels are deleted; what was agreed on stays. */
    void forget(PersonId expert) {
        scores.removeIf(score -> score.expert().equals(expert));
        if (isBeingScored()) {
            settle();
        }
    }

    Optional<Levels> said(PersonId expert) {
        return ofExpert(expert).map(AnchorScore::levels);
    }

    /** What the other experts said, for one who has said so as well and differs; nothing before. */
    List<Levels> otherSides(PersonId expert) {
        return status != AnchorStatus.DIFFERING || ofExpert(expert).isEmpty()
                ? List.of()
                : scores.stream()
                        .filter(score -> !score.expert().equals(expert))
                        .map(AnchorScore::levels)
                        .toList();
    }

    List<PersonId> experts() {
        return scores.stream().map(AnchorScore::expert).toList();
    }

    int scored() {
        return scores.size();
    }

    void retire() {
        if (status != AnchorStatus.RETIRED) {
            become(AnchorStatus.RETIRED);
        }
    }

    /** Whose work it was made from does not want that any more. */
    void takeBack() {
        retire();
        work = AnchorWork.EMPTY;
        submission = null;
    }

    private void settle() {
        List<Levels> said = scores.stream().map(AnchorScore::levels).distinct().toList();
        if (scores.size() < EXPERTS) {
            become(AnchorStatus.SCORING);
        } else if (said.size() == 1) {
            agreed = said.get(0);
            become(AnchorStatus.AGREED);
        } else {
            become(AnchorStatus.DIFFERING);
        }
    }

    private Optional<AnchorScore> ofExpert(PersonId expert) {
        return scores.stream().filter(score -> score.expert().equals(expert)).findFirst();
    }

    private void become(AnchorStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("An anchor that is " + status + " does not become " + next);
        }
        status = next;
    }
}
