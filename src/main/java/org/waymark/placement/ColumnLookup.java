package org.waymark.placement;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionId;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.ags.AssignmentAndGradeService;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.LineItem;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.ServiceProblem;
import org.waymark.people.DistrictId;

/**
 * Asks an LMS what the gradebook column of a link is about: {@code resourceId} and {@code tag} survive a course copy, even
 * where the link's own parameters did not.
 */
@Component
class ColumnLookup implements DueWork<ColumnLookup.Due> {

    private static final Logger log = LoggerFactory.getLogger(ColumnLookup.class);

    private final AssignmentAndGradeService gradebooks;
    private final PlacementRepository placements;
    // Placements schedules this work.
    private final ObjectProvider<Placements> service;
    private final TransactionTemplate transaction;

    ColumnLookup(
            AssignmentAndGradeService gradebooks,
            PlacementRepository placements,
            ObjectProvider<Placements> service,
            PlatformTransactionManager transactions) {
        this.gradebooks = gradebooks;
        this.placements = placements;
        this.service = service;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A place whose column is to be looked at. */
    record Due(UUID placement, UUID district) {}

    private record Column(GradeAccess access, LineItemUrl url) {}

    @Override
    public String name() {
        return "column-lookup";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    /** An author can answer in the meantime. */
    @Override
    public int attempts() {
        return 5;
    }

    @Override
    public void run(Due due) {
        PlacementId id = new PlacementId(due.placement());
        DistrictId district = new DistrictId(due.district());
        Optional<Column> column = transaction.execute(status -> placements
                .findByIdAndDistrict(id, district)
                .filter(Placement::takesWhatIsFound)
                .flatMap(found -> Optional.ofNullable(found.lineItem()).map(url -> new Column(found.access(), url))));
        if (column == null || column.isEmpty()) {
            return;
        }
        try {
            gradebooks
                    .lineItem(column.get().access(), column.get().url())
                    .flatMap(ColumnLookup::definition)
                    .ifPresent(said -> service.getObject().columnSays(id, district, said));
        } catch (PlatformBusy e) {
            throw new TryLater("The LMS does not answer now", e.waitAtLeast());
        } catch (ServiceProblem e) {
            log.info("The column of placement {} tells nothing: {}", id, e.summary());
        }
    }

    private static Optional<DefinitionId> definition(LineItem item) {
        if (item.tag() != null && !item.tag().equals(ScoreReceipts.TAG)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(item.resourceId()).map(DefinitionId::valueOf);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
