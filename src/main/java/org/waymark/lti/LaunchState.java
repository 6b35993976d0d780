package org.waymark.lti;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What one login initiation asked for, kept until its launch comes back; written once, deleted once. */
@Entity
@Table(name = "lti_launch_state")
class LaunchState implements Persistable<String> {

    @Id
    private String state;

    @Column
    private String nonce;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String targetLinkUri;

    @Column
    private @Nullable String deploymentId;

    @Column
    private String loginHint;

    @Column
    private @Nullable String messageHint;

    /** A hash of the cookie of the browser that asked. */
    @Column
    private String browser;

    @Column
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected LaunchState() {}

    LaunchState(
            String state, String nonce, UUID registration, LoginInitiation login, String browser, Instant expiresAt) {
        this.state = state;
        this.nonce = nonce;
        this.registration = registration;
        this.targetLinkUri = login.targetLinkUri();
        this.deploymentId = login.deploymentId();
        this.loginHint = login.loginHint();
        this.messageHint = login.messageHint();
        this.browser = browser;
        this.expiresAt = expiresAt;
    }

    @Override
    public String getId() {
        return state;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    String nonce() {
        return nonce;
    }

    String targetLinkUri() {
        return targetLinkUri;
    }

    @Nullable
    String deploymentId() {
        return deploymentId;
    }

    String loginHint() {
        return loginHint;
    }

    @Nullable
    String messageHint() {
        return messageHint;
    }

    boolean belongsTo(@Nullable String browserHash) {
        return browser.equals(browserHash);
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
