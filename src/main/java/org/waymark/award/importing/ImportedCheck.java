package org.waymark.award.importing;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.award.verifying.Outcome;
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Looks every month whether an award from elsewhere still stands: its issuer tells nobody who took it over. */
@Component
class ImportedCheck implements DueWork<ImportedCheck.Due> {

    record Due(UUID id, UUID holder, UUID district) {}

    private final Verifications verifications;
    // They schedule this work: asked for when it is done.
    private final ObjectProvider<ImportedAwards> awards;
    private final TransactionTemplate transaction;

    ImportedCheck(
            Verifications verifications,
            ObjectProvider<ImportedAwards> awards,
            PlatformTransactionManager transactions) {
        this.verifications = verifications;
        this.awards = awards;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "imported-award-check";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    @Override
    public int attempts() {
        return 6;
    }

    @Override
    public void run(Due due) {
        ImportedAwardId id = new ImportedAwardId(due.id());
        PersonId holder = new PersonId(due.holder());
        DistrictId district = new DistrictId(due.district());
        ImportedAwards all = awards.getObject();
        String credential = all.credential(id, holder, district).orElse(null);
        if (credential == null) {
            return;
        }
        Verdict verdict = verifications.ofText(credential);
        if (verdict.outcome() == Outcome.UNDECIDED) {
            throw new TryLater("An award from elsewhere could not be checked: " + verdict.finding());
        }
        transaction.executeWithoutResult(status -> {
            all.checked(id, holder, district, verdict);
            all.checkAgainLater(id, holder, district);
        });
    }

    @Override
    public void givenUp(Due due, String why) {
        // What was known of it stays; it is tried again in a month.
        awards.getObject()
                .checkAgainLater(
                        new ImportedAwardId(due.id()), new PersonId(due.holder()), new DistrictId(due.district()));
    }
}
