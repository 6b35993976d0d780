package org.waymark.people.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** A list of staff on its way into the records: read, looked at by a person, confirmed, carried out. */
@Entity
class StaffImport {

    private static final Short AT_WORK = 1;

    @EmbeddedId
    private StaffImportId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Enumerated(EnumType.STRING)
    private StaffImportStatus status;

    @Column
    private @Nullable Short atWork;

    @Enumerated(EnumType.STRING)
    private ListFormat format;

    @Column
    private boolean whole;

    @Column
    private int carried;

    @Column
    private Instant begunAt;

    @Column
    private String begunBy;

    @Column
    private @Nullable Instant confirmedAt;

    @Column
    private @Nullable String confirmedBy;

    @Column
    private @Nullable Instant endedAt;

    @Column
    private int onRecord;

    @Column
    private int made;

    @Column
    private int changed;

    @Column
    private int cameBack;

    @Column
    private int closed;

    @Column
    private int unchanged;

    @Column
    private int leftOut;

    @Column
    private int schools;

    @Column
    private String changedFields;

    @Column
    private int appliedTo;

    @SuppressWarnings("NullAway.Init")
    protected StaffImport() {}

    StaffImportId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    StaffImportStatus status() {
        return status;
    }

    ListFormat format() {
        return format;
    }

    /** Whether it lists all staff, so that who is missing has left. */
    boolean isWhole() {
        return whole;
    }

    Set<StaffField> carried() {
        return StaffField.of(carried);
    }

    Instant begunAt() {
        return begunAt;
    }

    String begunBy() {
        return begunBy;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** Who answers for what it changes. */
    String actor() {
        return confirmedBy == null ? begunBy : confirmedBy;
    }

    int appliedTo() {
        return appliedTo;
    }

    ImportCounts counts() {
        return new ImportCounts(onRecord, made, changed, cameBack, closed, unchanged, leftOut, schools, fields());
    }

    /** It was read to its end. */
    void wasRead(ListFormat format, Set<StaffField> carried, ImportCounts counts, boolean faulty) {
        become(faulty ? StaffImportStatus.FAULTY : StaffImportStatus.READY);
        this.format = format;
        this.carried = StaffField.bits(carried);
        onRecord = counts.onRecord();
        made = counts.made();
        changed = counts.changed();
        cameBack = counts.cameBack();
        closed = counts.closed();
        unchanged = counts.unchanged();
        leftOut = counts.leftOut();
        schools = counts.schools();
        changedFields = counts.changedFields().entrySet().stream()
                .map(field -> field.getKey().name() + "=" + field.getValue())
                .collect(Collectors.joining(","));
    }

    /** Somebody wants it, or wants it to go on. */
    void confirm(String by, Instant at) {
        become(StaffImportStatus.RUNNING);
        confirmedBy = by;
        confirmedAt = at;
    }

    /** Everything up to this line is in the records. */
    void appliedTo(int line) {
        appliedTo = line;
    }

    void finish(Instant at) {
        become(StaffImportStatus.DONE);
        endedAt = at;
    }

    /** It could not go on by itself. */
    void stop() {
        become(StaffImportStatus.STOPPED);
    }

    void putAside(Instant at) {
        become(StaffImportStatus.SET_ASIDE);
        endedAt = at;
    }

    private void become(StaffImportStatus next) {
        if (!status.mayBecome(next)) {
            throw new ImportRefused(ImportRefused.Problem.MOVED_ON);
        }
        status = next;
        atWork = next.isAtWork() ? AT_WORK : null;
    }

    private Map<StaffField, Integer> fields() {
        Map<StaffField, Integer> fields = new EnumMap<>(StaffField.class);
        for (String field : changedFields.isEmpty() ? new String[0] : changedFields.split(",")) {
            int equals = field.indexOf('=');
            fields.put(StaffField.valueOf(field.substring(0, equals)), Integer.valueOf(field.substring(equals + 1)));
        }
        return fields;
    }
}
