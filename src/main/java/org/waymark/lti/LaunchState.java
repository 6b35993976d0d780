package org.waymark.lti;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What one login initiation asked for, kept until its launch comes back; written once, deleted once. */
@Entity
@Table(name = "lti_launch_state")
class LaunchState implements Persistable<String> {

    /** Longer hints go to the platform and back all the same; only the offer to begin again does without them. */
    private static final int LONGEST_KEPT = 2_000;

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

    @Enumerated(EnumType.STRING)
    private LaunchBinding binding;

    /** A hash of the cookie of the browser that asked; empty where it keeps none. */
    @Column
    private String browser;

    /** The frame of the platform's that keeps things for us, if it named one. */
    @Column
    private @Nullable String storageTarget;

    @Column
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected LaunchState() {}

    LaunchState(
            String state,
            String nonce,
            UUID registration,
            LoginInitiation login,
            LaunchBinding binding,
            String browser,
            Instant expiresAt) {
        this.state = state;
        this.nonce = nonce;
        this.registration = registration;
        this.targetLinkUri = login.targetLinkUri();
        this.deploymentId = login.deploymentId();
        boolean kept = login.hintsLength() <= LONGEST_KEPT;
        this.loginHint = kept ? login.loginHint() : "";
        this.messageHint = kept ? login.messageHint() : null;
        this.binding = binding;
        this.browser = browser;
        this.storageTarget = binding == LaunchBinding.STORAGE ? login.storageTarget() : null;
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

    LaunchBinding binding() {
        return binding;
    }

    @Nullable
    String storageTarget() {
        return storageTarget;
    }

    boolean belongsTo(String browserHash) {
        return binding == LaunchBinding.COOKIE && browser.equals(browserHash);
    }

    /** Whether these came back from where the platform keeps them for this browser. */
    boolean isProvenBy(@Nullable String keptState, @Nullable String keptNonce) {
        return binding == LaunchBinding.STORAGE && same(state, keptState) && same(nonce, keptNonce);
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
