package org.waymark.lti.doctor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** How a connection was last seen to work. */
@Entity
@Table(name = "lti_connection_health")
class ConnectionHealth implements Persistable<UUID> {

    @Id
    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private @Nullable Instant lastLaunchAt;

    @Column
    private @Nullable Integer driftSeconds;

    /** The services that the last launch of a link offered, separated by spaces. */
    @Column
    private @Nullable String services;

    @Column
    private @Nullable Instant lastDeepLinkingAt;

    @Column
    private @Nullable Instant testedAt;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<CheckLine> testLines;

    @SuppressWarnings("NullAway.Init")
    protected ConnectionHealth() {}

    ConnectionHealth(UUID registration) {
        this.registration = registration;
    }

    @Override
    public UUID getId() {
        return registration;
    }

    /** It is written by statements, and made where one found no row. */
    @Override
    public boolean isNew() {
        return true;
    }

    HealthView view() {
        return new HealthView(
                lastLaunchAt,
                driftSeconds,
                services == null ? null : names(services),
                lastDeepLinkingAt,
                testedAt,
                testLines == null ? List.of() : testLines);
    }

    private static Set<String> names(String separated) {
        return separated.isEmpty() ? Set.of() : new TreeSet<>(List.of(separated.split(" ")));
    }

    void tested(List<CheckLine> lines) {
        testLines = lines;
    }
}
