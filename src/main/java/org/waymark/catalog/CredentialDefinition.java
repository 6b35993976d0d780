package org.waymark.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
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

    @SuppressWarnings("NullAway.Init")
    protected CredentialDefinition() {}

    @SuppressWarnings("NullAway.Init")
    CredentialDefinition(DistrictId district, String code, String slug, DefinitionVersionId first, Instant createdAt) {
        this.id = DefinitionId.fresh();
        this.district = district;
        this.code = code;
        this.slug = slug;
        this.currentVersion = first;
        this.createdAt = createdAt;
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
}
