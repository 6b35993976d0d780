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
import java.util.Comparator;
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

/**
 * One time that a reader rates anchors, in as many sittings as they like. Where the levels are those of the experts it is a
 * certificate until a day, or until the reader drifts.
 */
@Entity
@Table(name = "review_certification")
class Certification {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private PersonId reader;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Enumerated(EnumType.STRING)
    private CertificationStatus status;

    @Column
    private Instant begunAt;

    @Column
    private @Nullable Instant finishedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable CertificationResult result;

    @Column
    private @Nullable Instant certifiedUntil;

    /** Where it ended before its day: the reader drifted, or a lead took it back. */
    @Column
    private @Nullable Instant endedAt;

    /** What the lead said who took it back. */
    @Column
    private @Nullable String takenBackWhy;

    @Column
    private int reminders;

    /** The version again until all is rated: of one version nobody begins twice at once. */
    @Column
    private @Nullable UUID readingOf;

    @OneToMany(mappedBy = "certification", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<CertificationReading> readings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Certification() {}

    Certification(DefinitionVersion of, PersonId reader, DistrictId district, List<UUID> anchors, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.reader = reader;
        this.definition = of.definition();
        this.definitionVersion = of.id();
        this.status = CertificationStatus.READING;
        this.begunAt = now;
        this.readingOf = of.id().id();
        anchors.forEach(this::add);
    }

    UUID id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId reader() {
        return reader;
    }

    DefinitionId definition() {
        return definition;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    CertificationStatus status() {
        return status;
    }

    boolean isOpen() {
        return status == CertificationStatus.READING;
    }

    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    @Nullable
    CertificationResult result() {
        return result;
    }

    @Nullable
    Instant certifiedUntil() {
        return certifiedUntil;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** Null where no lead took it back. */
    @Nullable
    String takenBackWhy() {
        return takenBackWhy;
    }

    int reminders() {
        return reminders;
    }

    /** In the order in which they are rated. */
    List<CertificationReading> readings() {
        return readings.stream()
                .sorted(Comparator.comparingInt(CertificationReading::place))
                .toList();
    }

    long recorded() {
        return readings.stream().filter(CertificationReading::isRecorded).count();
    }

    /** The first that is not rated yet. */
    Optional<CertificationReading> next() {
        return readings().stream().filter(reading -> !reading.isRecorded()).findFirst();
    }

    /** Rates one anchor, for good; one that was rated already, or is not here, changes nothing. */
    void record(UUID anchor, Levels levels, Instant at) {
        if (isOpen()) {
            readings.stream()
                    .filter(reading -> reading.anchorId().equals(anchor) && !reading.isRecorded())
                    .forEach(reading -> reading.record(levels, at));
        }
    }

    /** An anchor that nobody may see any more, unless it was rated already. */
    void drop(UUID anchor) {
        readings.removeIf(reading -> reading.anchorId().equals(anchor) && !reading.isRecorded());
    }

    /** One more, in the place of one that was dropped. */
    void add(UUID anchor) {
        readings.add(new CertificationReading(
                this,
                district,
                anchor,
                readings.stream().mapToInt(CertificationReading::place).max().orElse(0) + 1));
    }

    /** Whether an anchor is still to be rated. */
    boolean awaits(UUID anchor) {
        return isOpen()
                && readings.stream().anyMatch(reading -> reading.anchorId().equals(anchor) && !reading.isRecorded());
    }

    boolean has(UUID anchor) {
        return readings.stream().anyMatch(reading -> reading.anchorId().equals(anchor));
    }

    /** Once all are rated. */
    void finish(CertificationResult found, @Nullable Instant until, Instant now) {
        if (!isOpen() || next().isPresent()) {
            throw new IllegalStateException("A certification ends once, when every anchor is rated");
        }
        result = found;
        finishedAt = now;
        readingOf = null;
        certifiedUntil = until;
        status = until == null ? CertificationStatus.NOT_THERE : CertificationStatus.CERTIFIED;
    }

    boolean isInForce(Instant now) {
        return certifiedUntil != null && endedAt == null && certifiedUntil.isAfter(now);
    }

    /** Before its day; what was decided under it stays decided. */
    void end(Instant now) {
        if (isInForce(now)) {
            endedAt = now;
        }
    }

    /** By a lead, in words that its reader reads. */
    void takeBack(String why, Instant now) {
        if (isInForce(now)) {
            end(now);
            takenBackWhy = why;
        }
    }

    void reminded(int times) {
        reminders = times;
    }
}
