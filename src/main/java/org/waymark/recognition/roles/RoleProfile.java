package org.waymark.recognition.roles;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** A position of a district; never deleted, since eligibilities name it. */
@Entity
class RoleProfile {

    @EmbeddedId
    private RoleProfileId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String slug;

    @Column
    private String title;

    @Column
    private String words;

    @Column
    private String brings;

    @Column
    private @Nullable Long upToCents;

    @Column
    private @Nullable Integer extraHours;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "role_requirement", joinColumns = @JoinColumn(name = "role_id"))
    @OrderColumn(name = "turn")
    private List<RoleRequirement> requirements = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "prior_role_id"))
    private @Nullable RoleProfileId prior;

    @Column
    private @Nullable Integer priorYears;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SUBSELECT)
    @CollectionTable(name = "role_window", joinColumns = @JoinColumn(name = "role_id"))
    @OrderColumn(name = "turn")
    private List<ApplicationWindow> windows = new ArrayList<>();

    @Column
    private @Nullable Instant closedAt;

    @Column
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected RoleProfile() {}

    @SuppressWarnings("NullAway.Init")
    RoleProfile(DistrictId district, RolePlan plan, Instant at) {
        this.id = RoleProfileId.fresh();
        this.district = district;
        this.slug = plan.slug();
        follow(plan, at);
    }

    /** Takes what a lead decided, but for the address: it stays. */
    final void follow(RolePlan plan, Instant at) {
        title = plan.title();
        words = plan.words();
        brings = plan.brings();
        upToCents = plan.upToCents();
        extraHours = plan.extraHours();
        requirements.clear();
        requirements.addAll(plan.requirements());
        prior = plan.prior();
        priorYears = plan.priorYears();
        windows.clear();
        plan.windows().stream()
                .sorted(Comparator.comparing(ApplicationWindow::from))
                .forEach(windows::add);
        changedAt = at;
    }

    /** Nobody becomes eligible for it or enters its pool any more; what is, stays. */
    void close(Instant at) {
        if (closedAt == null) {
            closedAt = at;
        }
    }

    void reopen() {
        closedAt = null;
    }

    boolean isOpen() {
        return closedAt == null;
    }

    RoleProfileId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    String title() {
        return title;
    }

    String slug() {
        return slug;
    }

    List<RoleRequirement> requirements() {
        return List.copyOf(requirements);
    }

    @Nullable
    RoleProfileId prior() {
        return prior;
    }

    @Nullable
    Integer priorYears() {
        return priorYears;
    }

    /** Counts the changes, so that two who change at once notice each other. */
    int edition() {
        return version == null ? 0 : version;
    }

    /** The window that is open on a day. */
    Optional<ApplicationWindow> window(LocalDate today) {
        return isOpen()
                ? windows.stream().filter(window -> window.isOpen(today)).findFirst()
                : Optional.empty();
    }

    RolePlan plan() {
        return new RolePlan(
                slug, title, words, brings, upToCents, extraHours, requirements, prior, priorYears, windows);
    }

    RoleView view() {
        return new RoleView(id, plan(), edition(), isOpen());
    }
}
