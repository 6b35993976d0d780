package org.waymark.catalog.standards;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.CatalogDesk;
import org.waymark.jobs.DueJobs;
import org.waymark.people.DistrictId;

/**
 * Frameworks on their way in: read into a place beside, shown, and landed once somebody says so. Transactions are opened by
 * hand: reading takes as long as the package is, and holds none for longer than some hundreds of rows.
 */
@Service
class StandardsImports {

    private static final Logger log = LoggerFactory.getLogger(StandardsImports.class);
    private static final int SHOWN = 10;

    /** No file takes longer; whoever reads one is gone, such as after a restart. */
    private static final Duration LONGEST_READING = Duration.ofMinutes(15);

    /** What nobody has landed by then is put aside when another comes. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private static final PackageFault BROKEN_OFF = PackageFault.of(PackageFault.Kind.BROKEN_OFF, "");

    private final StandardsImportRepository imports;
    private final StagedPackage staged;
    private final ShippedStandards shipped;
    private final DueJobs jobs;
    private final FrameworkFetch fetch;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StandardsImports(
            StandardsImportRepository imports,
            StagedPackage staged,
            ShippedStandards shipped,
            DueJobs jobs,
            FrameworkFetch fetch,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.staged = staged;
        this.shipped = shipped;
        this.jobs = jobs;
        this.fetch = fetch;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads a file and compares it with the framework, which it does not change. */
    StandardsImportId take(CatalogDesk desk, InputStream file) throws IOException {
        StagedPackage.Of of = begin(desk, null);
        try {
            read(of, file);
        } catch (IOException | RuntimeException brokenOff) {
            refuse(of, BROKEN_OFF);
            throw brokenOff;
        }
        return of.id();
    }

    /** Has an address called, some time after this; whether it may be is the caller's to ask first. */
    StandardsImportId call(CatalogDesk desk, URI address) {
        return begin(desk, address).id();
    }

    private StagedPackage.Of begin(CatalogDesk desk, @Nullable URI address) {
        StagedPackage.Of of = new StagedPackage.Of(StandardsImportId.fresh(), desk.district());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            imports.setOldAside(desk.district(), now.minus(LONGEST_WAIT), now);
            staged.forgetClosed(desk.district());
            imports.save(new StandardsImport(
                    of.id(), desk.district(), address == null ? null : address.toString(), clock.instant()));
            audit.record(
                    desk.district().id(),
                    desk.actor(),
                    desk.role().name(),
                    address == null ? "standards-file-sent" : "standards-address-given",
                    of.id().toString());
            if (address != null) {
                jobs.schedule(
                        fetch,
                        of.id().toString(),
                        new FrameworkFetch.Wanted(of.id().id(), desk.district().id()));
            }
        });
        return of;
    }

    /** Whether it is still wanted; what an earlier attempt read is forgotten. */
    Optional<URI> beginFetch(StagedPackage.Of of) {
        return transaction.execute(status -> imports.hold(of.id(), of.district())
                .filter(StandardsImport::begin)
                .map(wanted -> {
                    staged.clear(of);
                    return wanted.address();
                })
                .map(URI::create));
    }

    void read(StagedPackage.Of of, InputStream in) throws IOException {
        PackageReader.Read read =
                new PackageReader(items -> staged.items(of, items), links -> staged.links(of, links)).read(in);
        transaction.executeWithoutResult(status -> settle(of, read));
    }

    private void settle(StagedPackage.Of of, PackageReader.Read read) {
        PackageReader.Document document = read.document();
        List<PackageFault> faults = new ArrayList<>(read.faults());
        if (faults.isEmpty() && document != null) {
            faults.addAll(staged.grow(of, document.identifier()));
        }
        if (!faults.isEmpty() || document == null) {
            refuse(of, faults);
            return;
        }
        UUID known = staged.known(of.district(), document.identifier()).orElse(null);
        ImportCounts counts = staged.compare(of, known, read.otherLinks());
        StandardsImport held = held(of);
        held.wasRead(document, counts, known);
        if (held.status() == StandardsImport.Status.READY) {
            imports.setOthersAside(of.district(), document.identifier(), of.id().id(), clock.instant());
            staged.forgetClosed(of.district());
        }
        log.info("Standards import {} was read: {} items", of.id(), counts.items());
    }

    /** It will not be read. */
    void refuse(StagedPackage.Of of, PackageFault fault) {
        transaction.executeWithoutResult(status -> refuse(of, List.of(fault)));
    }

    private void refuse(StagedPackage.Of of, List<PackageFault> faults) {
        StandardsImport held = held(of);
        if (held.status().isOnItsWay()) {
            staged.clear(of);
            staged.faults(of, faults);
            held.isFaulty(clock.instant());
            log.info("Standards import {} has {} faults", of.id(), faults.size());
        }
    }

    /**
     * Brings what the page showed into the framework, all of it or nothing.
     *
     * @throws StandardsMovedOn when it is not any more what the page showed
     */
    UUID land(StandardsImportId id, CatalogDesk desk) {
        StagedPackage.Of of = new StagedPackage.Of(id, desk.district());
        UUID framework = transaction.execute(status -> {
            StandardsImport held = held(of);
            held.requireReady();
            PackageReader.Document document = held.document();
            if (document == null) {
                throw new StandardsMovedOn();
            }
            UUID known = staged.known(of.district(), document.identifier()).orElse(null);
            ImportCounts seen = held.counts();
            if (!staged.compare(of, known, seen.otherLinks()).equals(seen)) {
                throw new StandardsMovedOn();
            }
            UUID landed = staged.land(of, document, held.address(), labelsTaken(), clock.instant());
            held.land(landed, clock.instant());
            imports.flush();
            staged.forgetClosed(of.district());
            audit.record(
                    desk.district().id(),
                    desk.actor(),
                    desk.role().name(),
                    "standards-imported",
                    landed + " new " + seen.made() + " changed " + seen.changed() + " withdrawn " + seen.withdrawn());
            return landed;
        });
        log.info("Standards import {} landed in framework {}", id, framework);
        return Objects.requireNonNull(framework);
    }

    private Set<String> labelsTaken() {
        return shipped.all().stream().map(each -> each.view().label()).collect(Collectors.toSet());
    }

    void setAside(StandardsImportId id, CatalogDesk desk) {
        StagedPackage.Of of = new StagedPackage.Of(id, desk.district());
        transaction.executeWithoutResult(status -> {
            held(of).putAside(clock.instant());
            imports.flush();
            staged.forgetClosed(of.district());
            audit.record(
                    desk.district().id(),
                    desk.actor(),
                    desk.role().name(),
                    "standards-import-set-aside",
                    id.toString());
        });
    }

    /** The latest, newest first. */
    List<StandardsImportView> latest(DistrictId district) {
        return transaction.execute(
                status -> imports.findByDistrictOrderByBegunAtDesc(district, Limit.of(SHOWN)).stream()
                        .map(each -> view(each, List.of(), List.of()))
                        .toList());
    }

    StandardsImportView view(StandardsImportId id, DistrictId district) {
        StandardsImport found = imports.findByIdAndDistrict(id, district).orElseThrow(StandardsNotFound::new);
        StagedPackage.Of of = new StagedPackage.Of(id, district);
        UUID framework = found.framework();
        return view(
                found,
                staged.faultsOf(of),
                framework != null && found.status() == StandardsImport.Status.READY
                        ? staged.moved(of, framework)
                        : List.of());
    }

    private StandardsImportView view(StandardsImport found, List<PackageFault> faults, List<String> movedCodes) {
        boolean brokenOff = found.status() == StandardsImport.Status.READING
                && found.address() == null
                && found.begunAt().isBefore(clock.instant().minus(LONGEST_READING));
        return new StandardsImportView(
                found.id(),
                brokenOff ? StandardsImport.Status.FAULTY : found.status(),
                found.title(),
                found.address(),
                found.framework(),
                found.counts(),
                found.begunAt(),
                brokenOff ? List.of(BROKEN_OFF) : faults,
                movedCodes);
    }

    private StandardsImport held(StagedPackage.Of of) {
        return imports.hold(of.id(), of.district()).orElseThrow(StandardsNotFound::new);
    }
}
