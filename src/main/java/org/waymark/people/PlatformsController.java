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
import org.waymark.lti.registration.ToolConfiguration;

/** LMS connections: the operator makes, accepts and approves them; an LMS administrator sees the own one. */
@Controller
class PlatformsController {

    private static final String AGAIN = "redirect:/admin/platforms";

    private final Connections connections;
    private final ToolConfiguration tool;
    private final FamilyNames families;

    PlatformsController(Connections connections, ToolConfiguration tool, FamilyNames families) {
        this.connections = connections;
        this.tool = tool;
        this.families = families;
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

    /** One connection: what it is, what waits for a decision, and its addresses. */
    @GetMapping("/admin/platforms/{id}")
    ModelAndView one(HttpServletRequest request, @AuthenticationPrincipal @Nullable Object who, @PathVariable UUID id) {
        if (isOperator(request)) {
            return connection(connections.one(id), true, ConnectionForm.of(connections.find(id)), Map.of());
        }
        if (who instanceof SignedInPerson person && person.lmsAdmin()) {
            return connection(connections.one(id, person), false, ConnectionForm.of(connections.find(id)), Map.of());
        }
        throw new ConnectionNotFound();
    }

    @PostMapping("/admin/platforms/{id}/addresses")
    ModelAndView correct(
            HttpServletRequest request, @PathVariable UUID id, ConnectionForm typed, RedirectAttributes next) {
        requireOperator(request);
        ConnectionForm form = typed.withIdsOf(connections.find(id));
        Map<String, MessageSourceResolvable> problems = form.addressProblems(connections::mayCall);
        if (!problems.isEmpty()) {
            return connection(connections.one(id), true, form, problems);
        }
        connections.correct(id, form);
        return backTo(id, "people.connection.corrected", next);
    }

    @PostMapping("/admin/platforms/{id}/off")
    ModelAndView switchOff(HttpServletRequest request, @PathVariable UUID id, RedirectAttributes next) {
        requireOperator(request);
        connections.switchOff(id);
        return backTo(id, "people.connection.switched-off", next);
    }

    @PostMapping("/admin/platforms/{id}/on")
    ModelAndView switchOn(HttpServletRequest request, @PathVariable UUID id, RedirectAttributes next) {
        requireOperator(request);
        connections.switchOn(id);
        return backTo(id, "people.connection.switched-on", next);
    }

    @PostMapping("/admin/platforms/{id}/copies/{copy}/confirm")
    ModelAndView confirmCopy(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID copy, RedirectAttributes next) {
        requireOperator(request);
        connections.confirmCopy(id, copy);
        return backTo(id, "people.connection.copy.confirmed", next);
    }

    @PostMapping("/admin/platforms/{id}/copies/{copy}/refuse")
    ModelAndView refuseCopy(
            HttpServletRequest request, @PathVariable UUID id, @PathVariable UUID copy, RedirectAttributes next) {
        requireOperator(request);
        connections.refuseCopy(id, copy);
        return backTo(id, "people.connection.copy.refused", next);
    }

    @PostMapping("/admin/platforms/{id}/deployments/decline")
    ModelAndView decline(
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam String deployment,
            RedirectAttributes next) {
        requireOperator(request);
        connections.decline(id, deployment);
        next.addFlashAttribute("done", "people.platforms.declined");
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

    private ModelAndView page(
            List<ConnectionView> connections,
            boolean operator,
            RegistrationLinkForm form,
            Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/platforms");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("connections", connections);
        page.addObject("operator", operator);
        page.addObject("districts", operator ? this.connections.districtNames() : List.of());
        page.addObject("form", form);
        page.addObject("problems", problems);
        return page;
    }

    private ModelAndView connection(
            ConnectionView connection,
            boolean operator,
            ConnectionForm form,
            Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/connection");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("connection", connection);
        page.addObject("copies", connections.copies(connection));
        page.addObject("operator", operator);
        page.addObject("districts", operator ? connections.districtNames() : List.of());
        page.addObject("tool", tool.addresses());
        page.addObject("form", form);
        page.addObject("families", families.labels());
        page.addObject("problems", problems);
        return page;
    }

    private static ModelAndView backTo(UUID id, String done, RedirectAttributes next) {
        next.addFlashAttribute("done", done);
        return new ModelAndView(AGAIN + "/" + id);
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
