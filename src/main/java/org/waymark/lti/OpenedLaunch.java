package org.waymark.lti;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state that came back, with the registration it was opened for.
 *
 * @param named the deployment that the login named, as it stood when the state came back; null where it named none that
 *     is known
 */
record OpenedLaunch(
        LaunchState state,
        PlatformRegistration platform,
        @Nullable PlatformDeployment named) {

    /** The deployment of this id, where the login named that one. */
    Optional<PlatformDeployment> deployment(String id) {
        return Optional.ofNullable(named).filter(known -> known.deploymentId().equals(id));
    }

    String stateId() {
        return state.id();
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
