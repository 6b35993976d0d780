package org.waymark.lti;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;
import org.waymark.lti.doctor.Finding;
import org.waymark.settings.WaymarkSettings;

/** Turns a login initiation into the authentication request that answers it. */
@Service
class LtiLogins {

    /** What fits into the response headers we and common proxies allow; hints of 4 kB do, whatever their characters. */
    private static final int LONGEST_REDIRECT = 30_000;

    /** LTI Core 1.3, 3.1.3: at most 255 ASCII characters. */
    private static final int LONGEST_ID = 255;

    private static final int LONGEST_TARGET = 2_000;

    private final LtiRegistrations registrations;
    private final LaunchStates states;
    private final WaymarkSettings settings;

    LtiLogins(LtiRegistrations registrations, LaunchStates states, WaymarkSettings settings) {
        this.registrations = registrations;
        this.states = states;
        this.settings = settings;
    }

    /**
     * A login by a browser that keeps no cookie of ours where it is.
     *
     * @param request where to send it once the platform keeps state and nonce for us
     * @param platformOrigin the only origin that may hear them
     */
    record WithoutCookie(URI request, String platformOrigin, String state, String nonce) {}

    /** A launch under way, and the platform that is asked who it is. */
    private record Opened(PlatformRegistration platform, LaunchState state) {}

    /** Where to send the browser. */
    URI authenticationRequest(LoginInitiation login, String browserHash) {
        return request(opened(login, LaunchBinding.COOKIE, browserHash), login);
    }

    /** Nothing was asked of the platform yet: a hint of its that works once still works elsewhere. */
    WithoutCookie withoutCookie(LoginInitiation login) {
        Opened opened = opened(login, LaunchBinding.STORAGE, "");
        LaunchState state = opened.state();
        return new WithoutCookie(request(opened, login), opened.platform().origin(), state.id(), state.nonce());
    }

    /** Where to send a browser without cookies whose person wants to choose content, which takes no session. */
    URI pickerRequest(LoginInitiation login) {
        return request(opened(login, LaunchBinding.NONE, ""), login);
    }

    /** Mostly all is well, and one statement finds the platform and keeps the launch; otherwise what is wrong is looked for. */
    private Opened opened(LoginInitiation login, LaunchBinding binding, String browserHash) {
        requireShort(login);
        LaunchState state = states.fresh(login, binding, browserHash);
        Optional<PlatformRegistration> asked = login.clientId() != null && isOurs(login.targetLinkUri())
                ? states.keep(state, login.issuer(), login.clientId())
                : Optional.empty();
        return new Opened(asked.orElseGet(() -> keptAt(checked(login), state)), state);
    }

    private PlatformRegistration keptAt(PlatformRegistration platform, LaunchState state) {
        return states.keep(state, platform.issuer(), platform.clientId())
                .orElseThrow(() -> LaunchProblem.REGISTRATION_DISABLED.on("iss").of(platform));
    }

    private static void requireShort(LoginInitiation login) {
        if (login.deploymentId() != null && login.deploymentId().length() > LONGEST_ID) {
            throw LaunchProblem.CLAIM_TOO_LONG.on("lti_deployment_id");
        }
        if (login.targetLinkUri().length() > LONGEST_TARGET) {
            throw LaunchProblem.LOGIN_TOO_LONG.on("target_link_uri");
        }
    }

    private PlatformRegistration checked(LoginInitiation login) {
        PlatformRegistration platform = platformOf(login);
        requireOurs(login.targetLinkUri(), platform);
        return platform;
    }

    private PlatformRegistration platformOf(LoginInitiation login) {
        List<PlatformRegistration> found =
                registrations.resolve(login.issuer(), login.clientId(), login.deploymentId());
        if (found.size() > 1) {
            // LTI Core 1.3, 4.1.3: several registrations under one issuer are told apart by client_id
            throw LaunchProblem.REGISTRATION_AMBIGUOUS
                    .on("client_id")
                    .withDetail(login.issuer())
                    .said(login.issuer(), login.clientId());
        }
        if (found.isEmpty()) {
            throw LaunchProblem.NOT_REGISTERED
                    .on("iss")
                    .withDetail(login.issuer() + " " + login.clientId())
                    .said(login.issuer(), login.clientId());
        }
        PlatformRegistration platform = found.get(0);
        platform.requireActive();
        return platform;
    }

    /** Security Framework 1.0, 5.1.1.1: an address elsewhere would make an open redirect of us. */
    private void requireOurs(String targetLinkUri, PlatformRegistration platform) {
        if (!isOurs(targetLinkUri)) {
            throw LaunchProblem.TARGET_ELSEWHERE
                    .on("target_link_uri")
                    .of(platform)
                    .finding(Finding.hosts("target_link_uri", settings.baseUrl().toString(), targetLinkUri));
        }
    }

    private boolean isOurs(String targetLinkUri) {
        try {
            URI target = new URI(targetLinkUri);
            return target.getRawUserInfo() == null && Origins.of(target).equals(Origins.of(settings.baseUrl()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Security Framework 1.0, 5.1.1.2; LTI Core 1.3, 4.1.1 for the hints, which go back byte for byte. */
    private URI request(Opened opened, LoginInitiation login) {
        PlatformRegistration platform = opened.platform();
        LaunchState state = opened.state();
        String endpoint = platform.authorizationEndpoint().toString();
        StringBuilder url = new StringBuilder(endpoint).append(endpoint.indexOf('?') < 0 ? "?" : "&");
        url.append("scope=openid&response_type=id_token&response_mode=form_post&prompt=none");
        append(url, "client_id", platform.clientId());
        append(url, "redirect_uri", settings.url("/lti/launch"));
        append(url, "login_hint", login.loginHint());
        append(url, "state", state.id());
        append(url, "nonce", state.nonce());
        append(url, "lti_message_hint", login.messageHint());
        if (url.length() > LONGEST_REDIRECT) {
            throw LaunchProblem.LOGIN_TOO_LONG.on("login_hint").of(platform);
        }
        return URI.create(url.toString());
    }

    private static void append(StringBuilder url, String name, @Nullable String value) {
        if (value != null) {
            url.append('&').append(name).append('=').append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
