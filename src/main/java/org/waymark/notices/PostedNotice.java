package org.waymark.notices;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A notice as it is kept. */
@Entity
@Table(name = "notice")
class PostedNotice implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column
    private UUID district;

    @Column
    private UUID person;

    @Column
    private String kind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private List<String> arguments;

    @Column
    private String path;

    @Column
    private Instant at;

    @Column
    private @Nullable Instant readAt;

    @Enumerated(EnumType.STRING)
    private MailState mail;

    @Column
    private @Nullable UUID mailId;

    @Column
    private @Nullable Instant mailedAt;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init")
    protected PostedNotice() {}

    PostedNotice(Notice notice, MailState mail, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = notice.district();
        this.person = notice.person();
        this.kind = notice.kind();
        this.arguments = notice.arguments();
        this.path = notice.path();
        this.at = at;
        this.mail = mail;
        this.fresh = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Made here, so saving it needs no look first. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    String kind() {
        return kind;
    }

    List<String> arguments() {
        return arguments;
    }

    String path() {
        return path;
    }

    Instant at() {
        return at;
    }

    @Nullable
    Instant readAt() {
        return readAt;
    }

    boolean isUnread() {
        return readAt == null;
    }
}
