package org.waymark.lti;

import org.jspecify.annotations.Nullable;

/** A state that came back, with the registration it was opened for. */
record OpenedLaunch(LaunchState state, LtiRegistration registration) {

    PlatformRegistration platform() {
        return registration.view();
    }

    String stateId() {
        return state.getId();
    }

    LaunchBinding binding() {
        return state.binding();
    }

    /** The frame of the platform's that keeps state and nonce, if it named one. */
    @Nullable
    String storageTarget() {
        return state.storageTarget();
    }

    /** What began it, so that it can begin again; null where that was too long to keep. */
    @Nullable
    LoginInitiation login() {
        if (state.loginHint().isEmpty()) {
            return null;
        }
        PlatformRegistration platform = platform();
        return new LoginInitiation(
                platform.issuer(),
                state.loginHint(),
                state.targetLinkUri(),
                state.messageHint(),
                platform.clientId(),
                state.deploymentId(),
                null);
    }
}
