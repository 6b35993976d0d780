package org.waymark.catalog.standards;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** A package on its way into a framework: fetched or sent, read, looked at by a person, landed. */
@Entity
class StandardsImport {

    /** How far it is. */
    enum Status {
        /** An address is to be called. */
        FETCHING,
        READING,
        /** Somebody may land it. */
        READY,
        FAULTY,
        LANDED,
        SET_ASIDE;

        boolean isOver() {
            return this == LANDED || this == SET_ASIDE;
        }

        boolean isOnItsWay() {
            return this == FETCHING || this == READING;
        }
    }

    @EmbeddedId
    private StandardsImportId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "package_url")
    private @Nullable String address;

    @Column
    private @Nullable String documentId;

    @Column
    private @Nullable String title;

    @Column
    private @Nullable String creator;

    @Column
    private @Nullable String adoption;

    @Column
    private @Nullable UUID frameworkId;

    @Column
    private int items;

    @Column
    private int made;

    @Column
    private int changed;

    @Column
    private int withdrawn;

    @Column
    private int cameBack;

    @Column
    private int unchanged;

    @Column
    private int doubledCodes;

    @Column
    private int otherLinks;

    @Column
    private Instant begunAt;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected StandardsImport() {}

    /** @param address to be called; null for a file that is there */
    StandardsImport(StandardsImportId id, DistrictId district, @Nullable String address, Instant at) {
        this.id = id;
        this.district = district;
        this.address = address;
        this.status = address == null ? Status.READING : Status.FETCHING;
        this.begunAt = at;
    }

    /** It is being read, once more if the first time broke off. */
    boolean begin() {
        if (!status.isOnItsWay()) {
            return false;
        }
        status = Status.READING;
        return true;
    }

    /** It was read to its end and can land. */
    void wasRead(PackageReader.Document document, ImportCounts counts, @Nullable UUID known) {
        if (status != Status.READING) {
            return;
        }
        status = Status.READY;
        documentId = document.identifier();
        title = document.title();
        creator = document.creator();
        adoption = document.adoption();
        frameworkId = known;
        count(counts);
    }

    void isFaulty(Instant at) {
        if (status.isOnItsWay()) {
            status = Status.FAULTY;
            endedAt = at;
        }
    }

    void land(UUID framework, Instant at) {
        requireReady();
        status = Status.LANDED;
        frameworkId = framework;
        endedAt = at;
    }

    void requireReady() {
        if (status != Status.READY) {
            throw new StandardsMovedOn();
        }
    }

    void putAside(Instant at) {
        if (status.isOver()) {
            throw new StandardsMovedOn();
        }
        status = Status.SET_ASIDE;
        endedAt = at;
    }

    private void count(ImportCounts counts) {
        items = counts.items();
        made = counts.made();
        changed = counts.changed();
        withdrawn = counts.withdrawn();
        cameBack = counts.cameBack();
        unchanged = counts.unchanged();
        doubledCodes = counts.doubledCodes();
        otherLinks = counts.otherLinks();
    }

    StandardsImportId id() {
        return id;
    }

    Status status() {
        return status;
    }

    @Nullable
    String address() {
        return address;
    }

    /** Which framework it is of; only where it was read to its end. */
    PackageReader.@Nullable Document document() {
        return documentId == null || title == null || creator == null
                ? null
                : new PackageReader.Document(documentId, title, creator, adoption);
    }

    @Nullable
    String title() {
        return title;
    }

    @Nullable
    UUID framework() {
        return frameworkId;
    }

    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    ImportCounts counts() {
        return new ImportCounts(items, made, changed, withdrawn, cameBack, unchanged, doubledCodes, otherLinks);
    }
}
