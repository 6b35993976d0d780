package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.waymark.lti.doctor.Finding;

/** Third-party initiated login, by GET and by POST alike (Security Framework 1.0, 5.1.1.1). */
@Controller
class LtiLoginController {

    private final LtiLogins logins;
    private final BrowserBinding browser;

    LtiLoginController(LtiLogins logins, BrowserBinding browser) {
        this.logins = logins;
        this.browser = browser;
    }

    @RequestMapping(
            path = "/lti/login",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> login(HttpServletRequest request) {
        LoginInitiation login = initiation(request);
        String binding = browser.sentByOrFresh(request);
        URI authenticationRequest = logins.authenticationRequest(login, BrowserBinding.sha256(binding));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(authenticationRequest)
                .header(HttpHeaders.SET_COOKIE, browser.cookie(binding))
                .build();
    }

    private static LoginInitiation initiation(HttpServletRequest request) {
        List<String> missing = new ArrayList<>();
        String issuer = required(request, "iss", missing);
        String loginHint = required(request, "login_hint", missing);
        String targetLinkUri = required(request, "target_link_uri", missing);
        if (!missing.isEmpty()) {
            throw LaunchProblem.LOGIN_INCOMPLETE
                    .on(String.join(", ", missing))
                    .said(issuer, optional(request, "client_id"))
                    .finding(missing.stream().map(Finding::named).toList());
        }
        return new LoginInitiation(
                issuer,
                loginHint,
                targetLinkUri,
                request.getParameter("lti_message_hint"),
                optional(request, "client_id"),
                optional(request, "lti_deployment_id"));
    }

    private static String required(HttpServletRequest request, String name, List<String> missing) {
        String value = optional(request, name);
        if (value == null) {
            missing.add(name);
            return "";
        }
        return value;
    }

    private static @Nullable String optional(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value;
    }
}
