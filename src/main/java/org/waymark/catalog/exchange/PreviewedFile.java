package org.waymark.catalog.exchange;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.waymark.people.DistrictId;

/** A file whose preview somebody has seen, and what that preview said. */
@Entity
@Table(name = "catalogue_preview")
class PreviewedFile {

    @EmbeddedId
    private PreviewId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String content;

    @Column
    @Enumerated(EnumType.STRING)
    private TextFile.Kind kind;

    @Column
    private String planHash;

    @Column
    private Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected PreviewedFile() {}

    @SuppressWarnings("NullAway.Init")
    PreviewedFile(DistrictId district, String content, TextFile.Kind kind, ImportPlan seen, Instant sentAt) {
        this.id = PreviewId.fresh();
        this.district = district;
        this.content = content;
        this.kind = kind;
        this.planHash = seen.hash();
        this.sentAt = sentAt;
    }

    PreviewId id() {
        return id;
    }

    CatalogueFile file() {
        return CatalogueFile.read(content.getBytes(StandardCharsets.UTF_8), kind);
    }

    /** Whether an import would do what the preview said. */
    boolean says(ImportPlan plan) {
        return planHash.equals(plan.hash());
    }

    void isSeenAnew(ImportPlan plan) {
        planHash = plan.hash();
    }
}
