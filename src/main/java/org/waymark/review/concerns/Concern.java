package org.waymark.review.concerns;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.WorkRead;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;

/** What one reader saw in the work, and what became of it. Raised, it stays as it was said; settled, it stays settled. */
@Entity
@Table(name = "review_concern")
class Concern {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private PersonId reader;

    @Embedded
    @EmbeddedColumnNaming("evidence_%s")
    private @Nullable EvidenceId evidence;

    @Enumerated(EnumType.STRING)
    private ConcernKind kind;

    @Column
    private String words;

    @Column
    private boolean withholds;

    @Column
    private Instant raisedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ConcernOutcome outcome;

    @Column
    private @Nullable String answer;

    @Column
    private @Nullable Instant settledAt;

    @Embedded
    @EmbeddedColumnNaming("settled_by_%s")
    private @Nullable PersonId settledBy;

    @SuppressWarnings("NullAway.Init")
    protected Concern() {}

    Concern(WorkRead about, Said said, PersonId reader, DistrictId district, Instant now) {
        // Tells no time, since it stands in addresses.
        this.id = UuidCreator.getRandomBased();
        this.district = district;
        this.submission = about.submission();
        this.definition = about.definition();
        this.definitionVersion = about.version();
        this.earner = about.earner();
        this.reader = reader;
        this.evidence = said.piece();
        this.kind = said.kind();
        this.words = said.words();
        this.withholds = said.withhold() && said.kind().mayWithhold() && said.piece() != null;
        this.raisedAt = now;
    }

    /**
     * What a reader says.
     *
     * @param piece null where it is about all of the work
     * @param withhold whether other readers shall not be shown the piece until somebody has looked
     */
    record Said(ConcernKind kind, @Nullable EvidenceId piece, boolean withhold, String words) {}

    UUID id() {
        return id;
    }

    SubmissionId submission() {
        return submission;
    }

    DefinitionId definition() {
        return definition;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    PersonId earner() {
        return earner;
    }

    PersonId reader() {
        return reader;
    }

    @Nullable
    EvidenceId evidence() {
        return evidence;
    }

    ConcernKind kind() {
        return kind;
    }

    String words() {
        return words;
    }

    boolean withholds() {
        return withholds;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    @Nullable
    ConcernOutcome outcome() {
        return outcome;
    }

    String answer() {
        return answer == null ? "" : answer;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }

    /** Whether readers can be left without what it is about: one piece, and somebody to protect. */
    boolean mayKeepAway() {
        return evidence != null && kind.mayWithhold();
    }

    boolean isOpen() {
        return outcome == null;
    }

    /** A second answer changes nothing. */
    void settle(ConcernOutcome as, String said, PersonId by, Instant now) {
        if (isOpen()) {
            outcome = as;
            answer = said;
            settledBy = by;
            settledAt = now;
        }
    }

    /** Names of somebody who was erased. */
    void unname(UnaryOperator<String> without) {
        words = without.apply(words);
        answer = answer == null ? null : without.apply(answer);
    }
}
