package org.waymark.lti;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** States and nonces of launches under way; rows of the database, so that any node can take the launch. */
@Service
@Transactional
class LaunchStates {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final LaunchStateRepository states;
    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    LaunchStates(LaunchStateRepository states, JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.states = states;
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** A state and a nonce of 256 bits each, bound to this browser. */
    LaunchState open(UUID registration, LoginInitiation login, String browserHash) {
        return open(registration, login, LaunchBinding.COOKIE, browserHash);
    }

    /** The same for a browser that keeps no cookie of ours where it is. */
    LaunchState openWithoutCookie(UUID registration, LoginInitiation login, LaunchBinding binding) {
        return open(registration, login, binding, "");
    }

    private LaunchState open(UUID registration, LoginInitiation login, LaunchBinding binding, String browserHash) {
        return states.save(new LaunchState(
                secret(),
                secret(),
                registration,
                login,
                binding,
                browserHash,
                clock.instant().plus(LIFETIME)));
    }

    /** The launch behind a state, which stays open; for one whose browser has to prove itself first. */
    @Transactional(readOnly = true)
    Optional<OpenedLaunch> find(String state) {
        return states.opened(state).filter(launch -> !launch.state().isExpiredAt(clock.instant()));
    }

    /**
     * The launch behind a state, once: whoever deletes the row has it. Two posts at the same moment both find the row,
     * but only one of them deletes it, on whichever node. One that no cookie binds is left in place: its browser has to
     * prove itself first.
     */
    Optional<OpenedLaunch> consume(String state) {
        Optional<OpenedLaunch> opened = states.opened(state);
        boolean mine = opened.isPresent() && (opened.get().state().binding() != LaunchBinding.COOKIE || remove(state));
        return mine ? opened.filter(launch -> !launch.state().isExpiredAt(clock.instant())) : Optional.empty();
    }

    /** Uses up a launch whose browser has proven itself; whether it was the first to do so. */
    boolean use(OpenedLaunch proven) {
        return remove(proven.state().getId());
    }

    /** Forgets at most this many that never came back; answers how many there were. */
    int forgetExpired(int most) {
        List<String> expired = states.expired(clock.instant(), Limit.of(most));
        return expired.isEmpty() ? 0 : states.removeAll(expired);
    }

    /** Whether it was there. In plain SQL, since each launch does it: the same through an entity costs five times as much. */
    private boolean remove(String state) {
        return jdbc.sql("delete from lti_launch_state where state = :state")
                        .param("state", state)
                        .update()
                == 1;
    }

    private String secret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
