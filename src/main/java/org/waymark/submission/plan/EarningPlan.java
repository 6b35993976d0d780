package org.waymark.submission.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.submission.EnrolmentId;

/** What one earner means to do for one micro-credential, and until when; it has the id of their enrolment. */
@Entity
class EarningPlan {

    @EmbeddedId
    private EnrolmentId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private @Nullable String goal;

    @Column
    private @Nullable Integer hours;

    @Column
    private LocalDate beganOn;

    @Column
    private LocalDate endsOn;

    @Column
    private boolean extended;

    @Column
    private boolean alreadyDoes;

    @Column
    private @Nullable Instant heldAt;

    @Column
    private @Nullable Instant leftAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> milestones;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> already;

    @SuppressWarnings("NullAway.Init")
    protected EarningPlan() {}

    @SuppressWarnings("NullAway.Init")
    EarningPlan(EnrolmentId enrolment, DistrictId district, int hours, LocalDate today, int days) {
        this.id = enrolment;
        this.district = district;
        this.hours = hours;
        this.milestones = Map.of();
        this.already = Map.of();
        begin(today, days);
    }

    private void begin(LocalDate today, int days) {
        beganOn = today;
        endsOn = today.plusDays(days);
        extended = false;
    }

    void mean(@Nullable String sentence) {
        goal = sentence == null || sentence.isBlank() ? null : sentence.strip();
    }

    void aimFor(Map<Milestone, LocalDate> dates) {
        Map<String, String> written = new TreeMap<>();
        dates.forEach((milestone, day) -> written.put(milestone.name(), day.toString()));
        milestones = written;
    }

    /** They start from what they already do. */
    void alreadyDo() {
        alreadyDoes = true;
    }

    /** What there is already, as they say today: ids of evidence requirements. */
    void have(Collection<String> requirements, LocalDate today) {
        Map<String, String> written = new TreeMap<>();
        requirements.forEach(requirement -> written.put(requirement, today.toString()));
        already = written;
    }

    /** Once, and not after it is over; false where it cannot be. */
    boolean extend(LocalDate today, int days) {
        if (extended || days == 0 || isOver(today)) {
            return false;
        }
        endsOn = endsOn.plusDays(days);
        extended = true;
        return true;
    }

    /** Counts for no week until it is taken up again; false where that was so. */
    boolean hold(Instant now) {
        if (isHeld()) {
            return false;
        }
        heldAt = now;
        return true;
    }

    void leave(Instant now) {
        leftAt = now;
    }

    /** The goal and the dates of who leaves and keeps nothing. */
    void forget() {
        goal = null;
        milestones = Map.of();
        already = Map.of();
        alreadyDoes = false;
    }

    /** Goes on where it was, in a new window where the last one is over. */
    void takeUp(LocalDate today, int days) {
        heldAt = null;
        leftAt = null;
        if (isOver(today)) {
            begin(today, days);
            milestones = Map.of();
        }
    }

    boolean isOver(LocalDate today) {
        return endsOn.isBefore(today);
    }

    boolean isHeld() {
        return heldAt != null;
    }

    boolean isLeft() {
        return leftAt != null;
    }

    boolean isExtended() {
        return extended;
    }

    boolean startsFromWhatIsThere() {
        return alreadyDoes;
    }

    EnrolmentId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    @Nullable
    String goal() {
        return goal;
    }

    /** As declared by the version it was begun with; null for what was begun before plans were kept. */
    @Nullable
    Integer hours() {
        return hours;
    }

    LocalDate beganOn() {
        return beganOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    Map<Milestone, LocalDate> milestones() {
        Map<Milestone, LocalDate> dates = new EnumMap<>(Milestone.class);
        milestones.forEach((milestone, day) -> dates.put(Milestone.valueOf(milestone), LocalDate.parse(day)));
        return dates;
    }

    Map<String, LocalDate> already() {
        Map<String, LocalDate> days = new TreeMap<>();
        already.forEach((requirement, day) -> days.put(requirement, LocalDate.parse(day)));
        return days;
    }

    /** The day until which they mean to hand it in: their own, or the end of the window. */
    LocalDate until(LocalDate today) {
        LocalDate own = milestones().get(Milestone.HAND_IN);
        return own == null || own.isBefore(today) || own.isAfter(endsOn) ? endsOn : own;
    }
}
