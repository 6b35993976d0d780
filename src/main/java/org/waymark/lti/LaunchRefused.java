package org.waymark.lti;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentSource;

/** A login or launch that does not go on; ends as the page "We could not open Waymark". */
class LaunchRefused extends AuthenticationException {

    /** Where the name alone says what to mend. */
    private static final Set<LaunchProblem> TOLD_BY_NAME =
            EnumSet.of(LaunchProblem.PARAMETER_REPEATED, LaunchProblem.CLAIM_MALFORMED, LaunchProblem.CLAIM_TOO_LONG);

    private final LaunchProblem problem;
    private final String whatDiffered;

    private @Nullable UUID registration;
    private @Nullable String detail;
    private @Nullable String platformWords;
    private @Nullable String platformOrigin;
    private @Nullable String returnUrl;
    private transient @Nullable LoginInitiation restart;

    private final transient List<Finding> findings = new ArrayList<>();
    private @Nullable String issuer;
    private @Nullable String clientId;
    private @Nullable String deployment;

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

    /** For the Launch Doctor: what was expected and what came. */
    LaunchRefused finding(List<Finding> found) {
        findings.addAll(found);
        return this;
    }

    LaunchRefused finding(Finding found) {
        return finding(List.of(found));
    }

    /** By its own words, where the platform is none that we know. */
    LaunchRefused said(@Nullable String saidIssuer, @Nullable String saidClientId) {
        this.issuer = saidIssuer;
        this.clientId = saidClientId;
        return this;
    }

    /** From a token whose signature was good. */
    LaunchRefused through(@Nullable String deploymentId) {
        this.deployment = deploymentId;
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

    List<Finding> findings() {
        return findings.isEmpty() && TOLD_BY_NAME.contains(problem) ? List.of(Finding.named(whatDiffered)) : findings;
    }

    IncidentSource source() {
        return new IncidentSource(registration, issuer, clientId, deployment);
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
