package org.waymark.people.districts;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One number a district may set, with what Waymark ships. Numbers are stored by these names, so a name is never changed once
 * released; message keys are made of {@link #code()}.
 */
public enum Policy {
    ENROLMENT_DAYS(Group.EARNING, 365, 30, 1825),
    EXTENSION_DAYS(Group.EARNING, 90, 0, 730),
    WEEKLY_HOURS(Group.EARNING, 2, 1, 40),
    MOST_ATTEMPTS(Group.EARNING, 0, 0, 50),
    COACH_OFFERED_AFTER(Group.EARNING, 2, 1, 20),
    COACH_ASKED_AFTER(Group.EARNING, 3, 1, 20),
    PRE_APPROVAL(Group.EARNING, 0, 0, 1, Kind.YES_NO),

    PRE_CHECK_DAYS(Group.TURNAROUND, 1, 1, 60),
    FIRST_DECISION_DAYS(Group.TURNAROUND, 5, 1, 60),
    ESCALATION_DAYS(Group.TURNAROUND, 10, 1, 90),
    HARD_LIMIT_DAYS(Group.TURNAROUND, 14, 1, 120),

    READERS_OTHERWISE(Group.READING, 1, 1, 2),
    SAMPLED_PERCENT(Group.READING, 20, 0, 100),
    READERS_OF_SAME_SCHOOL(Group.READING, 0, 0, 1, Kind.YES_NO),
    CERTIFIED_READERS(Group.READING, 0, 0, 1, Kind.YES_NO),
    OPEN_RUBRICS(Group.READING, 0, 0, 1, Kind.YES_NO),

    DESIGNERS_ONLY_PROPOSE(Group.CATALOGUE, 0, 0, 1, Kind.YES_NO),
    APPROVALS_NEEDED(Group.CATALOGUE, 2, 1, 9),
    PILOT_FIRST(Group.CATALOGUE, 0, 0, 1, Kind.YES_NO),

    CERTIFICATION_ANCHORS(Group.CERTIFICATION, 10, 3, 100),
    EXACT_AGREEMENT_PERCENT(Group.CERTIFICATION, 80, 50, 100),
    WEIGHTED_KAPPA(Group.CERTIFICATION, 60, 0, 100, Kind.HUNDREDTHS),
    CERTIFICATION_MONTHS(Group.CERTIFICATION, 12, 1, 36),

    APPEAL_FILING_DAYS(Group.APPEALS, 30, 5, 365),
    APPEAL_DECISION_DAYS(Group.APPEALS, 10, 1, 60),

    SMALL_GROUP(Group.NUMBERS, 5, 3, 50),
    PAIRED_SCORES(Group.NUMBERS, 30, 10, 500),

    VIDEO_DAYS(Group.KEEPING, 180, 30, 1825),
    LEDGER_YEARS(Group.KEEPING, 7, 1, 30),
    DELETION_ANSWER_DAYS(Group.KEEPING, 30, 5, 90);

    /** Under which heading the settings page shows it. */
    enum Group {
        EARNING,
        TURNAROUND,
        READING,
        CATALOGUE,
        CERTIFICATION,
        APPEALS,
        NUMBERS,
        KEEPING
    }

    /** How it is typed. */
    enum Kind {
        NUMBER,
        HUNDREDTHS,
        YES_NO
    }

    /** What something acts on; the settings page says of all others that they count from a later release. */
    private static final Set<Policy> COUNTS = EnumSet.of(
            COACH_OFFERED_AFTER,
            COACH_ASKED_AFTER,
            ENROLMENT_DAYS,
            EXTENSION_DAYS,
            WEEKLY_HOURS,
            PRE_CHECK_DAYS,
            FIRST_DECISION_DAYS,
            ESCALATION_DAYS,
            HARD_LIMIT_DAYS,
            READERS_OTHERWISE,
            READERS_OF_SAME_SCHOOL,
            SAMPLED_PERCENT,
            APPEAL_FILING_DAYS,
            APPEAL_DECISION_DAYS,
            DESIGNERS_ONLY_PROPOSE,
            APPROVALS_NEEDED,
            PILOT_FIRST,
            VIDEO_DAYS,
            DELETION_ANSWER_DAYS,
            MOST_ATTEMPTS,
            PRE_APPROVAL,
            LEDGER_YEARS,
            OPEN_RUBRICS,
            SMALL_GROUP,
            EXACT_AGREEMENT_PERCENT,
            WEIGHTED_KAPPA,
            PAIRED_SCORES,
            CERTIFIED_READERS,
            CERTIFICATION_ANCHORS,
            CERTIFICATION_MONTHS);

    private final Group group;
    private final int shipped;
    private final int least;
    private final int most;
    private final Kind kind;

    Policy(Group group, int shipped, int least, int most) {
        this(group, shipped, least, most, Kind.NUMBER);
    }

    Policy(Group group, int shipped, int least, int most, Kind kind) {
        this.group = group;
        this.shipped = shipped;
        this.least = least;
        this.most = most;
        this.kind = kind;
    }

    Group group() {
        return group;
    }

    Kind kind() {
        return kind;
    }

    /** What holds in a district that never said otherwise. */
    public int shipped() {
        return shipped;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** Whether anything acts on it in this release; a test holds this against the code. */
    boolean counts() {
        return COUNTS.contains(this);
    }

    /** Such as first-decision-days. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A value as people type it: 60 hundredths are 0.60. */
    String typed(int value) {
        return kind == Kind.HUNDREDTHS ? BigDecimal.valueOf(value, 2).toPlainString() : Integer.toString(value);
    }

    /** What was typed, as it is stored; empty where it is no number or out of bounds. */
    Optional<Integer> read(String text) {
        if (!text.matches("\\d{1,5}([.,]\\d{1,2})?")) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text.replace(',', '.'));
            int value = (kind == Kind.HUNDREDTHS ? number.movePointRight(2) : number).intValueExact();
            return value < least || value > most ? Optional.empty() : Optional.of(value);
        } catch (ArithmeticException fractional) {
            return Optional.empty();
        }
    }
}
