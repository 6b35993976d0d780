package org.waymark.submission.students;

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
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

/** A lead's page of whose recordings are kept beyond their time. */
@Controller
@RequestMapping("/recordings")
class RecordingsController {

    private static final int LONGEST = 500;

    private final RecordingHolds holds;

    RecordingsController(RecordingHolds holds) {
        this.holds = holds;
    }

    @GetMapping
    ModelAndView holds(@RequestParam(required = false) @Nullable String q, @AuthenticationPrincipal SignedInPerson me) {
        return page(q == null ? "" : q, me);
    }

    private ModelAndView page(String words, SignedInPerson me) {
        return new ModelAndView("submission/students/holds")
                .addObject("rows", holds.rows(me))
                .addObject("q", words)
                .addObject("matches", holds.matches(words, me));
    }

    @PostMapping
    ModelAndView begin(
            @RequestParam UUID person,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String q,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String words = reason == null ? "" : reason.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            ModelAndView again = page(q == null ? "" : q, me)
                    .addObject(
                            "problems",
                            Map.of(
                                    "reason-" + person,
                                    new DefaultMessageSourceResolvable("students.holds.problem.reason")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        holds.begin(new PersonId(person), words, me);
        redirect.addFlashAttribute("done", "students.holds.begun");
        return new ModelAndView("redirect:/recordings");
    }

    @PostMapping("/{hold}/end")
    String end(@PathVariable UUID hold, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        holds.end(hold, me);
        redirect.addFlashAttribute("done", "students.holds.ended");
        return "redirect:/recordings";
    }
}
