package org.waymark.people.staff;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.jobs.DueJobs;
import org.waymark.people.Desk;
import org.waymark.people.Districts;

/**
 * Lists of staff: read into a place beside the records, shown, and carried out once somebody says so. Transactions are opened
 * by hand: reading takes as long as the list is, and holds none for longer than some hundreds of rows.
 */
@Service
class StaffImports {

    /** After this long whatever was reading has gone away. */
    private static final Duration LONGEST_READING = Duration.ofMinutes(30);

    private static final Duration KEPT_UNCONFIRMED = Duration.ofDays(7);
    private static final Logger log = LoggerFactory.getLogger(StaffImports.class);

    private final StaffImportRepository imports;
    private final StagedList staged;
    private final StaffImportWork work;
    private final DueJobs jobs;
    private final Districts districts;
    private final ImportSettings settings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StaffImports(
            StaffImportRepository imports,
            StagedList staged,
            StaffImportWork work,
            DueJobs jobs,
            Districts districts,
            ImportSettings settings,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.staged = staged;
        this.work = work;
        this.jobs = jobs;
        this.districts = districts;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Reads a list and compares it with the records, which it does not change.
     *
     * @param whole whether it lists all staff, so that who is missing has left
     * @throws ImportRefused when another list of the district is at work
     */
    StaffImportId take(Desk desk, List<ListReader.Sent> files, boolean whole) throws IOException {
        StagedList.Of list = begin(desk, whole);
        boolean read = false;
        try {
            read(list, desk, files, whole);
            read = true;
        } finally {
            if (!read) {
                transaction.executeWithoutResult(status -> abandon(list));
            }
        }
        return list.id();
    }

    private void abandon(StagedList.Of list) {
        imports.hold(list.id(), list.district())
                .filter(each -> each.status() == StaffImportStatus.READING)
                .ifPresent(each -> each.putAside(clock.instant()));
        imports.flush();
        staged.forgetClosed(list.district());
    }

    private StagedList.Of begin(Desk desk, boolean whole) {
        StagedList.Of list = new StagedList.Of(StaffImportId.fresh(), desk.district());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            UUID district = desk.district().id();
            imports.abandonReadings(district, now.minus(LONGEST_READING), now);
            if (imports.begin(list.id().id(), district, whole, desk.actor(), now) == 0) {
                throw new ImportRefused(ImportRefused.Problem.AT_WORK);
            }
            imports.setOthersAside(district, list.id().id(), now);
            staged.forgetClosed(desk.district());
        });
        return list;
    }

    private void read(StagedList.Of list, Desk desk, List<ListReader.Sent> files, boolean whole) throws IOException {
        Faults faults = new Faults();
        ListRead read = new ListReader(settings, faults, sink(list), LocalDate.now(clock)).read(files);
        transaction.executeWithoutResult(status -> {
            staged.schools(list, read.schools());
            staged.measure();
            if (!faults.isBroken() && !read.carried().isEmpty()) {
                staged.find(list, read, whole, faults);
            }
            if (read.people() == 0 && !faults.isBlocking()) {
                faults.add(read.file(), FaultKind.NO_PEOPLE);
            }
            ImportCounts counts = faults.isBlocking()
                    ? ImportCounts.NONE
                    : staged.compare(list, read.carried().keySet(), whole, read.leftOut());
            staged.faults(list, faults.all());
            held(list).wasRead(read.format(), read.carried().keySet(), counts, faults.isBlocking());
            audit.record(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "staff-list-read",
                    list.id() + " rows " + read.people() + " faults "
                            + faults.all().size());
        });
        log.info(
                "Staff list {} was read: {} people, {} faults",
                list.id(),
                read.people(),
                faults.all().size());
    }

    private ListSink sink(StagedList.Of list) {
        return new ListSink() {
            @Override
            public void people(List<StaffRow> some) {
                staged.people(list, some);
            }

            @Override
            public void roles(List<StaffRole> some) {
                staged.roles(list, some);
            }

            @Override
            public Map<String, List<StaffRole>> rolesOf(Collection<String> sourcedids) {
                return staged.rolesOf(list, sourcedids);
            }
        };
    }

    /**
     * Somebody wants what the page showed them.
     *
     * @param closing the number of people to be closed, as they confirmed it
     */
    void confirm(StaffImportId id, Desk desk, @Nullable Integer closing) {
        StagedList.Of list = new StagedList.Of(id, desk.district());
        try {
            transaction.executeWithoutResult(status -> {
                StaffImport wanted = held(list);
                ImportCounts counts = wanted.counts();
                if (counts.closesMany() && (closing == null || closing != counts.closed())) {
                    throw new ImportRefused(ImportRefused.Problem.MANY_CLOSED);
                }
                wanted.confirm(desk.actor(), clock.instant());
                imports.flush();
                audit.record(desk.district().id(), desk.actor(), desk.role(), "staff-import-confirmed", id.toString());
                jobs.schedule(
                        work,
                        id.toString(),
                        new StaffImportWork.Confirmed(id.id(), desk.district().id()));
            });
        } catch (DataIntegrityViolationException another) {
            throw new ImportRefused(ImportRefused.Problem.AT_WORK);
        }
    }

    /** Nobody wants it. */
    void setAside(StaffImportId id, Desk desk) {
        transaction.executeWithoutResult(status -> {
            setAside(new StagedList.Of(id, desk.district()));
            audit.record(desk.district().id(), desk.actor(), desk.role(), "staff-import-set-aside", id.toString());
        });
    }

    private void setAside(StagedList.Of list) {
        held(list).putAside(clock.instant());
        imports.flush();
        staged.forgetClosed(list.district());
    }

    private StaffImport held(StagedList.Of list) {
        return imports.hold(list.id(), list.district()).orElseThrow(StaffNotFound::new);
    }

    /** Lists that nobody confirmed within a week are forgotten, and what they held. */
    void forgetOld() {
        districts
                .all()
                .forEach(district -> transaction.executeWithoutResult(status -> {
                    Instant now = clock.instant();
                    if (imports.setOldAside(district.id().id(), now.minus(KEPT_UNCONFIRMED), now) > 0) {
                        staged.forgetClosed(district.id());
                    }
                }));
    }
}
