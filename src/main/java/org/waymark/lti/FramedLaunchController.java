package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Launches that come back to a frame where the browser keeps no cookie; the others never pass the security filters. */
@Controller
class FramedLaunchController {

    private final FramedLaunches launches;

    FramedLaunchController(FramedLaunches launches) {
        this.launches = launches;
    }

    @PostMapping(LtiLaunchConfigurer.LAUNCH)
    @Nullable
    ModelAndView launch(HttpServletRequest request, HttpServletResponse response) {
        LtiLaunchResponse answer = LtiLaunchConverter.response(opened(request), request);
        String sender = request.getHeader(HttpHeaders.ORIGIN);
        if (answer.opened().binding() == LaunchBinding.NONE) {
            return picker(launches.picker(answer, sender), response);
        }
        String keptState = LtiParameters.single(request, "kept_state");
        if (keptState == null) {
            return proof(answer, response);
        }
        LtiLaunch launch = launches.proven(answer, keptState, LtiParameters.single(request, "kept_nonce"), sender);
        return launch.asksForContent() ? picker(launch, response) : newTab(launch, request, response);
    }

    private static OpenedLaunch opened(HttpServletRequest request) {
        if (request.getAttribute(LaunchRefused.class.getName()) instanceof LaunchRefused refused) {
            throw refused;
        }
        if (request.getAttribute(OpenedLaunch.class.getName()) instanceof OpenedLaunch opened) {
            return opened;
        }
        throw LaunchProblem.OPENED_DIRECTLY.on("method");
    }

    /** Its script asks the platform for state and nonce and comes back with them. */
    private static ModelAndView proof(LtiLaunchResponse answer, HttpServletResponse response) {
        OpenedLaunch opened = answer.opened();
        ModelAndView page = new ModelAndView("lti/prove-browser");
        page.addObject("state", opened.stateId());
        page.addObject("idToken", answer.idToken());
        page.addObject("target", opened.storageTarget());
        page.addObject("platformOrigin", opened.platform().origin());
        page.addObject("login", opened.login());
        return framed(page, null, response);
    }

    private @Nullable ModelAndView picker(LtiLaunch launch, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, launches.landing(launch));
        return null;
    }

    private ModelAndView newTab(LtiLaunch launch, HttpServletRequest request, HttpServletResponse response) {
        String locale = String.valueOf(launch.presentation().locale()).toLowerCase(Locale.ROOT);
        String language = locale.startsWith("es") ? "es" : "en";
        request.setAttribute("waymark.language", language);
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        ModelAndView page = new ModelAndView("lti/new-tab");
        page.addObject("code", launches.handOver(launch));
        return framed(page, launch.platformOrigin(), response);
    }

    private static ModelAndView framed(ModelAndView page, @Nullable String by, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", LaunchProblemController.policy(by));
        return page;
    }
}
