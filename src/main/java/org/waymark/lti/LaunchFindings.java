package org.waymark.lti;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiIdTokenValidator.Complaint;
import org.waymark.lti.doctor.Finding;

/** What the Launch Doctor is told of a token that did not pass: protocol values alone, of a person nothing. */
@Component
class LaunchFindings {

    private final Clock clock;

    LaunchFindings(Clock clock) {
        this.clock = clock;
    }

    /** One for each complaint, and how far the platform's clock is from ours. */
    List<Finding> of(List<Complaint> complaints, IdToken token, LaunchState state, PlatformRegistration platform) {
        List<Finding> findings = new ArrayList<>();
        for (Complaint complaint : complaints) {
            findings.add(of(complaint, token, state, platform));
        }
        if (complaints.stream().noneMatch(complaint -> complaint.claim().equals("iat"))) {
            findings.add(Finding.distance("iat", fromNow(token.time("iat"))));
        }
        return findings;
    }

    private Finding of(Complaint complaint, IdToken token, LaunchState state, PlatformRegistration platform) {
        String claim = complaint.claim();
        return switch (complaint.problem()) {
            case ISSUER_DIFFERS -> Finding.of(claim, platform.issuer(), token.text(claim));
            case AUDIENCE_DIFFERS ->
                Finding.of(
                        claim,
                        platform.clientId(),
                        claim.equals("aud") ? String.join(" ", token.audience()) : token.text(claim));
            case TOKEN_EXPIRED, TOKEN_NOT_YET_VALID -> Finding.distance(claim, fromNow(token.time(claim)));
            case VERSION_UNSUPPORTED -> Finding.of(claim, "1.3.0", token.lti(claim));
            case MESSAGE_TYPE_UNSUPPORTED -> Finding.came(claim, token.lti(claim));
            case DEPLOYMENT_DIFFERS -> Finding.of(claim, state.deploymentId(), token.lti(claim));
            case TARGET_DIFFERS -> Finding.hosts(claim, state.targetLinkUri(), token.lti(claim));
            default -> Finding.named(claim);
        };
    }

    /** How far the platform's clock is ahead of ours, less the time the token was under way. */
    Duration drift(IdToken token) {
        Duration drift = fromNow(token.time("iat"));
        return drift == null ? Duration.ZERO : drift;
    }

    private @Nullable Duration fromNow(@Nullable Instant time) {
        return time == null ? null : Duration.between(clock.instant(), time);
    }
}
