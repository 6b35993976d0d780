package org.waymark.submission.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Phrase;
import org.waymark.submission.SubmissionLocked;
import org.waymark.submission.SubmissionStatus;
import org.waymark.submission.Withdrawals;

/** Taking back and leaving: one page that says before what becomes of what. */
@Controller
class LeaveController {

    private final Plans plans;

    LeaveController(Plans plans) {
        this.plans = plans;
    }

    /** What one may do. */
    enum Way {
        BACK,
        KEEP,
        DELETE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of one kind of work: in words, and in others where it is deleted. */
    record Fate(Phrase what, Phrase kept, Phrase deleted) {

        public boolean same() {
            return kept.equals(deleted);
        }
    }

    @GetMapping("/plan/{id}/leave")
    ModelAndView ask(@PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me) {
        return page(id, me);
    }

    @PostMapping("/plan/{id}/leave")
    ModelAndView leave(
            @PathVariable EnrolmentId id,
            @RequestParam(defaultValue = "") String way,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        List<Way> open = ways(plans.held(id, me), plans.one(id, me));
        Way chosen = open.stream()
                .filter(each -> each.code().equals(way))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            return again(
                    id, me, HttpStatus.UNPROCESSABLE_CONTENT, way.isEmpty() ? "plan.leave.error" : "plan.leave.locked");
        }
        try {
            if (chosen == Way.BACK) {
                redirect.addFlashAttribute("done", "plan.taken-back");
                return new ModelAndView("redirect:/submissions/" + plans.takeBack(id, me));
            }
            plans.leave(id, chosen == Way.DELETE, me);
        } catch (SubmissionLocked begun) {
            redirect.asMap().clear();
            return again(id, me, HttpStatus.CONFLICT, "plan.leave.locked");
        }
        redirect.addFlashAttribute("done", chosen == Way.DELETE ? "plan.left.deleted" : "plan.left.kept");
        return new ModelAndView("redirect:/plan");
    }

    private ModelAndView again(EnrolmentId id, SignedInPerson me, HttpStatus status, String problem) {
        ModelAndView page = page(id, me);
        page.setStatus(status);
        return page.addObject("problems", Map.of("way", new Phrase(problem)));
    }

    private ModelAndView page(EnrolmentId id, SignedInPerson me) {
        Withdrawals.Held held = plans.held(id, me);
        Commitment plan = plans.one(id, me);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("plan", plan);
        model.put("ways", ways(held, plan));
        model.put("earned", held.status() == SubmissionStatus.AWARDED);
        model.put("fates", fates(held));
        return new ModelAndView("submission/plan/leave", model);
    }

    private static List<Way> ways(Withdrawals.Held held, Commitment plan) {
        if (held.status() == SubmissionStatus.AWARDED) {
            return List.of();
        }
        if (held.mayBeTakenBack()) {
            return List.of(Way.BACK, Way.KEEP, Way.DELETE);
        }
        boolean left = plan.standing() == Standing.LEFT;
        if (held.begun()) {
            return left ? List.of() : List.of(Way.KEEP);
        }
        return left ? List.of(Way.DELETE) : List.of(Way.KEEP, Way.DELETE);
    }

    /** Each kind of work in turn. */
    private static List<Fate> fates(Withdrawals.Held held) {
        String seen = held.status() == SubmissionStatus.NOT_YET || held.decidedBefore()
                ? "decided"
                : held.begun() ? "begun" : held.status().handedIn() ? "handed-in" : "nobody";
        String book = held.mayBeTakenBack()
                ? "taken-back"
                : held.begun()
                        ? "begun"
                        : held.status() == SubmissionStatus.NOT_YET || held.decidedBefore() ? "stays" : "nothing";
        return List.of(
                fate("answers", held.answers()),
                fate("evidence", held.pieces()),
                new Fate(
                        new Phrase("plan.leave.seen"),
                        new Phrase("plan.leave.seen." + seen),
                        new Phrase("plan.leave.seen." + seen)),
                new Fate(
                        new Phrase("plan.leave.book"),
                        new Phrase("plan.leave.book." + book),
                        new Phrase("plan.leave.book." + book)),
                fate("coaching"),
                fate("plan"),
                new Fate(
                        new Phrase("plan.leave.award"),
                        new Phrase("plan.leave.award.kept"),
                        new Phrase("plan.leave.award.kept")));
    }

    private static Fate fate(String what, Object... count) {
        return new Fate(
                new Phrase("plan.leave." + what, count),
                new Phrase("plan.leave." + what + ".kept"),
                new Phrase("plan.leave." + what + ".deleted"));
    }
}
