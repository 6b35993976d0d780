package org.waymark.lti;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.settings.WaymarkSettings;

/** Launches in a frame where the browser keeps no cookie of ours: no session is opened there. */
@Service
@Transactional(propagation = Propagation.SUPPORTS)
class FramedLaunches {

    private final LaunchStates states;
    private final LaunchHandovers handovers;
    private final LtiLaunchAuthenticationProvider provider;
    private final WaymarkSettings settings;

    FramedLaunches(
            LaunchStates states,
            LaunchHandovers handovers,
            LtiLaunchAuthenticationProvider provider,
            WaymarkSettings settings) {
        this.states = states;
        this.handovers = handovers;
        this.provider = provider;
        this.settings = settings;
    }

    /**
     * A launch whose state and nonce came back from where the platform keeps them for this browser. They prove nothing
     * when another site sends them, which may have begun the launch itself: so a page of ours must have sent them.
     */
    LtiLaunch proven(LtiLaunchResponse response, @Nullable String state, @Nullable String nonce, @Nullable String by) {
        OpenedLaunch opened = response.opened();
        if (!Origins.of(settings.baseUrl()).equals(by) || !opened.state().isProvenBy(state, nonce)) {
            throw refused(LaunchProblem.BROWSER_DIFFERS.on("state"), opened);
        }
        return validated(response);
    }

    /**
     * A launch that nothing binds to its browser, if it asks for the picker only. The platform's own page must have sent
     * it; that a stranger's picker opens by it does no more than waste an answer, which the platform would not take.
     */
    LtiLaunch picker(LtiLaunchResponse response, @Nullable String by) {
        OpenedLaunch opened = response.opened();
        PlatformRegistration platform = opened.platform();
        if (!platform.origin().equals(by)
                && !Origins.of(URI.create(platform.issuer())).equals(by)) {
            throw refused(LaunchProblem.COOKIE_MISSING.on("cookie"), opened);
        }
        LtiLaunch launch = validated(response);
        if (!launch.asksForContent()) {
            throw refused(LaunchProblem.COOKIE_MISSING.on("cookie"), opened);
        }
        return launch;
    }

    private LtiLaunch validated(LtiLaunchResponse response) {
        if (!states.use(response.opened())) {
            throw LaunchProblem.STATE_UNKNOWN.on("state");
        }
        return provider.validated(response);
    }

    /** Where the picker is, which does without a session. */
    String landing(LtiLaunch deepLinking) {
        return String.valueOf(provider.signIn(deepLinking).landing());
    }

    /** The code by which this launch opens a session in a tab of its own. */
    String handOver(LtiLaunch launch) {
        return handovers.open(launch);
    }

    private static LaunchRefused refused(LaunchRefused refusal, OpenedLaunch opened) {
        return refusal.of(opened.platform()).restartingWith(opened.login());
    }
}
