package org.waymark.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
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

    DefinitionVersionId currentVersion() {
        return currentVersion;
    }

    /** Those who start from now on start on this version; the others stay on theirs. */
    void moveTo(DefinitionVersionId next) {
        this.currentVersion = next;
    }
}
