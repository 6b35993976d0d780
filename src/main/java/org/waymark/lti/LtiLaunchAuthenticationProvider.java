package org.waymark.lti;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.waymark.lti.LtiIdTokenValidator.Complaint;
import org.waymark.lti.PlatformRegistration.Status;

/** Believes an id_token only after its signature, every claim, and the deployment it came through. */
@Component
class LtiLaunchAuthenticationProvider implements AuthenticationProvider {

    private final PlatformKeys keys;
    private final LtiIdTokenValidator validator;
    private final LtiRegistrations registrations;

    // Implemented by the modules above, which use this one: asked for at the first launch.
    private final ObjectProvider<LtiUserService> users;
    private final ObjectProvider<LtiLandings> landings;

    private final LaunchNews news;

    LtiLaunchAuthenticationProvider(
            PlatformKeys keys,
            LtiIdTokenValidator validator,
            LtiRegistrations registrations,
            ObjectProvider<LtiUserService> users,
            ObjectProvider<LtiLandings> landings,
            LaunchNews news) {
        this.keys = keys;
        this.validator = validator;
        this.registrations = registrations;
        this.users = users;
        this.landings = landings;
        this.news = news;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        LtiLaunchResponse response = (LtiLaunchResponse) authentication;
        PlatformRegistration platform = response.opened().platform();
        try {
            if (platform.status() != Status.ACTIVE) {
                throw LaunchProblem.REGISTRATION_PENDING.on("iss");
            }
            IdToken token =
                    new IdToken(keys.verified(platform, response.idToken()).getClaims());
            return signedIn(token, response.opened().state(), platform);
        } catch (LaunchRefused refused) {
            throw refused.of(platform);
        }
    }

    private LtiAuthentication signedIn(IdToken token, LaunchState state, PlatformRegistration platform) {
        List<Complaint> complaints = validator.complaints(token, state, platform);
        if (!complaints.isEmpty()) {
            Complaint first = complaints.get(0);
            throw framed(first.problem().on(first.claim()), token, platform).withDetail(claimsOf(complaints));
        }
        String deployment = String.valueOf(token.lti("deployment_id"));
        Optional<UUID> tenant = tenantOf(platform, deployment);
        if (tenant.isEmpty()) {
            // LTI Core 1.3, 3.1.3: no account is made before an administrator of ours said whose deployment it is.
            registrations.seen(platform.id(), deployment);
            throw framed(LaunchProblem.DEPLOYMENT_PENDING.on("deployment_id"), token, platform);
        }
        LtiLaunch launch = token.launch(platform, tenant.get());
        LtiAuthentication signedIn = signedIn(launch);
        news.tell(token, launch);
        return signedIn;
    }

    private LtiAuthentication signedIn(LtiLaunch launch) {
        Principal user = users.getObject().loadUser(launch);
        return new LtiAuthentication(user, landings.getObject().landing(launch, user));
    }

    private Optional<UUID> tenantOf(PlatformRegistration platform, String deploymentId) {
        return registrations
                .deployment(platform.id(), deploymentId)
                .filter(known -> known.status() == PlatformDeployment.Status.APPROVED)
                .map(PlatformDeployment::tenant);
    }

    private static LaunchRefused framed(LaunchRefused refused, IdToken token, PlatformRegistration platform) {
        return refused.framedBy(token.platformOrigin(platform), wayBack(token, platform));
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
        return LtiLaunchResponse.class.isAssignableFrom(authentication);
    }
}
