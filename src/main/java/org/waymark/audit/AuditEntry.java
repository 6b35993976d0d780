package org.waymark.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

@Entity
@Immutable
class AuditEntry implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column
    private UUID district;

    @Column
    private Instant at;

    @Column
    private String actor;

    @Column
    private String verb;

    @Column
    private String subject;

    @Column
    private @Nullable String role;

    @Column
    private @Nullable String about;

    @SuppressWarnings("NullAway.Init")
    protected AuditEntry() {}

    AuditEntry(
            UUID district,
            Instant at,
            String actor,
            @Nullable String role,
            String verb,
            @Nullable String about,
            String subject) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.at = at;
        this.actor = actor;
        this.role = role;
        this.verb = verb;
        this.about = about;
        this.subject = subject;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Entries are only ever added, so saving one needs no look first. */
    @Override
    public boolean isNew() {
        return true;
    }

    Instant at() {
        return at;
    }

    String actor() {
        return actor;
    }

    String verb() {
        return verb;
    }

    String subject() {
        return subject;
    }

    @Nullable
    String role() {
        return role;
    }

    @Nullable
    String about() {
        return about;
    }
}
