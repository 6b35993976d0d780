package org.waymark.recognition;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/** A row of the ledger: what a rule brought somebody for something, or the counter-entry that takes such a row back. */
@Entity
class Entitlement {

    @EmbeddedId
    private EntitlementId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Embedded
    @EmbeddedColumnNaming("rule_%s")
    private RewardRuleId rule;

    @Column
    private int ruleNumber;

    @Embedded
    @EmbeddedColumnNaming("written_by_%s")
    private PersonId writtenBy;

    @Embedded
    @EmbeddedColumnNaming("converted_by_%s")
    private @Nullable PersonId convertedBy;

    @Enumerated(EnumType.STRING)
    private EntitlementKind kind;

    @Column
    private long cents;

    @Column
    private int hundredths;

    @Column
    private String unit;

    @Column
    private String cause;

    /** The how many-th row for the same cause. */
    @Column
    private int number;

    @Column
    private LocalDate happenedOn;

    @Column
    private LocalDate dueOn;

    @Column
    @Convert(converter = ReasonAsJson.class)
    private Reason reason;

    @Enumerated(EnumType.STRING)
    private EntitlementStatus status;

    @Column
    private boolean held;

    @Column
    private Instant promisedAt;

    @Column
    private @Nullable Instant dueAt;

    @Embedded
    @EmbeddedColumnNaming("due_by_%s")
    private @Nullable PersonId dueBy;

    @Column
    private @Nullable Instant exportedAt;

    @Column
    private @Nullable UUID exportId;

    @Column
    private @Nullable Instant confirmedAt;

    @Column
    private @Nullable Instant reversedAt;

    @Embedded
    @EmbeddedColumnNaming("reverses_%s")
    private @Nullable EntitlementId reverses;

    @SuppressWarnings("NullAway.Init")
    protected Entitlement() {}

    @SuppressWarnings("NullAway.Init")
    private Entitlement(Entitlement reversed, int number, LocalDate today, Instant now) {
        this.id = EntitlementId.fresh();
        this.district = reversed.district;
        this.person = reversed.person;
        this.rule = reversed.rule;
        this.ruleNumber = reversed.ruleNumber;
        this.writtenBy = reversed.writtenBy;
        this.convertedBy = reversed.convertedBy;
        this.kind = reversed.kind;
        this.cents = -reversed.cents;
        this.hundredths = -reversed.hundredths;
        this.unit = reversed.unit;
        this.cause = reversed.cause;
        this.number = number;
        this.happenedOn = reversed.happenedOn;
        this.dueOn = today;
        this.reason = reversed.reason;
        this.status = reversed.exportedAt == null ? EntitlementStatus.REVERSED : EntitlementStatus.PROMISED;
        this.promisedAt = now;
        this.reversedAt = reversed.exportedAt == null ? now : null;
        this.reverses = reversed.id;
    }

    @SuppressWarnings("NullAway.Init")
    Entitlement(DistrictId district, PersonId person, Line line, int number, Instant now) {
        this.id = EntitlementId.fresh();
        this.district = district;
        this.person = person;
        this.rule = line.version().rule();
        this.ruleNumber = line.version().number();
        this.writtenBy = line.version().writtenBy();
        this.convertedBy = line.convertedBy();
        this.kind = line.kind();
        this.cents = kind == EntitlementKind.PAY ? line.given() : 0;
        this.hundredths = switch (kind) {
            case CREDIT, TIME -> Math.toIntExact(line.given());
            case PAY, ROLE -> 0;
        };
        this.unit = line.unit();
        this.cause = line.cause();
        this.number = number;
        this.happenedOn = line.on();
        this.dueOn = line.dueFrom();
        this.reason = line.reason();
        this.status = EntitlementStatus.PROMISED;
        this.promisedAt = now;
    }

    EntitlementId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId person() {
        return person;
    }

    RewardRuleId rule() {
        return rule;
    }

    String cause() {
        return cause;
    }

    int number() {
        return number;
    }

    boolean isHeld() {
        return held;
    }

    boolean isInForce() {
        return status != EntitlementStatus.REVERSED && reverses == null;
    }

    Kept kept() {
        return new Kept(
                rule,
                ruleNumber,
                kind,
                unit,
                cause,
                happenedOn,
                switch (kind) {
                    case PAY -> cents;
                    case CREDIT, TIME -> hundredths;
                    case ROLE -> 1;
                },
                reason);
    }

    /** Nothing leaves while what it rests on cannot be relied on. */
    void hold(boolean held) {
        this.held = held;
    }

    /**
     * Whether somebody may approve it: neither whom it is for nor who wrote the rule or said what an award is in credits,
     * and not while it is held.
     *
     * @param by every id that is this person
     */
    boolean mayBeApprovedBy(Collection<PersonId> by) {
        return status == EntitlementStatus.PROMISED && !held && !isOf(by);
    }

    private boolean isOf(Collection<PersonId> somebody) {
        return somebody.contains(person)
                || somebody.contains(writtenBy)
                || convertedBy != null && somebody.contains(convertedBy);
    }

    void approve(PersonId by, Collection<PersonId> ids, Instant now) {
        if (!mayBeApprovedBy(ids)) {
            throw new IllegalStateException("Entitlement " + id + " is not this person's to approve");
        }
        become(EntitlementStatus.DUE);
        dueAt = now;
        dueBy = by;
    }

    /**
     * Another approves it where who did turned out to be whom it is for, or who wrote the rule.
     *
     * @param by every id that is whoever approved it
     * @return whether it waits to be approved again
     */
    boolean isApprovedAnew(Collection<PersonId> by) {
        if (!isOf(by)) {
            return false;
        }
        become(EntitlementStatus.PROMISED);
        dueAt = null;
        dueBy = null;
        return true;
    }

    Optional<PersonId> dueBy() {
        return Optional.ofNullable(dueBy);
    }

    void export(UUID export, Instant now) {
        if (held) {
            throw new IllegalStateException("Entitlement " + id + " is held");
        }
        become(EntitlementStatus.EXPORTED);
        exportedAt = now;
        exportId = export;
    }

    /** Payroll gave it; where it was reversed since it was handed over, that it was given is noted. False where it was not out. */
    boolean confirm(Instant now) {
        if (exportedAt == null || confirmedAt != null) {
            return false;
        }
        if (status != EntitlementStatus.REVERSED) {
            become(EntitlementStatus.CONFIRMED);
        }
        confirmedAt = now;
        return true;
    }

    /** What it rested on is no more. */
    Entitlement reverse(int number, LocalDate today, Instant now) {
        if (reverses != null) {
            throw new IllegalStateException("Entitlement " + id + " takes another back");
        }
        become(EntitlementStatus.REVERSED);
        reversedAt = now;
        held = false;
        return new Entitlement(this, number, today, now);
    }

    /** The row that it takes back. */
    Optional<EntitlementId> reverses() {
        return Optional.ofNullable(reverses);
    }

    boolean wentOut() {
        return exportedAt != null;
    }

    /** What it takes back turned out to be somebody else's, and so is this. */
    void follow(PersonId owner) {
        person = owner;
    }

    /** What was taken from the wrong person is given back to them. */
    Entitlement giveBack(int number, LocalDate today, Instant now) {
        become(EntitlementStatus.REVERSED);
        reversedAt = now;
        return new Entitlement(this, number, today, now);
    }

    /** What is given back to one is taken from the other. */
    Entitlement takeFrom(PersonId owner, int number, LocalDate today, Instant now) {
        Entitlement taken = new Entitlement(this, number, today, now);
        taken.person = owner;
        taken.status = EntitlementStatus.PROMISED;
        taken.reversedAt = null;
        return taken;
    }

    private void become(EntitlementStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("Entitlement " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
    }

    /** A cause names its conditions, joined by +. */
    private Set<Role> rolesHeld() {
        return Arrays.stream(cause.split("[ +@]"))
                .filter(part -> part.startsWith(Occurrence.ROLE))
                .map(part -> Role.valueOf(part.substring(Occurrence.ROLE.length())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    EntitlementRow row(String ruleName) {
        return new EntitlementRow(
                id,
                person,
                rule,
                ruleName,
                ruleNumber,
                writtenBy,
                convertedBy,
                kind,
                cents,
                hundredths,
                unit,
                happenedOn,
                dueOn,
                reason,
                rolesHeld(),
                status,
                held,
                promisedAt,
                dueAt,
                dueBy,
                exportedAt,
                exportId,
                confirmedAt,
                reversedAt,
                reverses);
    }
}
