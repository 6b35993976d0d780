package org.waymark.notices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How a person wants to be told by e-mail. */
@Entity
@Table(name = "notice_settings")
class NoticeWishes {

    private static final int HOUR = 60;
    private static final int EVENING = 20;
    private static final int MORNING = 7;

    @Id
    private UUID person;

    @Version
    private @Nullable Integer version;

    @Column
    private UUID district;

    @Enumerated(EnumType.STRING)
    private Rhythm rhythm;

    @Column
    private int quietFrom;

    @Column
    private int quietUntil;

    @Column
    private boolean quietWeekends;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private List<String> kindsOff;

    @Column
    private @Nullable Instant mailOffSince;

    @Column
    private @Nullable String refusedAddress;

    @Column
    private @Nullable Instant refusedAt;

    @SuppressWarnings("NullAway.Init")
    protected NoticeWishes() {}

    /** What holds until a person says otherwise: one letter a day, none at night, none at weekends. */
    NoticeWishes(UUID person, UUID district) {
        this.person = person;
        this.district = district;
        this.rhythm = Rhythm.DAILY;
        this.quietFrom = EVENING * HOUR;
        this.quietUntil = MORNING * HOUR;
        this.quietWeekends = true;
        this.kindsOff = List.of();
    }

    Timetable timetable(ZoneId zone) {
        return new Timetable(rhythm, quietFrom / HOUR, quietUntil / HOUR, quietWeekends, zone);
    }

    /** All of it, without the address that was refused: that is kept as a fingerprint only. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rhythm", rhythm);
        facts.put("quietFromMinute", quietFrom);
        facts.put("quietUntilMinute", quietUntil);
        facts.put("quietWeekends", quietWeekends);
        facts.put("kindsNotByEmail", kindsOff);
        if (mailOffSince != null) {
            facts.put("noEmailSince", mailOffSince);
        }
        if (refusedAt != null) {
            facts.put("addressRefusedAt", refusedAt);
        }
        return facts;
    }

    List<String> kindsOff() {
        return kindsOff;
    }

    @Nullable
    Instant mailOffSince() {
        return mailOffSince;
    }

    @Nullable
    Instant refusedAt() {
        return refusedAt;
    }

    /** Whether this address was refused for good. */
    boolean isRefused(String address) {
        return EmailAddress.fingerprint(address).equals(refusedAddress);
    }

    boolean wantsMail(String kind) {
        return mailOffSince == null && !kindsOff.contains(kind);
    }

    void change(Rhythm often, int fromHour, int untilHour, boolean weekends, Collection<String> off) {
        rhythm = often;
        quietFrom = fromHour * HOUR;
        quietUntil = untilHour * HOUR;
        quietWeekends = weekends;
        kindsOff = List.copyOf(new TreeSet<>(off));
    }

    void mailOff(Instant now) {
        if (mailOffSince == null) {
            mailOffSince = now;
        }
    }

    void mailOn() {
        mailOffSince = null;
    }

    void refused(String address, Instant now) {
        refusedAddress = EmailAddress.fingerprint(address);
        refusedAt = now;
    }

    /** The person says that the address works again. */
    void tryAgain() {
        refusedAddress = null;
        refusedAt = null;
    }
}
