package org.waymark.lti;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an id_token must say once its signature is good (Security Framework 1.0, 5.1.3; LTI Core 1.3, 5.3 and 5.4; Deep
 * Linking 2.0, 4.4). It collects every complaint, the first of them being the reason shown.
 */
@Component
class LtiIdTokenValidator {

    /** What is wrong with which claim. */
    record Complaint(LaunchProblem problem, String claim) {}

    /** Clocks of platforms and ours differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration OLDEST = Duration.ofMinutes(60);

    private static final Set<String> SERVED = Set.of(
            LtiLaunch.RESOURCE_LINK,
            LtiLaunch.DEEP_LINKING,
            LtiLaunch.SUBMISSION_REVIEW,
            LtiLaunch.DATA_PRIVACY,
            LtiLaunch.DATA_PRIVACY_DRAFT);

    /** LTI Core 1.3, 5.3 and 5.4.1: ids are at most 255 characters. */
    private static final int LONGEST_ID = 255;

    private final Clock clock;

    LtiIdTokenValidator(Clock clock) {
        this.clock = clock;
    }

    List<Complaint> complaints(IdToken token, LaunchState state, PlatformRegistration platform) {
        List<Complaint> complaints = new ArrayList<>();
        checkParties(token, platform, complaints);
        checkTimes(token, complaints);
        // Security Framework 1.0, 5.1.3: the nonce sent, once; the row it was kept in is gone by now
        if (!state.nonce().equals(token.text("nonce"))) {
            complaints.add(new Complaint(LaunchProblem.NONCE_MISMATCH, "nonce"));
        }
        checkMessage(token, state, complaints);
        checkDeployment(token, state, complaints);
        checkUser(token, complaints);
        String unkeepable = token.unkeepable();
        if (unkeepable != null) {
            complaints.add(new Complaint(LaunchProblem.CLAIM_MALFORMED, unkeepable));
        }
        return complaints;
    }

    private static void checkParties(IdToken token, PlatformRegistration platform, List<Complaint> complaints) {
        // Security Framework 1.0, 5.1.3: iss exactly, case and trailing slash included
        if (!platform.issuer().equals(token.text("iss"))) {
            complaints.add(new Complaint(LaunchProblem.ISSUER_DIFFERS, "iss"));
        }
        // Security Framework 1.0, 5.1.3: aud names us, and no audience that we do not trust
        if (!Set.copyOf(token.audience()).equals(Set.of(platform.clientId()))) {
            complaints.add(new Complaint(LaunchProblem.AUDIENCE_DIFFERS, "aud"));
        }
        // Security Framework 1.0, 5.1.3: azp, when there is one, is us
        String azp = token.text("azp");
        if (azp != null && !azp.equals(platform.clientId())) {
            complaints.add(new Complaint(LaunchProblem.AUDIENCE_DIFFERS, "azp"));
        }
    }

    private void checkTimes(IdToken token, List<Complaint> complaints) {
        Instant now = clock.instant();
        // Security Framework 1.0, 5.1.3: now is before exp
        Instant exp = token.time("exp");
        if (exp == null || !now.isBefore(exp.plus(SKEW))) {
            complaints.add(new Complaint(LaunchProblem.TOKEN_EXPIRED, "exp"));
        }
        // Security Framework 1.0, 5.1.3: iat may be used to refuse tokens issued too far from now
        Instant iat = token.time("iat");
        if (iat == null || iat.isBefore(now.minus(OLDEST))) {
            complaints.add(new Complaint(LaunchProblem.TOKEN_EXPIRED, "iat"));
        } else if (iat.isAfter(now.plus(SKEW))) {
            complaints.add(new Complaint(LaunchProblem.TOKEN_NOT_YET_VALID, "iat"));
        }
        // RFC 7519, 4.1.5; Brightspace sends it
        Instant nbf = token.time("nbf");
        if (nbf != null && nbf.isAfter(now.plus(SKEW))) {
            complaints.add(new Complaint(LaunchProblem.TOKEN_NOT_YET_VALID, "nbf"));
        }
    }

    private static void checkMessage(IdToken token, LaunchState state, List<Complaint> complaints) {
        // LTI Core 1.3, 5.3.2
        if (!"1.3.0".equals(token.lti("version"))) {
            complaints.add(new Complaint(LaunchProblem.VERSION_UNSUPPORTED, "version"));
        }
        // LTI Core 1.3, 5.3.1
        String type = token.lti("message_type");
        if (type == null || !SERVED.contains(type)) {
            complaints.add(new Complaint(LaunchProblem.MESSAGE_TYPE_UNSUPPORTED, "message_type"));
        }
        // LTI Core 1.3, 5.3.7: the claim is required, the list may be empty
        if (token.roles() == null) {
            complaints.add(new Complaint(LaunchProblem.ROLES_MISSING, "roles"));
        }
        if (LtiLaunch.RESOURCE_LINK.equals(type)) {
            // LTI Core 1.3, 5.3.5
            LtiLaunch.ResourceLink link = token.resourceLink();
            if (link == null) {
                complaints.add(new Complaint(LaunchProblem.RESOURCE_LINK_MISSING, "resource_link.id"));
            } else {
                checkLength(link.id(), "resource_link.id", complaints);
            }
        }
        // Deep Linking 2.0, 4.4.1: deep_link_return_url and accept_types are required
        if (LtiLaunch.DEEP_LINKING.equals(type) && token.deepLinking() == null) {
            complaints.add(new Complaint(LaunchProblem.DEEP_LINKING_INCOMPLETE, "deep_linking_settings"));
        }
        // Submission Review 1.0, 3.2: whose work it is about
        if (LtiLaunch.SUBMISSION_REVIEW.equals(type) && token.forUser() == null) {
            complaints.add(new Complaint(LaunchProblem.FOR_USER_MISSING, "for_user.user_id"));
        }
        checkLength(token.forUser(), "for_user.user_id", complaints);
        // LTI Core 1.3, 5.3.4: what was signed counts, and it is what the login asked for; a message without a resource
        // link need not repeat it
        String target = token.lti("target_link_uri");
        boolean mayBeAbsent = type != null && !LtiLaunch.RESOURCE_LINK.equals(type);
        if (target == null ? !mayBeAbsent : !target.equals(state.targetLinkUri())) {
            complaints.add(new Complaint(LaunchProblem.TARGET_DIFFERS, "target_link_uri"));
        }
        LtiLaunch.Context context = token.context();
        if (context != null) {
            checkLength(context.id(), "context.id", complaints);
        }
    }

    private static void checkDeployment(IdToken token, LaunchState state, List<Complaint> complaints) {
        // LTI Core 1.3, 5.3.3
        String deployment = token.lti("deployment_id");
        if (deployment == null) {
            complaints.add(new Complaint(LaunchProblem.DEPLOYMENT_MISSING, "deployment_id"));
            return;
        }
        checkLength(deployment, "deployment_id", complaints);
        // LTI Core 1.3, 4.1.2: the same as at login, if it was said there
        String atLogin = state.deploymentId();
        if (atLogin != null && !atLogin.equals(deployment)) {
            complaints.add(new Complaint(LaunchProblem.DEPLOYMENT_DIFFERS, "deployment_id"));
        }
    }

    private static void checkUser(IdToken token, List<Complaint> complaints) {
        // LTI Core 1.3, 5.3.6.1: without sub the launch is anonymous, and nobody can earn anything
        String sub = token.text("sub");
        if (sub == null) {
            complaints.add(new Complaint(LaunchProblem.USER_MISSING, "sub"));
        } else {
            checkLength(sub, "sub", complaints);
        }
    }

    private static void checkLength(@Nullable String id, String claim, List<Complaint> complaints) {
        if (id != null && id.length() > LONGEST_ID) {
            complaints.add(new Complaint(LaunchProblem.CLAIM_TOO_LONG, claim));
        }
    }
}
