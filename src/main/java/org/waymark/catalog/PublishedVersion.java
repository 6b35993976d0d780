package org.waymark.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Persistable;
import org.waymark.people.DistrictId;

/** A version as it was published; it never changes, so that an enrolment can rely on it. */
@Entity
@Immutable
@Table(name = "definition_version")
class PublishedVersion implements Persistable<DefinitionVersionId> {

    @EmbeddedId
    private DefinitionVersionId id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private String number;

    @Column
    private String title;

    @Column
    @Convert(converter = ContentAsJson.class)
    private DefinitionContent content;

    @Column
    private Instant publishedAt;

    @Transient
    private boolean kept;

    @SuppressWarnings("NullAway.Init")
    protected PublishedVersion() {}

    PublishedVersion(
            DefinitionVersionId id,
            DistrictId district,
            DefinitionId definition,
            String number,
            DefinitionContent content,
            Instant publishedAt) {
        this.id = id;
        this.district = district;
        this.definition = definition;
        this.number = number;
        this.title = content.title();
        this.content = content;
        this.publishedAt = publishedAt;
    }

    @Override
    public DefinitionVersionId getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !kept;
    }

    @PostLoad
    @PostPersist
    void isKept() {
        kept = true;
    }

    String number() {
        return number;
    }

    DefinitionContent content() {
        return content;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    DefinitionVersion of(CredentialDefinition definition) {
        return new DefinitionVersion(
                id,
                definition.id(),
                definition.code(),
                definition.slug(),
                number,
                content,
                definition.stage(),
                id.equals(definition.currentVersion()));
    }
}
