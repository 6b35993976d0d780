package org.waymark.submission.students;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.ConsentRecords;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.Withdrawals;

/** A teacher's own records of consent. */
@Service
@Transactional
class ClassConsents implements ConsentRecords {

    private static final Logger log = LoggerFactory.getLogger(ClassConsents.class);

    private final ClassConsentRepository consents;
    private final Withdrawals withdrawals;
    private final DistrictSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    ClassConsents(
            ClassConsentRepository consents,
            Withdrawals withdrawals,
            DistrictSettings settings,
            AuditLog audit,
            Clock clock) {
        this.consents = consents;
        this.withdrawals = withdrawals;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Choice> of(PersonId earner, DistrictId district) {
        return counting(earner, district)
                .map(each -> new Choice(each.id().toString(), each.className()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> inForce(PersonId earner, DistrictId district) {
        return counting(earner, district).map(ClassConsent::id).collect(Collectors.toSet());
    }

    private Stream<ClassConsent> counting(PersonId earner, DistrictId district) {
        LocalDate today = today(district);
        return consents.findByPersonAndDistrictOrderByRecordedAtDesc(earner, district).stream()
                .filter(each -> each.isInForce(today));
    }

    /** All of a teacher's own, newest first. */
    @Transactional(readOnly = true)
    public List<ClassLine> lines(SignedInPerson me) {
        LocalDate today = today(me.district());
        return consents.findByPersonAndDistrictOrderByRecordedAtDesc(me.id(), me.district()).stream()
                .map(each -> ClassLine.of(each, today))
                .toList();
    }

    @Transactional(readOnly = true)
    public ClassLine line(UUID id, SignedInPerson me) {
        return ClassLine.of(mine(id, me), today(me.district()));
    }

    /** What each covers, by its id. */
    @Transactional(readOnly = true)
    public Map<String, Scope> scopes(PersonId earner, DistrictId district) {
        return consents.findByPersonAndDistrictOrderByRecordedAtDesc(earner, district).stream()
                .collect(Collectors.toMap(each -> each.id().toString(), ClassConsent::scope));
    }

    @Transactional(readOnly = true)
    public LocalDate today(DistrictId district) {
        return settings.of(district).businessDays().day(clock.instant());
    }

    UUID record(ClassConsent.Given given, SignedInPerson me) {
        UUID id = consents.save(new ClassConsent(me.district(), me.id(), given, clock.instant()))
                .id();
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "consent-recorded", "consent " + id);
        log.info("Consent {} recorded", id);
        return id;
    }

    /**
     * It counts no more: what rests on it and is not handed in has to be asked about again.
     *
     * @param takenBack whether nobody else may be shown what rests on it from now on, handed in or not
     */
    void end(UUID id, boolean takenBack, SignedInPerson me) {
        ClassConsent consent = mine(id, me);
        if (takenBack) {
            withdrawals.withhold(id, me.district());
            audit.record(
                    me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "consent-taken-back", "consent " + id);
        }
        if (consent.endedAt() == null) {
            consent.end(clock.instant());
            audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "consent-ended", "consent " + id);
            log.info("Consent {} ended", id);
        }
    }

    private ClassConsent mine(UUID id, SignedInPerson me) {
        return consents.findByIdAndPersonAndDistrict(id, me.id(), me.district()).orElseThrow(SubmissionNotFound::new);
    }
}
