package org.waymark.lti;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes with which a launch goes on from a frame, where no cookie is kept, in a tab of its own. */
@Service
@Transactional
class LaunchHandovers {

    /** A person reads a sentence and presses a button. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final LaunchHandoverRepository handovers;
    private final SecureRandom random;
    private final Clock clock;

    LaunchHandovers(LaunchHandoverRepository handovers, SecureRandom random, Clock clock) {
        this.handovers = handovers;
        this.random = random;
        this.clock = clock;
    }

    /** The code that leads to this launch, once. */
    String open(LtiLaunch launch) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        handovers.save(new LaunchHandover(
                BrowserBinding.sha256(code), launch, clock.instant().plus(LIFETIME)));
        return code;
    }

    /** The launch of a code, for whoever comes first. */
    Optional<LtiLaunch> take(String code) {
        String hash = BrowserBinding.sha256(code);
        Optional<LaunchHandover> handover = handovers.findById(hash);
        if (handover.isEmpty() || handovers.remove(hash) != 1) {
            return Optional.empty();
        }
        return handover.filter(found -> !found.isExpiredAt(clock.instant())).map(LaunchHandover::launch);
    }

    int forgetExpired() {
        return handovers.removeExpired(clock.instant());
    }
}
