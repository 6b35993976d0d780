package org.waymark.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.lti.registration.NewRegistrationLink;

/** LMS connections: the operator makes, accepts and approves them; an LMS administrator sees the own one. */
@Controller
class PlatformsController {

    private static final String AGAIN = "redirect:/admin/platforms";

    private final Connections connections;

    PlatformsController(Connections connections) {
        this.connections = connections;
    }

    @GetMapping("/admin/platforms")
    ModelAndView list(HttpServletRequest request, @AuthenticationPrincipal @Nullable Object who) {
        if (isOperator(request)) {
            return page(connections.all(), true, RegistrationLinkForm.empty(), Map.of());
        }
        if (who instanceof SignedInPerson person && person.lmsAdmin()) {
            return page(connections.of(person), false, RegistrationLinkForm.empty(), Map.of());
        }
        throw new ConnectionNotFound();
    }

    @PostMapping("/admin/platforms/links")
    ModelAndView link(HttpServletRequest request, RegistrationLinkForm form, RedirectAttributes next) {
        requireOperator(request);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(connections.all(), true, form, problems);
        }
        NewRegistrationLink made = connections.link(
                String.valueOf(form.label()), String.valueOf(form.district()), "yes".equals(form.activate()));
        next.addFlashAttribute("link", made.url());
        next.addFlashAttribute("linkExpiresAt", made.expiresAt());
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/admin/platforms/{id}/accept")
    String accept(HttpServletRequest request, @PathVariable UUID id, RedirectAttributes next) {
        requireOperator(request);
        connections.accept(id);
        next.addFlashAttribute("done", "people.platforms.accepted");
        return AGAIN;
    }

    @PostMapping("/admin/platforms/{id}/deployments")
    ModelAndView approve(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String deployment,
            @RequestParam(required = false) @Nullable String district,
            RedirectAttributes next) {
        requireOperator(request);
        if (district == null || !RegistrationLinkForm.isName(district)) {
            MessageSourceResolvable problem = new DefaultMessageSourceResolvable("people.platforms.problem.district");
            Map<String, MessageSourceResolvable> problems = Map.of(Connections.field(id, deployment), problem);
            return page(connections.all(), true, RegistrationLinkForm.empty(), problems);
        }
        connections.approve(id, deployment, district);
        next.addFlashAttribute("done", "people.platforms.approved");
        return new ModelAndView(AGAIN);
    }

    /** Another operator was faster and approved it for another district. */
    @ExceptionHandler(IllegalStateException.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String conflict() {
        return "error/409";
    }

    private static ModelAndView page(
            List<ConnectionView> connections,
            boolean operator,
            RegistrationLinkForm form,
            Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/platforms");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("connections", connections);
        page.addObject("operator", operator);
        page.addObject("form", form);
        page.addObject("problems", problems);
        return page;
    }

    private static void requireOperator(HttpServletRequest request) {
        if (!isOperator(request)) {
            throw new ConnectionNotFound();
        }
    }

    private static boolean isOperator(HttpServletRequest request) {
        return request.isUserInRole("OPERATOR");
    }
}
