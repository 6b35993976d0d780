package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.LaunchDoctor;

/**
 * The page "We could not open Waymark". Posts to the launch address that succeed never come here; what does is a
 * refused launch, or someone who opened or reloaded that address.
 */
@Controller
@ControllerAdvice(assignableTypes = {LtiLoginController.class, FramedLaunchController.class})
class LaunchProblemController {

    private static final Logger log = LoggerFactory.getLogger(LaunchProblemController.class);

    private final LaunchDoctor doctor;
    private final LaunchCounts counts;

    LaunchProblemController(LaunchDoctor doctor, LaunchCounts counts) {
        this.doctor = doctor;
        this.counts = counts;
    }

    @RequestMapping({LtiLaunchConfigurer.LAUNCH, LtiLaunchConfigurer.OPEN})
    ModelAndView launch(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(LaunchRefused.class.getName()) instanceof LaunchRefused refused
                ? page(refused, IncidentKind.LAUNCH, response)
                : page(LaunchProblem.OPENED_DIRECTLY.on("method"), IncidentKind.LAUNCH, response);
    }

    @ExceptionHandler
    ModelAndView refused(LaunchRefused refused, HttpServletRequest request, HttpServletResponse response) {
        return page(refused, kind(request), response);
    }

    private ModelAndView page(LaunchRefused refused, IncidentKind kind, HttpServletResponse response) {
        String reference = doctor.refused(kind, refused.problem().code(), refused.source(), refused.findings());
        log(refused, reference);
        counts.refused(refused.problem());
        ModelAndView page = new ModelAndView("lti/problem", refused.problem().status());
        page.addObject("code", refused.problem().code());
        page.addObject("whatDiffered", refused.whatDiffered());
        page.addObject("platformWords", refused.platformWords());
        page.addObject("reference", reference);
        page.addObject("wayBack", refused.returnUrl());
        page.addObject("restart", refused.restart());
        // Who is signed in here need not be who this launch was for: nothing leads on into that session.
        page.addObject("tabs", List.of());
        page.addObject("waysBack", List.of());
        response.setHeader("Content-Security-Policy", policy(refused.platformOrigin()));
        return page;
    }

    @ExceptionHandler
    ModelAndView unexpected(RuntimeException e, HttpServletRequest request, HttpServletResponse response) {
        return page(LaunchProblem.behind(e), kind(request), response);
    }

    private static IncidentKind kind(HttpServletRequest request) {
        return request.getRequestURI().equals(LtiLoginController.LOGIN) ? IncidentKind.LOGIN : IncidentKind.LAUNCH;
    }

    /**
     * The content security policy of a page that stands before any session. Which site shows us is only known from a
     * token that was signed well. Otherwise any may: the page has nothing worth a stranger's trick, and a refusal that
     * names the wrong site would be a blank frame (Canvas signs people in on another host than it shows tools on). No
     * form-action: beginning again ends in a redirect to the platform.
     */
    static String policy(@Nullable String platformOrigin) {
        return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self' "
                + (platformOrigin == null ? "https: http:" : platformOrigin);
    }

    private static void log(LaunchRefused refused, String reference) {
        if (refused.problem() == LaunchProblem.UNEXPECTED) {
            log.error("Launch failed, reference {}, registration {}", reference, refused.registration(), refused);
        } else {
            log.warn(
                    "Launch refused, reference {}: {} ({}), registration {}, {}",
                    reference,
                    refused.problem().code(),
                    refused.whatDiffered(),
                    refused.registration(),
                    oneLine(refused.detail()));
        }
    }

    /** Foreign text must not forge lines of the log. */
    private static String oneLine(@Nullable String detail) {
        if (detail == null) {
            return "-";
        }
        String line = detail.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 300 ? line : line.substring(0, 300);
    }
}
