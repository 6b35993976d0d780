package org.waymark.lti;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.PlatformRegistration.Status;

@Entity
class LtiRegistration {

    @Id
    private UUID id;

    @Version
    private int version;

    @Column
    private String issuer;

    @Column
    private String clientId;

    @Column
    private String authorizationEndpoint;

    @Column
    private String tokenEndpoint;

    @Column
    private String jwksUri;

    @Column
    private @Nullable String tokenAudience;

    /** Separated by spaces, as OAuth writes them. */
    @Column
    private String scopes;

    @Column
    private String product;

    @Column
    @Enumerated(EnumType.STRING)
    private Status status;

    @Column
    private Instant createdAt;

    /** Whom it was made for. */
    @Column
    private @Nullable UUID tenant;

    /** The origin its configuration came from, if that is not the issuer's. */
    @Column
    private @Nullable String configuredFrom;

    @SuppressWarnings("NullAway.Init")
    protected LtiRegistration() {}

    @SuppressWarnings("NullAway.Init")
    LtiRegistration(PlatformDetails details, @Nullable UUID tenant, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.issuer = details.issuer();
        this.clientId = details.clientId();
        this.createdAt = createdAt;
        this.tenant = tenant;
        this.status = Status.PENDING;
        take(details);
    }

    /**
     * The platform registered us again. Once it was accepted its keys and addresses stay: whoever controls them can sign
     * in as anyone, and the ones that work must not be lost to a proposal.
     *
     * @throws IllegalStateException if it was accepted at other addresses
     */
    void update(PlatformDetails details, @Nullable String origin) {
        if (status == Status.PENDING) {
            configuredFrom = origin;
        } else if (!isAt(details)) {
            throw new IllegalStateException("Only an administrator of ours moves a connection that was accepted");
        }
        take(details);
    }

    /** An administrator of ours knows better than what was told or typed before. */
    void correct(PlatformDetails details) {
        take(details);
    }

    private boolean isAt(PlatformDetails details) {
        return authorizationEndpoint.equals(details.authorizationEndpoint().toString())
                && tokenEndpoint.equals(details.tokenEndpoint().toString())
                && jwksUri.equals(details.jwksUri().toString());
    }

    /** Its issuer is on another site than its configuration; whoever accepts it sees both. */
    void configuredFrom(@Nullable String origin) {
        configuredFrom = origin;
    }

    private void take(PlatformDetails details) {
        authorizationEndpoint = details.authorizationEndpoint().toString();
        tokenEndpoint = details.tokenEndpoint().toString();
        jwksUri = details.jwksUri().toString();
        tokenAudience = details.tokenAudience();
        scopes = String.join(" ", new TreeSet<>(details.scopes()));
        product = details.product();
    }

    /** What was switched off stays so. */
    void accept() {
        if (status == Status.PENDING) {
            status = Status.ACTIVE;
        }
    }

    void switchOff() {
        status = Status.DISABLED;
    }

    void switchOn() {
        if (status == Status.DISABLED) {
            status = Status.ACTIVE;
        }
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    PlatformRegistration view() {
        return new PlatformRegistration(
                id,
                issuer,
                clientId,
                URI.create(authorizationEndpoint),
                URI.create(tokenEndpoint),
                URI.create(jwksUri),
                tokenAudience == null ? tokenEndpoint : tokenAudience,
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                product,
                status,
                tenant,
                configuredFrom);
    }
}
