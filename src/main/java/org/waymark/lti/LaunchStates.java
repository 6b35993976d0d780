package org.waymark.lti;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** States and nonces of launches under way; rows of the database, so that any node can take the launch. */
@Service
@Transactional
class LaunchStates {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final LaunchStateRepository states;
    private final SecureRandom random;
    private final Clock clock;

    LaunchStates(LaunchStateRepository states, SecureRandom random, Clock clock) {
        this.states = states;
        this.random = random;
        this.clock = clock;
    }

    /** A state and a nonce of 256 bits each, bound to this browser. */
    LaunchState open(UUID registration, LoginInitiation login, String browserHash) {
        return states.save(new LaunchState(
                secret(),
                secret(),
                registration,
                login,
                browserHash,
                clock.instant().plus(LIFETIME)));
    }

    /**
     * The launch behind a state, once: whoever deletes the row has it. Two posts at the same moment both find the row,
     * but only one of them deletes it, on whichever node.
     */
    Optional<OpenedLaunch> consume(String state) {
        Optional<OpenedLaunch> opened = states.opened(state);
        if (opened.isEmpty() || states.remove(state) != 1) {
            return Optional.empty();
        }
        return opened.filter(launch -> !launch.state().isExpiredAt(clock.instant()));
    }

    int forgetExpired() {
        return states.removeExpired(clock.instant());
    }

    private String secret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
