package org.waymark.award.status;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.award.AwardId;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.SignedInPerson;

/** What leads do about an award whose address they were given. */
@Controller
@RequestMapping("/admin/awards")
class AwardCaseController {

    private final AwardCases cases;

    AwardCaseController(AwardCases cases) {
        this.cases = cases;
    }

    @GetMapping
    ModelAndView find(
            @RequestParam(defaultValue = "") String badge, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson lead = lead(me);
        if (badge.isBlank()) {
            return overview(lead, "", Map.of());
        }
        Optional<AwardId> id = WhyForm.badge(badge);
        if (id.isPresent() && cases.knows(id.get(), lead)) {
            return new ModelAndView("redirect:/admin/awards/" + id.get());
        }
        return refused(overview(
                lead,
                badge,
                Map.of("badge", WhyForm.problem(id.isPresent() ? "award.case.error.none" : "award.case.error.badge"))));
    }

    @PostMapping("/terms")
    ModelAndView hold(
            @RequestParam DefinitionId definition,
            @RequestParam(defaultValue = "") String months,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        Optional<Integer> number = WhyForm.months(months);
        if (number.isEmpty()) {
            return refused(
                    overview(lead, "", Map.of("months-" + definition, WhyForm.problem("award.case.error.months")))
                            .addObject("wrong", "months-" + definition)
                            .addObject("months", months));
        }
        cases.hold(definition, number.get(), lead);
        return done("/admin/awards", "award.case.term.set", redirect);
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable AwardId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return page(id, lead(me), new WhyForm(null, null), Map.of());
    }

    @PostMapping("/{id}/suspend")
    ModelAndView suspend(
            @PathVariable AwardId id,
            WhyForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        Map<String, MessageSourceResolvable> problems = form.problems("suspend", false);
        if (!problems.isEmpty()) {
            return refused(page(id, lead, form, problems));
        }
        return cases.suspend(id, form.words(), lead)
                ? done("/admin/awards/" + id, "award.case.suspended", redirect)
                : late(id, lead, form);
    }

    @PostMapping("/{id}/resume")
    ModelAndView resume(
            @PathVariable AwardId id,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        return cases.resume(id, lead)
                ? done("/admin/awards/" + id, "award.case.resumed", redirect)
                : late(id, lead, new WhyForm(null, null));
    }

    @PostMapping("/{id}/extend")
    ModelAndView extend(
            @PathVariable AwardId id,
            @RequestParam(defaultValue = "") String until,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        Optional<LocalDate> last = WhyForm.day(until);
        return last.isPresent() && cases.extend(id, last.get(), lead)
                ? done("/admin/awards/" + id, "award.case.extended", redirect)
                : refused(page(
                                id,
                                lead,
                                new WhyForm(null, null),
                                Map.of("extend-until", WhyForm.problem("award.case.error.until")))
                        .addObject("until", until));
    }

    @PostMapping("/{id}/propose")
    ModelAndView propose(
            @PathVariable AwardId id,
            WhyForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        Map<String, MessageSourceResolvable> problems = form.problems("propose", true);
        RevocationReason reason = form.revocation();
        if (!problems.isEmpty() || reason == null) {
            return refused(page(id, lead, form, problems));
        }
        return cases.propose(id, reason, form.words(), lead)
                ? done("/admin/awards/" + id, "award.case.proposed", redirect)
                : late(id, lead, form);
    }

    @PostMapping("/{id}/proposals/{proposal}/confirm")
    ModelAndView confirm(
            @PathVariable AwardId id,
            @PathVariable UUID proposal,
            @RequestParam(defaultValue = "false") boolean sure,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        if (!sure) {
            return refused(
                    page(id, lead, new WhyForm(null, null), Map.of("sure", WhyForm.problem("award.case.error.sure"))));
        }
        return cases.confirm(id, proposal, lead)
                ? done("/admin/awards/" + id, "award.case.revoked", redirect)
                : decided(id, proposal, lead);
    }

    @PostMapping("/{id}/proposals/{proposal}/keep")
    ModelAndView keep(
            @PathVariable AwardId id,
            @PathVariable UUID proposal,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = lead(me);
        return cases.keep(id, proposal, lead)
                ? done("/admin/awards/" + id, "award.case.kept", redirect)
                : decided(id, proposal, lead);
    }

    private ModelAndView overview(SignedInPerson lead, String badge, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView("award/status/cases")
                .addObject("told", cases.overview(lead))
                .addObject("badge", badge)
                .addObject("problems", problems);
    }

    private ModelAndView page(
            AwardId id, SignedInPerson lead, WhyForm form, Map<String, MessageSourceResolvable> problems) {
        return new ModelAndView("award/status/case")
                .addObject("told", cases.of(id, lead))
                .addObject("form", form)
                .addObject("reasons", reasons())
                .addObject("problems", problems);
    }

    /** What a lead chooses from; nothing is chosen for them. */
    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("", "award.case.reason.none");
        for (RevocationReason reason : RevocationReason.values()) {
            reasons.put(reason.name(), "award.revoked.for." + reason);
        }
        return reasons;
    }

    /** Somebody was first: the page as it stands now, with what was written. */
    private ModelAndView late(AwardId id, SignedInPerson lead, WhyForm form) {
        return refused(page(id, lead, form, Map.of("late", WhyForm.problem("award.case.error.late"))));
    }

    /** Another lead was first: the page as it stands now, and what they decided. */
    private ModelAndView decided(AwardId id, UUID proposal, SignedInPerson lead) {
        String what = cases.wasRevoked(id, proposal, lead) ? "revoked" : "kept";
        return refused(page(
                id,
                lead,
                new WhyForm(null, null),
                Map.of("late", WhyForm.problem("award.case.error.decided." + what))));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView done(String path, String said, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", said);
        return new ModelAndView("redirect:" + path);
    }

    /** The operator is nobody here. */
    private static SignedInPerson lead(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new AwardCaseNotFound();
        }
        return me;
    }
}
