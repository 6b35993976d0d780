package org.waymark.award;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.people.Desk;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;

/**
 * Signs all badges of an issuer anew, such as after it was renamed, since what is signed says the old name. Some are signed in one
 * transaction, a few of these at once, and no more are held, so it may be any number; what was cut short goes on where it was.
 */
@Component
class Editions implements DueWork<Editions.Outdated> {

    private static final Logger log = LoggerFactory.getLogger(Editions.class);
    /** In one transaction: whoever changes one of them meanwhile waits for so many. */
    private static final int TOGETHER = 25;

    /** Transactions at once: most of a signature's time is waiting for the database, while pages want connections too. */
    private static final int AT_ONCE = 4;

    private static final Limit BATCH = Limit.of(TOGETHER * AT_ONCE);
    private static final UUID FIRST = new UUID(0, 0);

    /** The badges of a district that wait for their next edition. */
    record Outdated(DistrictId district) {}

    private final AwardRepository awards;
    private final CredentialSigner signer;
    private final Issuers issuers;
    private final Districts districts;
    private final DueJobs due;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Editions(
            AwardRepository awards,
            CredentialSigner signer,
            Issuers issuers,
            Districts districts,
            DueJobs due,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.awards = awards;
        this.signer = signer;
        this.issuers = issuers;
        this.districts = districts;
        this.due = due;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * How far it is.
     *
     * @param awards that are not revoked
     * @param waiting those that wait for their first edition or their next
     * @param failed those that could not be signed anew: they are tried again, or have stopped
     */
    record Progress(long awards, long waiting, long failed) {}

    Progress progress(DistrictId district) {
        return new Progress(
                awards.countByDistrictAndRevokedAtIsNull(district),
                awards.countWaiting(district),
                due.undone(signer, againKeys(district)));
    }

    /**
     * Every badge of the district is to be signed anew, some time after this.
     *
     * @param by who wants it, as the audit log names people
     * @throws BadgeNotFound for a district that never issued anything
     */
    void renew(DistrictId district, String by) {
        if (issuers.keys(district).isEmpty()) {
            throw new BadgeNotFound();
        }
        transaction.executeWithoutResult(status -> {
            awards.outdate(district);
            audit.record(district.id(), by, Desk.roleOf(by), "district-badges-renewed", district.toString());
            due.schedule(this, district.toString(), new Outdated(district));
        });
    }

    /** What a new release outdated, or a stop of the server left undone, is signed after the start. */
    @EventListener(ApplicationReadyEvent.class)
    void goOn() {
        for (DistrictCard district : districts.all()) {
            if (awards.anyStale(district.id())) {
                transaction.executeWithoutResult(
                        status -> due.schedule(this, district.id().toString(), new Outdated(district.id())));
            }
        }
    }

    @Override
    public String name() {
        return "sign-editions";
    }

    @Override
    public Class<Outdated> dataType() {
        return Outdated.class;
    }

    @Override
    public void run(Outdated outdated) {
        DistrictId district = outdated.district();
        // Where there is no key none can be signed, and all of it is tried later.
        issuers.signingKey(district);
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            // Some may have been outdated again behind where it was.
            while (signAll(district, workers) > 0 && awards.anyStale(district)) {
                log.info("Badges of issuer {} were outdated again meanwhile", district);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("The server stops");
        } finally {
            workers.shutdownNow();
        }
    }

    /** How many could be signed. */
    private int signAll(DistrictId district, ExecutorService workers) throws InterruptedException {
        int signed = 0;
        int failed = 0;
        UUID after = FIRST;
        for (List<AwardId> batch = next(district, after); !batch.isEmpty(); batch = next(district, after)) {
            Set<AwardId> together = together(batch, district, workers);
            for (AwardId award : batch) {
                if (together.contains(award) || sign(award, district)) {
                    signed++;
                } else {
                    failed++;
                }
                after = award.id();
            }
            log.info(
                    "{} badges of issuer {} wait for their next edition, {} could not be signed",
                    awards.countWaiting(district),
                    district,
                    failed);
        }
        return signed;
    }

    private List<AwardId> next(DistrictId district, UUID after) {
        return awards.waiting(district, after, BATCH);
    }

    private Set<AwardId> together(List<AwardId> batch, DistrictId district, ExecutorService workers)
            throws InterruptedException {
        List<Callable<Set<AwardId>>> parts = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += TOGETHER) {
            List<AwardId> part = batch.subList(from, Math.min(from + TOGETHER, batch.size()));
            parts.add(() -> together(part, district));
        }
        Set<AwardId> signed = new HashSet<>();
        for (Future<Set<AwardId>> part : workers.invokeAll(parts)) {
            try {
                signed.addAll(part.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return signed;
    }

    /** None where one of them fails, which is then found by signing each alone. */
    private Set<AwardId> together(List<AwardId> batch, DistrictId district) {
        try {
            return signer.runTogether(batch, district);
        } catch (RuntimeException e) {
            log.info(
                    "{} badges are signed one by one: {}",
                    batch.size(),
                    e.getClass().getName());
            return Set.of();
        }
    }

    /** One that fails is left to work of its own, where an operator sees why; those after it are signed all the same. */
    private boolean sign(AwardId award, DistrictId district) {
        CredentialSigner.Unsigned unsigned = new CredentialSigner.Unsigned(award, district);
        try {
            signer.run(unsigned);
            return true;
        } catch (RuntimeException e) {
            log.error(
                    "Award {} could not be signed anew: {}", award, e.getClass().getName());
            transaction.executeWithoutResult(status -> due.schedule(signer, againKeys(district) + award, unsigned));
            return false;
        }
    }

    private static String againKeys(DistrictId district) {
        return "again|" + district + "|";
    }
}
