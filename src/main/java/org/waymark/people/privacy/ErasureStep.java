package org.waymark.people.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;
import org.waymark.people.DistrictId;
import org.waymark.people.ErasureLine;

/** What one part of an erasure did. */
@Entity
class ErasureStep implements Persistable<ErasureStep.StepId> {

    @Embeddable
    record StepId(UUID requestId, String part) implements Serializable {}

    @EmbeddedId
    private StepId id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private int look;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ErasureLine> lines;

    @Column
    private Instant doneAt;

    private transient boolean made;

    @SuppressWarnings("NullAway.Init")
    protected ErasureStep() {}

    ErasureStep(UUID request, String part, DistrictId district, List<ErasureLine> lines, Instant at) {
        this.id = new StepId(request, part);
        this.district = district;
        this.look = 1;
        this.lines = List.copyOf(lines);
        this.doneAt = at;
        this.made = true;
    }

    /** What was erased in the last look comes to what was before; what stays is as it is now. */
    void again(List<ErasureLine> now, Instant at) {
        List<ErasureLine> all = new ArrayList<>();
        for (ErasureLine before : lines) {
            if (before.fate() == ErasureLine.Fate.ERASED) {
                long more = now.stream()
                        .filter(line ->
                                line.fate() == before.fate() && line.what().equals(before.what()))
                        .mapToLong(ErasureLine::count)
                        .sum();
                all.add(new ErasureLine(before.fate(), before.what(), before.count() + more, before.until()));
            }
        }
        for (ErasureLine line : now) {
            boolean counted = all.stream()
                    .anyMatch(before ->
                            before.fate() == line.fate() && before.what().equals(line.what()));
            if (!counted) {
                all.add(line);
            }
        }
        lines = List.copyOf(all);
        look = 2;
        doneAt = at;
    }

    int look() {
        return look;
    }

    List<ErasureLine> lines() {
        return List.copyOf(lines);
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
