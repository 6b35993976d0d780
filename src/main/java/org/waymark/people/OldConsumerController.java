package org.waymark.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.OldConsumers;
import org.waymark.lti.PlatformRegistration;

/** Where the operator enters the LTI 1.1 keys of a connection, so that old ids can be proven. */
@Controller
class OldConsumerController {

    private static final int LONGEST = 255;

    private final OldConsumers consumers;
    private final LtiRegistrations registrations;

    OldConsumerController(OldConsumers consumers, LtiRegistrations registrations) {
        this.consumers = consumers;
        this.registrations = registrations;
    }

    @GetMapping("/admin/platforms/{id}/lti11")
    ModelAndView list(@PathVariable UUID id, HttpServletRequest request) {
        return page(known(id, request), "", Map.of());
    }

    @PostMapping("/admin/platforms/{id}/lti11")
    ModelAndView keep(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String secret,
            HttpServletRequest request,
            RedirectAttributes next) {
        PlatformRegistration registration = known(id, request);
        String consumerKey = key == null ? "" : key.strip();
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (consumerKey.isEmpty() || consumerKey.length() > LONGEST) {
            problems.put("key", new DefaultMessageSourceResolvable("people.lti11.problem.key"));
        }
        if (secret == null || secret.isBlank() || secret.length() > LONGEST) {
            problems.put("secret", new DefaultMessageSourceResolvable("people.lti11.problem.secret"));
        }
        if (!problems.isEmpty()) {
            return page(registration, consumerKey, problems);
        }
        consumers.keep(id, consumerKey, String.valueOf(secret).strip());
        next.addFlashAttribute("done", "people.lti11.kept");
        return new ModelAndView("redirect:/admin/platforms/" + id + "/lti11");
    }

    @PostMapping("/admin/platforms/{id}/lti11/{consumer}/forget")
    String forget(
            @PathVariable UUID id, @PathVariable UUID consumer, HttpServletRequest request, RedirectAttributes next) {
        known(id, request);
        consumers.forget(consumer, id);
        next.addFlashAttribute("done", "people.lti11.forgotten");
        return "redirect:/admin/platforms/" + id + "/lti11";
    }

    private ModelAndView page(
            PlatformRegistration registration, String key, Map<String, MessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/lti11");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("registration", registration);
        page.addObject("consumers", consumers.of(registration.id()));
        page.addObject("key", key);
        page.addObject("problems", problems);
        return page;
    }

    /** The operator alone: whoever knows a secret can claim the old ids of others. */
    private PlatformRegistration known(UUID id, HttpServletRequest request) {
        if (!request.isUserInRole("OPERATOR")) {
            throw new ConnectionNotFound();
        }
        return registrations.find(id).orElseThrow(ConnectionNotFound::new);
    }
}
