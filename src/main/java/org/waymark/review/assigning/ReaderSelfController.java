package org.waymark.review.assigning;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
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

/** A reader's own page, and giving back what one cannot read. */
@Controller
@RequestMapping("/reviews")
class ReaderSelfController {

    private static final int FURTHEST_YEARS = 1;

    private final ReaderSelf self;

    ReaderSelfController(ReaderSelf self) {
        this.self = self;
    }

    @GetMapping("/me")
    ModelAndView me(@AuthenticationPrincipal SignedInPerson me) {
        return page("", "", me);
    }

    @PostMapping("/me")
    String reads(
            @RequestParam(defaultValue = "") List<String> subject,
            @RequestParam(defaultValue = "") List<String> language,
            @RequestParam(defaultValue = "") List<String> definition,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        self.reads(subject, language, definition, me);
        redirect.addFlashAttribute("done", "review.me.saved");
        return "redirect:/reviews/me";
    }

    @PostMapping("/me/away")
    ModelAndView away(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        LocalDate today = self.today(me.district());
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = to.isBlank() ? first : day(to);
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (first.isEmpty()) {
            problems.put("from", problem("review.me.away.problem.day"));
        }
        if (last.isEmpty() && !to.isBlank()) {
            problems.put("to", problem("review.me.away.problem.day"));
        } else if (last.filter(day -> day.isBefore(today)).isPresent()) {
            problems.put("to", problem("review.me.away.problem.over"));
        } else if (last.filter(day -> day.isAfter(today.plusYears(FURTHEST_YEARS)))
                .isPresent()) {
            problems.put("to", problem("review.me.away.problem.far"));
        } else if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            problems.put("to", problem("review.me.away.problem.order"));
        }
        if (first.isEmpty() || last.isEmpty() || !problems.isEmpty()) {
            ModelAndView again = page(from, to, me).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        self.away(first.get(), last.get(), me);
        redirect.addFlashAttribute("done", "review.me.away.added");
        return new ModelAndView("redirect:/reviews/me");
    }

    @PostMapping("/me/away/{id}/remove")
    String here(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        self.here(id, me);
        redirect.addFlashAttribute("done", "review.me.away.removed");
        return "redirect:/reviews/me";
    }

    @GetMapping("/{id}/decline")
    ModelAndView declining(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return declining(self.held(id, me), me);
    }

    @PostMapping("/{id}/decline")
    ModelAndView decline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Hands.Held held = self.held(id, me);
        Optional<GivenBackWhy> said = said(why);
        if (said.isEmpty()) {
            ModelAndView again =
                    declining(held, me).addObject("problems", Map.of("why", problem("review.decline.problem.why")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        self.giveBack(id, said.get(), me);
        redirect.addFlashAttribute("done", "review.decline.done");
        return new ModelAndView("redirect:/reviews");
    }

    private ModelAndView declining(Hands.Held held, SignedInPerson me) {
        return new ModelAndView("review/assigning/decline")
                .addObject("held", held)
                .addObject("title", self.title(held, me))
                .addObject("whys", GivenBackWhy.said());
    }

    private ModelAndView page(String from, String to, SignedInPerson me) {
        return new ModelAndView("review/assigning/me")
                .addObject("own", self.of(me))
                .addObject("from", from)
                .addObject("to", to);
    }

    private static Optional<GivenBackWhy> said(String text) {
        return Arrays.stream(GivenBackWhy.values())
                .filter(why -> why.name().equals(text) && GivenBackWhy.said().contains(why))
                .findFirst();
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static MessageSourceResolvable problem(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
