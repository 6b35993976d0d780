package org.waymark.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

@Entity
class CredentialDefinition {

    @EmbeddedId
    private DefinitionId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String code;

    @Column
    private String slug;

    @Embedded
    @EmbeddedColumnNaming("current_version_%s")
    private DefinitionVersionId currentVersion;

    @Column
    private Instant createdAt;

    @Column
    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Embedded
    @EmbeddedColumnNaming("replaced_by_%s")
    private @Nullable DefinitionId replacedBy;

    @Column
    private @Nullable Integer pilotEarners;

    @ElementCollection
    @CollectionTable(name = "pilot_cohort", joinColumns = @JoinColumn(name = "definition_id"))
    private Set<PilotCohort> pilotCohorts = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected CredentialDefinition() {}

    @SuppressWarnings("NullAway.Init")
    CredentialDefinition(
            DistrictId district, String code, String slug, DefinitionVersionId first, Stage stage, Instant createdAt) {
        this.id = DefinitionId.fresh();
        this.district = district;
        this.code = code;
        this.slug = slug;
        this.currentVersion = first;
        this.createdAt = createdAt;
        this.stage = stage;
    }

    DefinitionId id() {
        return id;
    }

    String code() {
        return code;
    }

    String slug() {
        return slug;
    }

    Stage stage() {
        return stage;
    }

    /** Who tries it; null when it is no pilot. */
    @Nullable
    Pilot pilot() {
        return stage != Stage.PILOT || pilotEarners == null
                ? null
                : new Pilot(
                        pilotEarners,
                        pilotCohorts.stream().map(PilotCohort::cohort).collect(Collectors.toSet()));
    }

    @Nullable
    DefinitionId replacedBy() {
        return replacedBy;
    }

    /** Says who tries it, as long as it is a pilot. */
    void isTriedBy(Pilot pilot) {
        require(stage == Stage.PILOT);
        pilotEarners = pilot.earners();
        Set<PilotCohort> wanted = pilot.cohorts().stream()
                .map(cohort -> new PilotCohort(cohort, district.id()))
                .collect(Collectors.toSet());
        pilotCohorts.retainAll(wanted);
        pilotCohorts.addAll(wanted);
    }

    void goLive() {
        require(stage.mayBecome(Stage.LIVE));
        stage = Stage.LIVE;
    }

    void retire(@Nullable DefinitionId replacement) {
        require(stage.mayBecome(Stage.RETIRED) && !id.equals(replacement));
        stage = Stage.RETIRED;
        replacedBy = replacement;
    }

    private static void require(boolean legal) {
        if (!legal) {
            throw new StageRefused();
        }
    }

    DefinitionVersionId currentVersion() {
        return currentVersion;
    }

    /** Those who start from now on start on this version; the others stay on theirs. */
    void moveTo(DefinitionVersionId next) {
        this.currentVersion = next;
    }
}
