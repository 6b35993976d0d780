package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;
import org.waymark.lti.doctor.Finding;
import org.waymark.settings.WaymarkSettings;

/** Reads an authentication response (Security Framework 1.0, 5.1.1.3 to 5.1.1.5) and uses up its state. */
@Component
class LtiLaunchConverter implements AuthenticationConverter {

    /** No token of a known LMS comes near it. */
    private static final int LONGEST_TOKEN = 250_000;

    private final LaunchStates states;
    private final LaunchHandovers handovers;
    private final BrowserBinding browser;
    private final WaymarkSettings settings;

    LtiLaunchConverter(
            LaunchStates states, LaunchHandovers handovers, BrowserBinding browser, WaymarkSettings settings) {
        this.states = states;
        this.handovers = handovers;
        this.browser = browser;
        this.settings = settings;
    }

    /** Null for a launch that no cookie binds to its browser: {@link FramedLaunchController} goes on with that. */
    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getRequestURI().equals(request.getContextPath() + LtiLaunchConfigurer.OPEN)) {
            return handedOver(request);
        }
        OpenedLaunch opened = opened(LtiParameters.optional(request, "state"));
        if (opened.state().binding() != LaunchBinding.COOKIE) {
            request.setAttribute(OpenedLaunch.class.getName(), opened);
            return null;
        }
        requireSameBrowser(opened, request);
        return response(opened, request);
    }

    /** The token of a response, or why there is none. */
    static LtiLaunchResponse response(OpenedLaunch opened, HttpServletRequest request) {
        requireNoError(opened, request);
        String idToken = LtiParameters.optional(request, "id_token");
        if (idToken == null) {
            throw LaunchProblem.TOKEN_MISSING.on("id_token").of(opened.platform());
        }
        if (idToken.length() > LONGEST_TOKEN) {
            throw LaunchProblem.TOKEN_TOO_LONG.on("id_token").of(opened.platform());
        }
        return new LtiLaunchResponse(opened, idToken);
    }

    /** The one-time code, sent by our own page: from anywhere else it could open a stranger's launch in this browser. */
    private HandedOverLaunch handedOver(HttpServletRequest request) {
        String code = LtiParameters.optional(request, "code");
        if (code == null || !Origins.sentBy(request, settings.baseUrl())) {
            throw LaunchProblem.HANDOVER_USED.on("code");
        }
        return new HandedOverLaunch(handovers.take(code).orElseThrow(() -> LaunchProblem.HANDOVER_USED.on("code")));
    }

    private OpenedLaunch opened(@Nullable String state) {
        if (state == null) {
            throw LaunchProblem.STATE_UNKNOWN.on("state");
        }
        return states.consume(state).orElseThrow(() -> LaunchProblem.STATE_UNKNOWN.on("state"));
    }

    /**
     * Security Framework 1.0, 7.3.1: before anything of the token is believed, the browser is the one that began. Where
     * it keeps no cookie of ours inside the LMS's page, it can begin again in a tab of its own; where it keeps none in
     * such a tab either, another would not help.
     */
    private void requireSameBrowser(OpenedLaunch opened, HttpServletRequest request) {
        String sent = browser.sentBy(request);
        if (sent == null && "document".equals(request.getHeader("Sec-Fetch-Dest"))) {
            throw LaunchProblem.COOKIES_OFF.on("cookie").of(opened.platform());
        }
        if (sent == null) {
            throw LaunchProblem.COOKIE_MISSING
                    .on("cookie")
                    .of(opened.platform())
                    .restartingWith(opened.login());
        }
        if (!opened.state().belongsTo(BrowserBinding.sha256(sent))) {
            throw LaunchProblem.BROWSER_DIFFERS.on("cookie").of(opened.platform());
        }
    }

    private static void requireNoError(OpenedLaunch opened, HttpServletRequest request) {
        // Security Framework 1.0, 5.1.1.5: authentication error response
        String error = LtiParameters.single(request, "error");
        if (error != null) {
            String description = LtiParameters.single(request, "error_description");
            throw LaunchProblem.PLATFORM_REFUSED
                    .on("error")
                    .of(opened.platform())
                    .saying(shortened(description == null ? error : error + ": " + description))
                    // The description may name someone; the codes of OAuth 2.0 and OpenID Connect do not.
                    .finding(Finding.came("error", error.matches("[a-z_]{1,60}") ? error : null));
        }
    }

    private static String shortened(String words) {
        return words.length() <= 300 ? words : words.substring(0, 300) + "…";
    }
}
