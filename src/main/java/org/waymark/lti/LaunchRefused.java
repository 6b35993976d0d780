package org.waymark.lti;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** A login or launch that does not go on; ends as the page "We could not open Waymark". */
class LaunchRefused extends AuthenticationException {

    private final LaunchProblem problem;
    private final String whatDiffered;

    private @Nullable UUID registration;
    private @Nullable String detail;
    private @Nullable String platformWords;
    private @Nullable String platformOrigin;
    private @Nullable String returnUrl;
    private transient @Nullable LoginInitiation restart;

    LaunchRefused(LaunchProblem problem, String whatDiffered) {
        super(problem.code() + ": " + whatDiffered);
        this.problem = problem;
        this.whatDiffered = whatDiffered;
    }

    LaunchRefused of(PlatformRegistration platform) {
        this.registration = platform.id();
        return this;
    }

    /** For the log alone: no name, no token, nothing of a person. */
    LaunchRefused withDetail(String text) {
        this.detail = text;
        return this;
    }

    /** What the platform said; shown escaped. */
    LaunchRefused saying(String words) {
        this.platformWords = words;
        return this;
    }

    /** From a token whose signature was good. */
    LaunchRefused framedBy(String origin, @Nullable String wayBack) {
        this.platformOrigin = origin;
        this.returnUrl = wayBack;
        return this;
    }

    /** Offers to begin again in a tab of its own, where it is known how it began. */
    LaunchRefused restartingWith(@Nullable LoginInitiation login) {
        this.restart = login;
        return this;
    }

    LaunchRefused causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    LaunchProblem problem() {
        return problem;
    }

    String whatDiffered() {
        return whatDiffered;
    }

    @Nullable
    UUID registration() {
        return registration;
    }

    @Nullable
    String detail() {
        return detail;
    }

    @Nullable
    String platformWords() {
        return platformWords;
    }

    @Nullable
    String platformOrigin() {
        return platformOrigin;
    }

    @Nullable
    String returnUrl() {
        return returnUrl;
    }

    @Nullable
    LoginInitiation restart() {
        return restart;
    }
}
