package org.waymark.recognition.payroll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.recognition.EntitlementRow;
import org.waymark.recognition.Entitlements;

/** The pay periods of a district. Closing one hands over what was approved, in one file that stays as it is. */
@Service
@Transactional
public class PayPeriods {

    static final int PAGE = 20;

    private static final Logger log = LoggerFactory.getLogger(PayPeriods.class);

    private final PayPeriodRepository periods;
    private final Entitlements entitlements;
    private final PayrollFile file;
    private final Districts districts;
    private final DistrictSettings settings;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PayPeriods(
            PayPeriodRepository periods,
            Entitlements entitlements,
            PayrollFile file,
            Districts districts,
            DistrictSettings settings,
            JdbcClient jdbc,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.periods = periods;
        this.entitlements = entitlements;
        this.file = file;
        this.districts = districts;
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Closes the period that ends on a day and hands over what was approved of it and of earlier ones. Two who close at
     * once do so one after the other, and the second is refused.
     *
     * @param from its first day, for the first of a district; every other begins on the day after the one before
     * @throws PeriodRefused where its days cannot be so
     */
    public PayPeriodId close(@Nullable LocalDate from, LocalDate until, DistrictId district, PersonId by, Role role) {
        districts.hold(district);
        Optional<PayPeriod> last = last(district);
        LocalDate begins = last.map(period -> period.until().plusDays(1)).orElse(from);
        if (begins == null) {
            throw new PeriodRefused("from", "recognition.period.error.from");
        }
        if (last.isPresent() && until.isBefore(begins)) {
            throw new PeriodRefused(
                    "until",
                    "recognition.period.error.closed",
                    last.get().until().toString());
        }
        if (until.isBefore(begins)) {
            throw new PeriodRefused("until", "recognition.period.error.order");
        }
        if (until.isAfter(today(district))) {
            throw new PeriodRefused("until", "recognition.period.error.future");
        }
        int number = last.map(PayPeriod::number).orElse(0) + 1;
        PayPeriod period = periods.saveAndFlush(new PayPeriod(district, number, begins, until, by, clock.instant()));
        entitlements.export(period.id().id(), district, until);
        write(period, district);
        audit.record(
                district.id(),
                by.toString(),
                role.name(),
                "reward-period-closed",
                period.id().toString());
        log.info("Pay period {} closed with {} rows", period.id(), period.view().rows());
        return period.id();
    }

    /** The file, a part at a time: no more of it is ever in memory. */
    private void write(PayPeriod period, DistrictId district) {
        UUID export = period.id().id();
        long cents = 0;
        int count = 0;
        int number = 1;
        part(period.id(), number, PayrollFile.head(), district);
        List<EntitlementRow> rows = entitlements.exported(export, district, null, PayrollFile.BATCH);
        while (!rows.isEmpty()) {
            part(period.id(), ++number, file.lines(period.view(), rows, district), district);
            count += rows.size();
            cents += rows.stream().mapToLong(EntitlementRow::cents).sum();
            rows = entitlements.exported(export, district, rows.get(rows.size() - 1), PayrollFile.BATCH);
        }
        period.hands(count, cents);
    }

    private void part(PayPeriodId id, int number, String content, DistrictId district) {
        jdbc.sql("insert into pay_period_part (period_id, number, district_id, content)"
                        + " values (:id, :number, :district, :content)")
                .param("id", id.id())
                .param("number", number)
                .param("district", district.id())
                .param("content", content)
                .update();
    }

    /**
     * Hands on the file of a period part by part, the same each time. That it is fetched is in the audit record before the
     * first part leaves, however far the reader comes; while they take a part no connection is held.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void fetched(PayPeriodId id, DistrictId district, PersonId by, Role role, Consumer<String> reader) {
        transaction.executeWithoutResult(status -> {
            one(id, district);
            audit.record(district.id(), by.toString(), role.name(), "reward-file-fetched", id.toString());
        });
        int number = 1;
        for (Optional<String> part = part(id, number, district);
                part.isPresent();
                part = part(id, ++number, district)) {
            reader.accept(part.get());
        }
    }

    /** In a transaction of its own, which ends before anybody takes it. */
    private Optional<String> part(PayPeriodId id, int number, DistrictId district) {
        return transaction.execute(
                status -> jdbc.sql("select content from pay_period_part where period_id = :id and number = :number"
                                + " and district_id = :district")
                        .param("id", id.id())
                        .param("number", number)
                        .param("district", district.id())
                        .query(String.class)
                        .optional());
    }

    @Transactional(readOnly = true)
    public ClosedPeriod one(PayPeriodId id, DistrictId district) {
        return periods.findByIdAndDistrict(id, district).map(PayPeriod::view).orElseThrow(PayrollNotFound::new);
    }

    /** Those that were closed, the last first, by twenty. */
    @Transactional(readOnly = true)
    public List<ClosedPeriod> of(DistrictId district, int page) {
        return periods.latest(district, PageRequest.of(page, PAGE)).stream()
                .map(PayPeriod::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public long count(DistrictId district) {
        return periods.countByDistrict(district);
    }

    /** The day it is there. */
    @Transactional(readOnly = true)
    LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(clock.instant(), settings.of(district).zone());
    }

    private Optional<PayPeriod> last(DistrictId district) {
        return periods.latest(district, PageRequest.of(0, 1)).stream().findFirst();
    }
}
