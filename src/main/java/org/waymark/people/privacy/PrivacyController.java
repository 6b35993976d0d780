package org.waymark.people.privacy;

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
import org.waymark.people.Desk;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** What is held on me, a copy of it, and the wish that it be deleted; for a district, what to do with such wishes. */
@Controller
class PrivacyController {

    private static final String AGAIN = "redirect:/privacy";
    private static final int LONGEST_REASON = 1000;

    private final Privacy privacy;
    private final Erasures erasures;
    private final Districts districts;
    private final People people;

    PrivacyController(Privacy privacy, Erasures erasures, Districts districts, People people) {
        this.privacy = privacy;
        this.erasures = erasures;
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
            @RequestParam(required = false) @Nullable String badges,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next) {
        if (sure == null) {
            return page(me, Map.of("sure", new DefaultMessageSourceResolvable("people.privacy.deletion.problem")))
                    .addObject("badges", badges);
        }
        privacy.ask(me.id(), me, badges != null);
        next.addFlashAttribute("done", "people.privacy.deletion.asked");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/privacy/deletion/withdraw")
    String withdraw(@AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        privacy.withdraw(me);
        next.addFlashAttribute("done", "people.privacy.deletion.withdrawn");
        return AGAIN;
    }

    @PostMapping("/privacy/deletion/now")
    String now(@AuthenticationPrincipal SignedInPerson me) {
        return privacy.hurry(me)
                .map(code -> "redirect:/privacy/certificate/" + code)
                .orElse(AGAIN);
    }

    /** Whoever has the address may read it: the person has no other way in any more. */
    @GetMapping("/privacy/certificate/{code}")
    String certificate(@PathVariable String code, HttpServletResponse response, Model model) {
        unlisted(response);
        model.addAttribute("certificate", erasures.certificate(code));
        model.addAttribute("counted", true);
        model.addAttribute("file", "/privacy/certificate/" + code + "/file");
        return "people/certificate";
    }

    @GetMapping("/privacy/certificate/{code}/file")
    String certificateFile(@PathVariable String code, HttpServletResponse response, Model model) {
        unlisted(response);
        model.addAttribute("certificate", erasures.certificate(code));
        model.addAttribute("counted", true);
        return file(response);
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
        privacy.ask(person, me, false);
        next.addFlashAttribute("done", "people.privacy.another.asked");
        return "redirect:/privacy/people/" + person;
    }

    @GetMapping("/admin/privacy")
    ModelAndView open(
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request) {
        ModelAndView page = new ModelAndView("people/privacy-requests");
        page.addObject(
                "districts",
                visibleTo(me, request).stream()
                        .map(district -> new Waiting(
                                district.id().toString(),
                                district.name(),
                                privacy.open(district.id(), me == null ? null : me.id()),
                                privacy.erased(district.id())))
                        .filter(waiting -> !waiting.requests().isEmpty()
                                || !waiting.erased().isEmpty())
                        .toList());
        return page;
    }

    /** The second look: what would be erased, what stays and why, before anybody agrees. */
    @GetMapping("/admin/privacy/{district}/{id}")
    ModelAndView look(
            @PathVariable DistrictId district,
            @PathVariable UUID id,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request) {
        requireSight(district, me, request);
        return look(new Desk(district, me == null ? null : me.id()), id, Map.of(), "");
    }

    @PostMapping("/admin/privacy/{district}/{id}/approve")
    ModelAndView approve(
            @PathVariable DistrictId district,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String seen,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes next) {
        requireSight(district, me, request);
        if (seen == null) {
            return look(
                    new Desk(district, me == null ? null : me.id()),
                    id,
                    Map.of("seen", said("people.privacy.look.problem")),
                    "");
        }
        try {
            erasures.approve(id, district, actor(me));
        } catch (OwnRequest own) {
            return look(
                    new Desk(district, me == null ? null : me.id()),
                    id,
                    Map.of("seen", said("people.privacy.look.own")),
                    "");
        }
        next.addFlashAttribute("done", "people.privacy.requests.approved");
        return new ModelAndView("redirect:/admin/privacy");
    }

    @PostMapping("/admin/privacy/{district}/{id}/done")
    ModelAndView refuse(
            @PathVariable DistrictId district,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            RedirectAttributes next) {
        requireSight(district, me, request);
        String said = reason.strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            return look(
                    new Desk(district, me == null ? null : me.id()),
                    id,
                    Map.of("reason", said("people.privacy.requests.problem")),
                    reason);
        }
        privacy.refuse(id, district, actor(me), said);
        next.addFlashAttribute("done", "people.privacy.requests.closed");
        return new ModelAndView("redirect:/admin/privacy");
    }

    @GetMapping("/admin/privacy/{district}/{id}/certificate")
    String certificate(
            @PathVariable DistrictId district,
            @PathVariable UUID id,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            Model model) {
        requireSight(district, me, request);
        model.addAttribute("certificate", erasures.certificate(id, district));
        model.addAttribute("counted", false);
        model.addAttribute("file", "/admin/privacy/" + district + "/" + id + "/certificate/file");
        return "people/certificate";
    }

    @GetMapping("/admin/privacy/{district}/{id}/certificate/file")
    String certificateFile(
            @PathVariable DistrictId district,
            @PathVariable UUID id,
            @AuthenticationPrincipal(errorOnInvalidType = false) @Nullable SignedInPerson me,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        requireSight(district, me, request);
        model.addAttribute("certificate", erasures.certificate(id, district));
        model.addAttribute("counted", false);
        return file(response);
    }

    record Waiting(String id, String name, List<Privacy.OpenRequest> requests, List<Privacy.Erased> erased) {}

    private static String file(HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("waymark-deletion-certificate.html")
                        .build()
                        .toString());
        return "people/certificate-file";
    }

    private static void unlisted(HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String actor(@Nullable SignedInPerson me) {
        return me == null ? AuditLog.OPERATOR : me.id().toString();
    }

    private static DefaultMessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    private ModelAndView look(Desk desk, UUID id, Map<String, DefaultMessageSourceResolvable> problems, String typed) {
        ModelAndView page = new ModelAndView("people/privacy-request");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("district", desk.district().toString());
        page.addObject("request", privacy.look(id, desk));
        page.addObject("problems", problems);
        page.addObject("typed", typed);
        return page;
    }

    private void requireSight(DistrictId district, @Nullable SignedInPerson me, HttpServletRequest request) {
        if (visibleTo(me, request).stream().noneMatch(card -> card.id().equals(district))) {
            throw new NothingHeld();
        }
    }

    private List<DistrictCard> visibleTo(@Nullable SignedInPerson me, HttpServletRequest request) {
        if (request.isUserInRole("OPERATOR")) {
            return districts.all();
        }
        if (me != null && VisibilityRule.DELETION_REQUESTS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            return List.of(districts.card(me.district()));
        }
        throw new NothingHeld();
    }

    private ModelAndView page(SignedInPerson me, Map<String, DefaultMessageSourceResolvable> problems) {
        ModelAndView page = new ModelAndView("people/privacy");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var asked = privacy.asked(me.id(), me.district());
        page.addObject("held", privacy.heldOn(me.id(), me.district()));
        page.addObject("deletion", asked);
        page.addObject(
                "outlook",
                asked.map(request -> erasures.outlook(request.id(), me.district()))
                        .orElseGet(() -> erasures.outlook(me.id(), me.district(), false)));
        page.addObject("answers", privacy.answers(me.id(), me.district()));
        page.addObject("problems", problems);
        return page;
    }
}
