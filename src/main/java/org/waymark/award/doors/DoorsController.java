package org.waymark.award.doors;

import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.award.AwardId;
import org.waymark.people.SignedInPerson;

/** Whom one may visit, and one's own door. */
@Controller
@RequestMapping("/doors")
class DoorsController {

    private static final int LONGEST = 100;

    private final Doors doors;

    DoorsController(Doors doors) {
        this.doors = doors;
    }

    @GetMapping
    String directory(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        String words = q.replace("\0", "").strip();
        model.addAttribute(
                "list", doors.page(words.substring(0, Math.min(words.length(), LONGEST)), page, me.district()));
        return "award/doors/doors";
    }

    @GetMapping("/mine")
    String mine(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("own", doors.own(me.id(), me.district()));
        return "award/doors/mine";
    }

    @PostMapping("/mine")
    ModelAndView open(
            @RequestParam AwardId award,
            DoorForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Map<String, MessageSourceResolvable> problems = form.problems(award);
        if (!problems.isEmpty()) {
            ModelAndView again = new ModelAndView("award/doors/mine", "own", doors.own(me.id(), me.district()))
                    .addObject("typed", Map.of(award.toString(), form.sentence()))
                    .addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        doors.open(award, form, me.id(), me.district());
        redirect.addFlashAttribute("done", "award.doors.opened");
        return new ModelAndView("redirect:/doors/mine");
    }

    @PostMapping("/mine/{award}/close")
    String close(@PathVariable AwardId award, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        doors.close(award, me.id(), me.district());
        redirect.addFlashAttribute("done", "award.doors.closed");
        return "redirect:/doors/mine";
    }
}
