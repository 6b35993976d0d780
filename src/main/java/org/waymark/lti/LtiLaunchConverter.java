package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;
import org.waymark.lti.doctor.Finding;

/** Reads an authentication response (Security Framework 1.0, 5.1.1.3 to 5.1.1.5) and uses up its state. */
@Component
class LtiLaunchConverter implements AuthenticationConverter {

    private final LaunchStates states;
    private final BrowserBinding browser;

    LtiLaunchConverter(LaunchStates states, BrowserBinding browser) {
        this.states = states;
        this.browser = browser;
    }

    @Override
    public Authentication convert(HttpServletRequest request) {
        OpenedLaunch opened = opened(request.getParameter("state"));
        requireSameBrowser(opened, browser.sentBy(request));
        requireNoError(opened, request);
        String idToken = request.getParameter("id_token");
        if (idToken == null || idToken.isBlank()) {
            throw LaunchProblem.TOKEN_MISSING.on("id_token").of(opened.platform());
        }
        return new LtiLaunchResponse(opened, idToken);
    }

    private OpenedLaunch opened(@Nullable String state) {
        if (state == null || state.isBlank()) {
            throw LaunchProblem.STATE_UNKNOWN.on("state");
        }
        return states.consume(state).orElseThrow(() -> LaunchProblem.STATE_UNKNOWN.on("state"));
    }

    /**
     * Security Framework 1.0, 7.3.1: before anything of the token is believed, the browser is the one that began. Where
     * it keeps no cookie of ours inside the LMS's page, it can begin again in a tab of its own.
     */
    private static void requireSameBrowser(OpenedLaunch opened, @Nullable String sent) {
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
        String error = request.getParameter("error");
        if (error != null) {
            String description = request.getParameter("error_description");
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
