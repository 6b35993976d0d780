package org.waymark.lti;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one login initiation asked for, kept until its launch comes back; written once, deleted once.
 *
 * @param loginHint empty where the hints were too long to keep
 * @param browser a hash of the cookie of the browser that asked; empty where it keeps none
 * @param storageTarget the frame of the platform's that keeps things for us, if it named one
 */
record LaunchState(
        String id,
        String nonce,
        String targetLinkUri,
        @Nullable String deploymentId,
        String loginHint,
        @Nullable String messageHint,
        LaunchBinding binding,
        String browser,
        @Nullable String storageTarget,
        Instant expiresAt) {

    /** Longer hints go to the platform and back all the same; only the offer to begin again does without them. */
    private static final int LONGEST_KEPT = 2_000;

    static LaunchState of(
            String id, String nonce, LoginInitiation login, LaunchBinding binding, String browser, Instant expiresAt) {
        boolean kept = login.hintsLength() <= LONGEST_KEPT;
        return new LaunchState(
                id,
                nonce,
                login.targetLinkUri(),
                login.deploymentId(),
                kept ? login.loginHint() : "",
                kept ? login.messageHint() : null,
                binding,
                browser,
                binding == LaunchBinding.STORAGE ? login.storageTarget() : null,
                expiresAt);
    }

    boolean belongsTo(String browserHash) {
        return binding == LaunchBinding.COOKIE && browser.equals(browserHash);
    }

    /** Whether these came back from where the platform keeps them for this browser. */
    boolean isProvenBy(@Nullable String keptState, @Nullable String keptNonce) {
        return binding == LaunchBinding.STORAGE && same(id, keptState) && same(nonce, keptNonce);
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
