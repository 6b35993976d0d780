package org.waymark.review.concerns;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.review.ReadingView;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.submission.Captions;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.FileAddresses;

/** Concerns: a reader's page to raise one, and the pages of those who hear them. */
@Controller
class ConcernController {

    private final Concerns concerns;
    private final Reviews reviews;
    private final ConcernEvidence door;
    private final FileAddresses addresses;

    ConcernController(Concerns concerns, Reviews reviews, ConcernEvidence door, FileAddresses addresses) {
        this.concerns = concerns;
        this.reviews = reviews;
        this.door = door;
        this.addresses = addresses;
    }

    @GetMapping("/reviews/{id}/concern")
    ModelAndView ask(@PathVariable ReviewId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, ConcernForm.empty(), Map.of(), me);
    }

    @PostMapping("/reviews/{id}/concern")
    ModelAndView raise(
            @PathVariable ReviewId id,
            ConcernForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(id, form, problems, me);
        }
        concerns.raise(id, form.toSaid(reviews.view(id, me.id(), me.district()).pieces()), me.id(), me.district());
        redirect.addFlashAttribute("done", "review.concern.raised");
        return new ModelAndView("redirect:/reviews");
    }

    @GetMapping("/concerns")
    String heard(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("heard", concerns.heard(me.id(), me.district()));
        return "review/concerns/list";
    }

    @GetMapping("/concerns/{id}")
    ModelAndView open(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        return page(
                open(id, model.containsAttribute("asked"), me),
                Objects.toString(model.getAttribute("outcome"), ""),
                Objects.toString(model.getAttribute("answer"), ""));
    }

    /** Asking whose work it is keeps what was written of the answer so far. */
    @PostMapping("/concerns/{id}/whose")
    String whose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable String answer,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        open(id, true, me);
        redirect.addFlashAttribute("asked", true);
        redirect.addFlashAttribute("outcome", outcome);
        redirect.addFlashAttribute("answer", ConcernForm.clean(answer));
        return "redirect:/concerns/" + id;
    }

    @PostMapping("/concerns/{id}")
    ModelAndView settle(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String asked,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String said = ConcernForm.clean(answer);
        ConcernOutcome chosen = Arrays.stream(ConcernOutcome.values())
                .filter(each -> each.name().equals(outcome))
                .findFirst()
                .orElse(null);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (chosen == null) {
            problems.put("outcome", new DefaultMessageSourceResolvable("review.concern.problem.outcome"));
        }
        if (said.isEmpty() || said.length() > ConcernForm.LONGEST) {
            problems.put("answer", new DefaultMessageSourceResolvable("review.concern.problem.answer"));
        }
        if (chosen == null || !problems.isEmpty()) {
            ModelAndView again = page(open(id, asked != null, me), outcome == null ? "" : outcome, said)
                    .addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        concerns.settle(id, chosen, said, me.id(), me.district());
        redirect.addFlashAttribute("done", "review.concern.settled");
        return new ModelAndView("redirect:/concerns");
    }

    @GetMapping("/concerns/{id}/evidence/{item}")
    String evidence(
            @PathVariable UUID id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request) {
        return "redirect:" + addresses.opened(door, id, item, me, request);
    }

    @GetMapping("/concerns/{id}/evidence/{item}/captions")
    ResponseEntity<String> captions(
            @PathVariable UUID id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return Captions.answer(concerns.captions(id, item, me.id(), me.district()));
    }

    private Concerns.View open(UUID id, boolean byName, SignedInPerson me) {
        return byName ? concerns.openByName(id, me.id(), me.district()) : concerns.open(id, me.id(), me.district());
    }

    private static ModelAndView page(Concerns.View view, String outcome, String answer) {
        return new ModelAndView("review/concerns/concern")
                .addObject("concern", view)
                .addObject("outcomes", outcomes(view))
                .addObject("outcome", outcome)
                .addObject("answer", answer);
    }

    private static List<ConcernOutcome> outcomes(Concerns.View view) {
        return Arrays.stream(ConcernOutcome.values())
                .filter(each -> each != ConcernOutcome.KEPT_AWAY
                        || view.piece() > 0 && view.row().kind().mayWithhold())
                .toList();
    }

    private ModelAndView page(
            ReviewId id, ConcernForm form, Map<String, MessageSourceResolvable> problems, SignedInPerson me) {
        ReadingView work = reviews.view(id, me.id(), me.district());
        ModelAndView page = new ModelAndView("review/concerns/report")
                .addObject("review", id)
                .addObject("work", work)
                .addObject("kinds", ConcernKind.values())
                .addObject("form", form);
        if (!problems.isEmpty()) {
            page.addObject("problems", problems).setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
