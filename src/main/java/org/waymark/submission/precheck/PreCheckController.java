package org.waymark.submission.precheck;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
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
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.FileAddresses;

/** A pre-checker's pages: what waits, and one of it. */
@Controller
@RequestMapping("/pre-checks")
class PreCheckController {

    private static final int LONGEST = 300;

    private final PreChecks checks;
    private final PreCheckedEvidence door;
    private final FileAddresses addresses;

    PreCheckController(PreChecks checks, PreCheckedEvidence door, FileAddresses addresses) {
        this.checks = checks;
        this.door = door;
        this.addresses = addresses;
    }

    @GetMapping
    ModelAndView queue(@AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("submission/precheck/queue", "rows", checks.queue(me));
    }

    @GetMapping("/{id}")
    ModelAndView open(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, "", me);
    }

    private ModelAndView page(UUID id, String sentence, SignedInPerson me) {
        return new ModelAndView("submission/precheck/check")
                .addObject("view", checks.open(id, me))
                .addObject("sentence", sentence);
    }

    @PostMapping("/{id}/pass")
    String pass(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        checks.pass(id, me);
        redirect.addFlashAttribute("done", "precheck.passed");
        return "redirect:/pre-checks";
    }

    @PostMapping("/{id}/return")
    ModelAndView giveBack(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String sentence,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String words = sentence == null
                ? ""
                : sentence.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            ModelAndView again = page(id, words, me)
                    .addObject(
                            "problems",
                            Map.of("sentence", new DefaultMessageSourceResolvable("precheck.problem.sentence")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        checks.giveBack(id, words, me);
        redirect.addFlashAttribute("done", "precheck.given-back");
        return new ModelAndView("redirect:/pre-checks");
    }

    @GetMapping("/{id}/evidence/{item}")
    String evidence(
            @PathVariable UUID id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request) {
        return "redirect:" + addresses.opened(door, id, item, me, request);
    }
}
