package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.lti.doctor.Finding;

/** Third-party initiated login, by GET and by POST alike (Security Framework 1.0, 5.1.1.1). */
@Controller
class LtiLoginController {

    static final String LOGIN = "/lti/login";

    /** There once the browser was given a cookie and sent here again, to see whether it keeps it. */
    private static final String ASKED = "cookies";

    /** There when a person whose browser keeps no cookie wants to choose content, which takes no session. */
    private static final String PICKER = "picker";

    private final LtiLogins logins;
    private final BrowserBinding browser;

    LtiLoginController(LtiLogins logins, BrowserBinding browser) {
        this.logins = logins;
        this.browser = browser;
    }

    @RequestMapping(
            path = LOGIN,
            method = {RequestMethod.GET, RequestMethod.POST})
    @Nullable
    ModelAndView login(HttpServletRequest request, HttpServletResponse response) {
        LoginInitiation login = initiation(request);
        String sent = browser.sentBy(request);
        if (sent == null && mayRefuseCookies(request)) {
            return withoutCookie(login, request, response);
        }
        String binding = sent == null ? browser.fresh() : sent;
        redirect(HttpStatus.FOUND, logins.authenticationRequest(login, BrowserBinding.sha256(binding)), response);
        response.setHeader(HttpHeaders.SET_COOKIE, browser.cookie(binding));
        return null;
    }

    /**
     * Before the platform is asked anything, the browser shows whether it keeps cookies here: a hint that works once
     * (Moodle's does) is not spent on a launch that has to go on elsewhere.
     */
    private @Nullable ModelAndView withoutCookie(
            LoginInitiation login, HttpServletRequest request, HttpServletResponse response) {
        if (LtiParameters.optional(request, PICKER) != null) {
            return redirect(HttpStatus.FOUND, logins.pickerRequest(login), response);
        }
        if (LtiParameters.optional(request, ASKED) == null) {
            response.setHeader(HttpHeaders.SET_COOKIE, browser.cookie(browser.fresh()));
            return redirect(HttpStatus.TEMPORARY_REDIRECT, again(request), response);
        }
        ModelAndView page = new ModelAndView("lti/without-cookies");
        page.addObject("login", login);
        page.addObject("asked", logins.withoutCookie(login));
        response.setHeader("Content-Security-Policy", LaunchProblemController.policy(null));
        return page;
    }

    /** Inside a page of the platform's, that is; a browser says so, and to an old one only the platform's word speaks. */
    private static boolean mayRefuseCookies(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination == null
                ? LtiParameters.optional(request, "lti_storage_target") != null
                : !destination.equals("document");
    }

    /** 307: a form is sent again with all its fields. */
    private static URI again(HttpServletRequest request) {
        String query = request.getQueryString();
        return URI.create(LOGIN + "?" + (query == null ? "" : query + "&") + ASKED + "=asked");
    }

    private static @Nullable ModelAndView redirect(HttpStatus status, URI location, HttpServletResponse response) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.LOCATION, location.toString());
        return null;
    }

    private static LoginInitiation initiation(HttpServletRequest request) {
        List<String> missing = new ArrayList<>();
        String issuer = required(request, "iss", missing);
        String loginHint = required(request, "login_hint", missing);
        String targetLinkUri = required(request, "target_link_uri", missing);
        if (!missing.isEmpty()) {
            throw LaunchProblem.LOGIN_INCOMPLETE
                    .on(String.join(", ", missing))
                    .said(issuer, LtiParameters.optional(request, "client_id"))
                    .finding(missing.stream().map(Finding::named).toList());
        }
        return new LoginInitiation(
                issuer,
                loginHint,
                targetLinkUri,
                LtiParameters.single(request, "lti_message_hint"),
                LtiParameters.optional(request, "client_id"),
                LtiParameters.optional(request, "lti_deployment_id"),
                storageTarget(request));
    }

    /** A name longer than any frame has is none. */
    private static @Nullable String storageTarget(HttpServletRequest request) {
        String target = LtiParameters.optional(request, "lti_storage_target");
        return target == null || target.length() > 255 ? null : target;
    }

    private static String required(HttpServletRequest request, String name, List<String> missing) {
        String value = LtiParameters.optional(request, name);
        if (value == null) {
            missing.add(name);
            return "";
        }
        return value;
    }
}
