package org.waymark.award.hosts;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeNotFound;
import org.waymark.people.SignedInPerson;

/** Where an earner connects a host, and sends badges to it. */
@Controller
class HostsController {

    private static final String AWAY = "waymark-badge-host";

    private final BadgeHosts hosts;
    private final HostConnections connections;
    private final HostPush push;

    HostsController(BadgeHosts hosts, HostConnections connections, HostPush push) {
        this.hosts = hosts;
        this.connections = connections;
        this.push = push;
    }

    @GetMapping("/record/hosts")
    ModelAndView hosts(@AuthenticationPrincipal SignedInPerson me) {
        return page("", me);
    }

    @PostMapping("/record/hosts")
    ModelAndView add(
            @RequestParam(defaultValue = "") String address,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String problem;
        try {
            connections.add(address, me);
            redirect.addFlashAttribute("done", "award.hosts.added");
            return new ModelAndView("redirect:/record/hosts");
        } catch (HostTrouble e) {
            problem = "award.hosts.error." + e.kind();
        } catch (HostConnections.TooMany e) {
            problem = "award.hosts.error.too-many";
        }
        ModelAndView again = page(address, me);
        again.addObject("problems", Map.of("address", new DefaultMessageSourceResolvable(problem)));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** To the host, which asks whether Waymark may; a link and no form, since a page of ours posts to nobody else. */
    @GetMapping("/record/hosts/{id}/connect")
    RedirectView connect(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, HttpSession session) {
        HostConnections.Away away = connections.leave(id, me);
        session.setAttribute(AWAY, away.kept());
        RedirectView view = new RedirectView(away.url());
        view.setExpandUriTemplateVariables(false);
        view.setExposeModelAttributes(false);
        return view;
    }

    @GetMapping("/record/hosts/{id}/return")
    String back(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedInPerson me,
            HttpSession session,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        // The code is in this address; it goes nowhere with a click.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Object kept = session.getAttribute(AWAY);
        session.removeAttribute(AWAY);
        redirect.addFlashAttribute("done", outcome(kept, id, state, code, me));
        return "redirect:/record/hosts";
    }

    private String outcome(@Nullable Object kept, UUID id, String state, String code, SignedInPerson me) {
        if (!(kept instanceof String text)) {
            return "award.hosts.not-begun";
        }
        HostConnections.Away away = HostConnections.Away.of(text);
        if (!connections.isBack(away, id, state)) {
            return "award.hosts.not-begun";
        }
        if (code.isEmpty()) {
            return "award.hosts.not-allowed";
        }
        try {
            connections.connect(away, code, me);
            return "award.hosts.connected";
        } catch (HostTrouble e) {
            return "award.hosts.not-connected";
        }
    }

    @PostMapping("/record/hosts/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        connections.remove(id, me);
        redirect.addFlashAttribute("done", "award.hosts.removed");
        return "redirect:/record/hosts";
    }

    @GetMapping("/badges/{id}/hosts")
    ModelAndView copies(@PathVariable AwardId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson earner = earner(me);
        return new ModelAndView("award/copies")
                .addObject("badge", hosts.badge(id, earner))
                .addObject("copies", hosts.copies(id, earner));
    }

    @PostMapping("/badges/{id}/hosts")
    String send(
            @PathVariable AwardId id,
            @RequestParam UUID host,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        hosts.send(id, host, push, earner(me));
        redirect.addFlashAttribute("done", "award.copies.sending");
        return "redirect:/badges/" + id + "/hosts";
    }

    private ModelAndView page(String address, SignedInPerson me) {
        return new ModelAndView("award/hosts").addObject("hosts", hosts.of(me)).addObject("address", address);
    }

    private static SignedInPerson earner(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new BadgeNotFound();
        }
        return me;
    }
}
