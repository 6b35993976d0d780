package org.waymark.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.audit.AuditLog;

/** What is held on me, a copy of it, and the wish that it be deleted. */
@Controller
class PrivacyController {

    private static final String AGAIN = "redirect:/privacy";
    private static final int LONGEST_REASON = 1000;

    private final Privacy privacy;
    private final Districts districts;
    private final People people;

    PrivacyController(Privacy privacy, Districts districts, People people) {
        this.privacy = privacy;
        this.districts = districts;
        this.people = people;
    }

    @GetMapping("/privacy")
    ModelAndView mine(@AuthenticationPrincipal SignedInPerson me) {
        return page(me, Map.of());
    }

    @GetMapping("/privacy/archive")
    void archive(@AuthenticationPrincipal SignedInPerson me, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("waymark-my-data.zip")
                        .build()
                        .toString());
        privacy.write(response.getOutputStream(), me);
    }

    @PostMapping("/privacy/deletion")
    ModelAndView askForDeletion(
            @RequestParam(required = false) @Nullable String sure,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        if (sure == null) {
            return page(me, Map.of("sure", new DefaultMessageSourceResolvable("people.privacy.deletion.problem")));
        }
        privacy.ask(me.id(), me);
        next.addFlashAttribute("done", "people.privacy.deletion.asked");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/privacy/deletion/withdraw")
    String withdraw(@AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        privacy.withdraw(me);
        next.addFlashAttribute("done", "people.privacy.deletion.withdrawn");
        return AGAIN;
    }

    @GetMapping("/privacy/closed")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String closed(Model model) {
        model.addAttribute("why", "people.privacy.closed");
        return "people/privacy-closed";
    }

    @GetMapping("/privacy/people")
    String nothingHeld(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("why", "people.privacy.nobody");
        return "people/privacy-closed";
    }

    @GetMapping("/privacy/people/{person}")
    String forAnother(@PathVariable PersonId person, @AuthenticationPrincipal SignedInPerson me, Model model) {
        privacy.requireAdministratorOf(person, me);
        model.addAttribute("person", person.toString());
        model.addAttribute("deletion", privacy.asked(person, me.district()));
        return "people/privacy-for-another";
    }

    @PostMapping("/privacy/people/{person}")
    String askForAnother(
            @PathVariable PersonId person, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        privacy.requireAdministratorOf(person, me);
        privacy.ask(person, me);
        next.addFlashAttribute("done", "people.privacy.another.asked");
        return "redirect:/privacy/people/" + person;
    }

    @GetMapping("/admin/privacy")
    ModelAndView open(
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request) {
        return requests(visibleTo(me, request), Map.of(), "");
    }

    @PostMapping("/admin/privacy/{district}/{id}/done")
    ModelAndView done(
            @PathVariable DistrictId district,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes next) {
        List<DistrictCard> visible = visibleTo(me, request);
        if (visible.stream().noneMatch(card -> card.id().equals(district))) {
            throw new PersonNotFound();
        }
        String said = reason.strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            return requests(
                    visible,
                    Map.of("reason-" + id, new DefaultMessageSourceResolvable("people.privacy.requests.problem")),
                    reason);
        }
        privacy.done(id, district, me == null ? AuditLog.OPERATOR : me.id().toString(), said);
        next.addFlashAttribute("done", "people.privacy.requests.closed");
        return new ModelAndView("redirect:/admin/privacy");
    }

    private ModelAndView requests(
            List<DistrictCard> visible, Map<String, DefaultMessageSourceResolvable> problems, String typed) {
        ModelAndView page = new ModelAndView("people/privacy-requests");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject(
                "districts",
                visible.stream()
                        .map(district ->
                                new Waiting(district.id().toString(), district.name(), privacy.open(district.id())))
                        .filter(waiting -> !waiting.requests().isEmpty())
                        .toList());
        page.addObject("problems", problems);
        page.addObject("typed", typed);
        return page;
    }

    record Waiting(String id, String name, List<Privacy.OpenRequest> requests) {}

    private List<DistrictCard> visibleTo(@Nullable SignedInPerson me, HttpServletRequest request) {
        if (request.isUserInRole("OPERATOR")) {
            return districts.all();
        }
        if (me != null && VisibilityRule.DELETION_REQUESTS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            return List.of(districts.card(me.district()));
        }
        throw new PersonNotFound();
    }

    private ModelAndView page(SignedInPerson me, Map<String, DefaultMessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/privacy");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("held", privacy.heldOn(me.id(), me.district()));
        page.addObject("deletion", privacy.asked(me.id(), me.district()));
        page.addObject("answers", privacy.answers(me.id(), me.district()));
        page.addObject("problems", problems);
        return page;
    }
}
