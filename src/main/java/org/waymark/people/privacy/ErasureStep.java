package org.waymark.people.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import org.waymark.people.DistrictId;
import org.waymark.people.ErasureLine;

/** What one part of an erasure did. */
@Entity
class ErasureStep implements Persistable<ErasureStep.StepId> {

    @Embeddable
    record StepId(UUID requestId, String part) implements Serializable {}

    /** As JSON has it: days as 2026-11-26. */
    record Line(
            ErasureLine.Fate fate,
            String what,
            long count,
            @Nullable String until) {}

    @EmbeddedId
    private StepId id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private int look;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Line> lines;

    @Column
    private Instant doneAt;

    private transient boolean made;

    @SuppressWarnings("NullAway.Init")
    protected ErasureStep() {}

    /** What is about to be done. */
    ErasureStep(UUID request, String part, DistrictId district, List<ErasureLine> planned, Instant at) {
        this.id = new StepId(request, part);
        this.district = district;
        this.look = 0;
        this.lines = stored(planned);
        this.doneAt = at;
        this.made = true;
    }

    /**
     * It is done.
     *
     * @param found what there was when it was done; in the last look that comes to what was erased before, and what stays
     *     is as it is now
     */
    void done(int inLook, List<ErasureLine> found, Instant at) {
        List<ErasureLine> all = new ArrayList<>();
        for (ErasureLine before : lines()) {
            if (before.fate() == ErasureLine.Fate.ERASED) {
                all.add(with(before, inLook, found));
            }
        }
        for (ErasureLine line : found) {
            if (all.stream().noneMatch(before -> isSame(before, line))) {
                all.add(line);
            }
        }
        lines = stored(all);
        look = inLook;
        doneAt = at;
    }

    private static List<Line> stored(List<ErasureLine> lines) {
        return lines.stream()
                .map(line -> new Line(
                        line.fate(),
                        line.what(),
                        line.count(),
                        line.until() == null ? null : line.until().toString()))
                .toList();
    }

    private static ErasureLine with(ErasureLine before, int inLook, List<ErasureLine> found) {
        long now = found.stream()
                .filter(line -> isSame(before, line))
                .mapToLong(ErasureLine::count)
                .sum();
        long count = inLook == 1 ? Math.max(before.count(), now) : before.count() + now;
        return new ErasureLine(before.fate(), before.what(), count, before.until());
    }

    private static boolean isSame(ErasureLine one, ErasureLine other) {
        return one.fate() == other.fate() && one.what().equals(other.what());
    }

    int look() {
        return look;
    }

    List<ErasureLine> lines() {
        return lines.stream()
                .map(line -> new ErasureLine(
                        line.fate(),
                        line.what(),
                        line.count(),
                        line.until() == null ? null : LocalDate.parse(line.until())))
                .toList();
    }

    String part() {
        return id.part();
    }

    @Override
    public StepId getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return made;
    }
}
