package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A resource link of an LMS course, the micro-credential behind it, and what we know of its gradebook column. */
@Entity
class Placement {

    private static final Duration CLAIM = Duration.ofMinutes(2);

    @EmbeddedId
    private PlacementId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID registrationId;

    @Column
    private String deploymentId;

    @Column
    private String contextId;

    @Column
    private @Nullable String contextTitle;

    @Column
    private String resourceLinkId;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private @Nullable DefinitionId definition;

    /** What the link itself named last. */
    @Embedded
    @EmbeddedColumnNaming("named_definition_%s")
    private @Nullable DefinitionId named;

    @Enumerated(EnumType.STRING)
    private PlacementSource source;

    @Embedded
    @EmbeddedColumnNaming("chosen_by_%s")
    private @Nullable PersonId chosenBy;

    @Column
    private @Nullable Instant chosenAt;

    @Column
    private @Nullable String linkTitle;

    /** What the link was called under LTI 1.1. */
    @Column
    private @Nullable String oldResourceLinkId;

    @Column
    private @Nullable String lineItem;

    @Column
    private @Nullable String lineItems;

    @Column
    private String scopes;

    @Column
    private @Nullable Instant columnClaimedUntil;

    @Column
    private Instant firstSeenAt;

    @SuppressWarnings("NullAway.Init")
    protected Placement() {}

    /**
     * Takes over what a launch says of its place.
     *
     * @return whether there is a way to the gradebook now that was not known before
     */
    boolean remember(LtiLaunch launch) {
        PlaceFacts before = facts();
        PlaceFacts now = before.after(launch);
        linkTitle = now.linkTitle();
        contextTitle = now.contextTitle();
        lineItem = now.lineItem();
        lineItems = now.lineItems();
        scopes = now.scopes();
        return now.isNewWayAfter(before);
    }

    private PlaceFacts facts() {
        return new PlaceFacts(linkTitle, contextTitle, lineItem, lineItems, scopes);
    }

    /**
     * The link names a micro-credential. It stands, unless an author chose another since the link last named something
     * new: a link that is sent again as it was does not undo that.
     */
    void names(DefinitionId said) {
        if (!isNamed(said)) {
            named = said;
            stands(said, PlacementSource.NAMED);
        }
    }

    boolean isNamed(DefinitionId said) {
        return said.equals(named);
    }

    /** The course is a copy, and this is what its original stands for. */
    void inherit(DefinitionId original) {
        stands(original, PlacementSource.INHERITED);
    }

    /** An author chooses. */
    void choose(DefinitionId chosen, PersonId by, Instant at) {
        stands(chosen, PlacementSource.CHOSEN);
        chosenBy = by;
        chosenAt = at;
    }

    /** Takes back what was chosen or inherited: what the link names stands again, or it is asked again. */
    void undo() {
        if (!mayBeUndone()) {
            return;
        }
        stands(named, named == null ? PlacementSource.UNDONE : PlacementSource.NAMED);
    }

    boolean mayBeUndone() {
        return source == PlacementSource.CHOSEN || source == PlacementSource.INHERITED;
    }

    /** Whether nothing is known and nobody wants to be asked first. */
    boolean takesWhatIsFound() {
        return definition == null && source == PlacementSource.NONE;
    }

    /** Whether the LMS lets us look at its columns. */
    boolean readsColumns() {
        return access().offers(GradeAccess.LINE_ITEM) || access().offers(GradeAccess.LINE_ITEM_READ_ONLY);
    }

    void wasCalled(String oldId) {
        oldResourceLinkId = PlaceFacts.cut(oldId);
    }

    private void stands(@Nullable DefinitionId now, PlacementSource why) {
        definition = now;
        source = why;
        chosenBy = null;
        chosenAt = null;
    }

    /** Lets one node at a time look for or make the column, so that a class handing in at once makes one. */
    boolean claimColumn(Instant now) {
        if (columnClaimedUntil != null && columnClaimedUntil.isAfter(now)) {
            return false;
        }
        columnClaimedUntil = now.plus(CLAIM);
        return true;
    }

    void columnFound(LineItemUrl url) {
        lineItem = url.toString();
        columnClaimedUntil = null;
    }

    void columnNotFound() {
        columnClaimedUntil = null;
    }

    /**
     * The LMS says that this column is no more: another is looked for, where that is allowed, unless a launch has named
     * another since.
     */
    void columnIsGone(@Nullable String refused) {
        if (Objects.equals(lineItem, refused) && lineItems != null && access().offers(GradeAccess.LINE_ITEM)) {
            lineItem = null;
        }
    }

    /** @see PlaceFacts#obstacle() */
    Optional<GradeObstacle> obstacle() {
        return facts().obstacle();
    }

    /** @see PlaceFacts#reachesGradebook() */
    boolean reachesGradebook() {
        return facts().reachesGradebook();
    }

    GradeAccess access() {
        return new GradeAccess(registrationId, deploymentId, scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")));
    }

    PlacementId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    UUID registration() {
        return registrationId;
    }

    String contextId() {
        return contextId;
    }

    String resourceLinkId() {
        return resourceLinkId;
    }

    @Nullable
    String linkTitle() {
        return linkTitle;
    }

    PlacementSource source() {
        return source;
    }

    @Nullable
    PersonId chosenBy() {
        return chosenBy;
    }

    @Nullable
    Instant chosenAt() {
        return chosenAt;
    }

    @Nullable
    String contextTitle() {
        return contextTitle;
    }

    @Nullable
    DefinitionId definition() {
        return definition;
    }

    @Nullable
    LineItemUrl lineItem() {
        return lineItem == null ? null : LineItemUrl.valueOf(lineItem);
    }

    @Nullable
    URI lineItems() {
        return lineItems == null ? null : URI.create(lineItems);
    }
}
