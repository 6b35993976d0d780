package org.waymark.lti.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.IncidentSource;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.lti.registration.DynamicRegistration.Registered;
import org.waymark.lti.registration.DynamicRegistration.ToConfirm;

/** The page that an LMS shows its administrator in a frame while it registers us. */
@Controller
class RegistrationController {

    private static final Logger log = LoggerFactory.getLogger(RegistrationController.class);

    private final DynamicRegistration registration;
    private final LaunchDoctor doctor;

    RegistrationController(DynamicRegistration registration, LaunchDoctor doctor) {
        this.registration = registration;
        this.doctor = doctor;
    }

    @GetMapping("/lti/register/{code}")
    String register(
            @PathVariable String code,
            @RequestParam(name = "openid_configuration", required = false) @Nullable String configuration,
            @RequestParam(name = "registration_token", required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.REFERER, required = false) @Nullable String referrer,
            Model model,
            HttpServletResponse response) {
        RegistrationFrame frame = RegistrationFrame.of(configuration, referrer);
        shownIn(frame, response);
        return page(code, configuration, token, null, frame, model);
    }

    /** No session comes back in a frame: the hidden one-time code is what proves that the page was ours. */
    @PostMapping("/lti/register/{code}")
    String confirm(
            @PathVariable String code,
            @RequestParam(name = "openid_configuration", required = false) @Nullable String configuration,
            @RequestParam(name = "registration_token", required = false) @Nullable String token,
            @RequestParam(name = "confirmation", required = false) @Nullable String confirmation,
            @RequestParam(name = "frame", required = false) @Nullable String frameOrigin,
            Model model,
            HttpServletResponse response) {
        RegistrationFrame frame = RegistrationFrame.of(configuration, frameOrigin);
        shownIn(frame, response);
        return page(code, configuration, token, confirmation, frame, model);
    }

    private String page(
            String code,
            @Nullable String configuration,
            @Nullable String token,
            @Nullable String confirmation,
            RegistrationFrame frame,
            Model model) {
        DynamicRegistration.Outcome outcome = registration.register(code, configuration, token, confirmation);
        if (outcome instanceof Registered registered) {
            model.addAttribute("origin", frame.origins());
            model.addAttribute("next", registered.next().key());
            return "lti/register-done";
        }
        ToConfirm asked = (ToConfirm) outcome;
        model.addAttribute("asked", asked);
        model.addAttribute("action", "/lti/register/" + code);
        model.addAttribute("configuration", configuration);
        model.addAttribute("token", token);
        model.addAttribute("frame", frame.school());
        return "lti/register-confirm";
    }

    @ExceptionHandler
    ModelAndView refused(RegistrationProblem problem, HttpServletRequest request) {
        String code = "registration_" + problem.kind().key().replace('-', '_');
        String reference = doctor.refused(
                IncidentKind.REGISTRATION,
                code,
                IncidentSource.said(
                        RegistrationFrame.of(request.getParameter("openid_configuration"), null)
                                .site(),
                        null),
                problem.findings());
        log.info("A registration stopped, reference {}: {}", reference, problem.kind());
        ModelAndView page = new ModelAndView("lti/register-refused");
        page.setStatus(problem.kind().status());
        page.addObject("kind", problem.kind().key());
        page.addObject("words", problem.words());
        page.addObject("reference", reference);
        page.addObject("code", code);
        return page;
    }

    /** The address of this page holds the code: it goes to no other site. */
    private static void shownIn(RegistrationFrame frame, HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; object-src 'none'; "
                        + "frame-ancestors " + (frame.origins().isEmpty() ? "'self'" : frame.origins()));
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
