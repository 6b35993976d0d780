package org.waymark.lti;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiIdTokenValidator.Complaint;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.VitalSigns;

/** Believes an id_token only after its signature, every claim, and the deployment it came through. */
@Component
class LtiLaunchAuthenticationProvider implements AuthenticationProvider {

    private final PlatformKeys keys;
    private final LtiIdTokenValidator validator;
    private final LaunchFindings findings;
    private final VitalSigns vitals;
    private final LtiRegistrations registrations;
    private final PlatformCopies copies;

    // Implemented by the modules above, which use this one: asked for at the first launch.
    private final ObjectProvider<LtiUserService> users;
    private final ObjectProvider<LtiLandings> landings;

    private final LaunchNews news;

    LtiLaunchAuthenticationProvider(
            PlatformKeys keys,
            LtiIdTokenValidator validator,
            LaunchFindings findings,
            VitalSigns vitals,
            LtiRegistrations registrations,
            PlatformCopies copies,
            ObjectProvider<LtiUserService> users,
            ObjectProvider<LtiLandings> landings,
            LaunchNews news) {
        this.keys = keys;
        this.validator = validator;
        this.findings = findings;
        this.vitals = vitals;
        this.registrations = registrations;
        this.copies = copies;
        this.users = users;
        this.landings = landings;
        this.news = news;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        if (authentication instanceof HandedOverLaunch waited) {
            requireStillConnected(waited.launch());
            return signIn(waited.launch());
        }
        Checked checked = checked((LtiLaunchResponse) authentication);
        LtiAuthentication signedIn = signIn(checked.launch());
        checked.news().run();
        return signedIn;
    }

    /** In the minutes between the frame and the tab somebody may have ended the connection. */
    private void requireStillConnected(LtiLaunch launch) {
        PlatformRegistration platform =
                registrations.find(launch.registration()).orElseThrow(() -> LaunchProblem.NOT_REGISTERED.on("iss"));
        platform.requireActive();
        boolean approved = registrations
                .deployment(platform.id(), launch.deploymentId())
                .filter(known -> known.status() == PlatformDeployment.Status.APPROVED)
                .filter(known -> launch.tenant().equals(known.tenant()))
                .isPresent();
        if (!approved) {
            throw LaunchProblem.DEPLOYMENT_DECLINED.on("deployment_id").of(platform);
        }
    }

    /** What an id_token says, once everything about it is good; nobody is signed in by that. */
    LtiLaunch validated(LtiLaunchResponse response) {
        Checked checked = checked(response);
        checked.news().run();
        return checked.launch();
    }

    private Checked checked(LtiLaunchResponse response) {
        PlatformRegistration platform = response.opened().platform();
        try {
            platform.requireActive();
            IdToken token =
                    new IdToken(keys.verified(platform, response.idToken()).getClaims());
            return checked(token, response.opened());
        } catch (LaunchRefused refused) {
            throw refused.of(platform);
        }
    }

    private Checked checked(IdToken token, OpenedLaunch opened) {
        LaunchState state = opened.state();
        PlatformRegistration platform = opened.platform();
        List<Complaint> complaints = validator.complaints(token, state, platform);
        if (!complaints.isEmpty()) {
            Complaint first = complaints.get(0);
            throw framed(first.problem().on(first.claim()), token, platform)
                    .withDetail(claimsOf(complaints))
                    .finding(findings.of(complaints, token, state, platform));
        }
        PlatformDeployment deployment = approved(token, opened);
        // The same issuer, client and keys do not tell a restored or a staging LMS from the real one.
        Checked checked = switch (copies.judge(platform, deployment, token.marks())) {
            case CONFIRMED -> {
                LtiLaunch launch = token.launch(platform, tenantOf(deployment));
                yield new Checked(launch, () -> news.tell(token, launch));
            }
            case SUSPECTED -> new Checked(token.withoutServices().launch(platform, tenantOf(deployment)), () -> {});
            case REFUSED -> throw framed(LaunchProblem.PLATFORM_IS_A_COPY.on("tool_platform"), token, platform);
        };
        remember(token, platform);
        return checked;
    }

    /** A good launch, and what it tells beside its message: better told once its person is known. */
    private record Checked(LtiLaunch launch, Runnable news) {}

    private void remember(IdToken token, PlatformRegistration platform) {
        vitals.launched(
                platform.id(),
                findings.drift(token),
                token.services(),
                LtiLaunch.DEEP_LINKING.equals(token.lti("message_type")));
    }

    /** The person of a validated launch, and where it leads. */
    LtiAuthentication signIn(LtiLaunch launch) {
        Principal user = users.getObject().loadUser(launch);
        return new LtiAuthentication(user, launch, landings.getObject().landing(launch, user));
    }

    /** LTI Core 1.3, 3.1.3: no account is made before an administrator of ours said whose deployment it is. */
    private PlatformDeployment approved(IdToken token, OpenedLaunch opened) {
        PlatformRegistration platform = opened.platform();
        String id = String.valueOf(token.lti("deployment_id"));
        PlatformDeployment known = opened.deployment(id)
                .or(() -> registrations.deployment(platform.id(), id))
                .orElse(null);
        if (known == null) {
            registrations.seen(platform.id(), id);
            throw framed(LaunchProblem.DEPLOYMENT_PENDING.on("deployment_id"), token, platform)
                    .finding(Finding.came("deployment_id", id));
        }
        return switch (known.status()) {
            case APPROVED -> known;
            case PENDING ->
                throw framed(LaunchProblem.DEPLOYMENT_PENDING.on("deployment_id"), token, platform)
                        .finding(Finding.came("deployment_id", id));
            case DECLINED -> throw framed(LaunchProblem.DEPLOYMENT_DECLINED.on("deployment_id"), token, platform);
        };
    }

    private static UUID tenantOf(PlatformDeployment approved) {
        return Objects.requireNonNull(approved.tenant());
    }

    private static LaunchRefused framed(LaunchRefused refused, IdToken token, PlatformRegistration platform) {
        return refused.framedBy(token.platformOrigin(platform), wayBack(token, platform))
                .through(token.lti("deployment_id"));
    }

    /** Only to the platform's own host: a page of ours that failed sends nobody elsewhere. */
    private static @Nullable String wayBack(IdToken token, PlatformRegistration platform) {
        String url = token.presentation().returnUrl();
        return url != null
                        && Origins.sameHost(
                                url, platform.authorizationEndpoint().toString(), platform.issuer())
                ? url
                : null;
    }

    private static String claimsOf(List<Complaint> complaints) {
        return String.join(", ", complaints.stream().map(Complaint::claim).toList());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return LtiLaunchResponse.class.isAssignableFrom(authentication)
                || HandedOverLaunch.class.isAssignableFrom(authentication);
    }
}
