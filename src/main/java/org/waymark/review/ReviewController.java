package org.waymark.review;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.Criterion;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.review.agreement.ReviewPauses;
import org.waymark.submission.Captions;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.FileAddresses;

/** A reader's pages: the queue, the reading, the third reader's comparison. */
@Controller
@RequestMapping("/reviews")
class ReviewController {

    private final Reviews reviews;
    private final ReviewAssignments assignments;
    private final ReviewPauses pauses;
    private final DistrictSettings settings;
    private final ReviewedEvidence door;
    private final FileAddresses addresses;
    private final Clock clock;

    ReviewController(
            Reviews reviews,
            ReviewAssignments assignments,
            ReviewPauses pauses,
            DistrictSettings settings,
            ReviewedEvidence door,
            FileAddresses addresses,
            Clock clock) {
        this.settings = settings;
        this.door = door;
        this.addresses = addresses;
        this.reviews = reviews;
        this.assignments = assignments;
        this.pauses = pauses;
        this.clock = clock;
    }

    @GetMapping
    String queue(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("queue", reviews.queue(me.id(), me.district()));
        model.addAttribute("dues", Dues.at(clock, settings.of(me.district())));
        model.addAttribute("paused", pauses.isPaused(me.id(), me.district()));
        return "review/queue";
    }

    @PostMapping("/next")
    String takeNext(@AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        reviews.requireReader(me.id(), me.district());
        return assignments
                .takeNext(me.id(), me.district())
                .map(taken -> "redirect:/reviews/" + taken)
                .orElseGet(() -> {
                    redirect.addFlashAttribute("done", "review.next.nothing");
                    return "redirect:/reviews";
                });
    }

    @GetMapping("/{id}")
    ModelAndView read(@PathVariable ReviewId id, @AuthenticationPrincipal SignedInPerson me) {
        Reading reading = reviews.open(id, me.id(), me.district());
        return reading.slot() == ReviewSlot.THIRD
                ? new ModelAndView("redirect:/reviews/" + id + "/reconcile")
                : page(reading, ReviewForm.of(reading.ratings()), me);
    }

    @GetMapping("/{id}/reconcile")
    ModelAndView reconcile(@PathVariable ReviewId id, @AuthenticationPrincipal SignedInPerson me) {
        Reading reading = reviews.open(id, me.id(), me.district());
        return page(reading, ReviewForm.of(reading.ratings()), me)
                .addObject("differences", reviews.differences(id, me.id(), me.district()));
    }

    @PostMapping(path = "/{id}", params = "save")
    String save(
            @PathVariable ReviewId id,
            ReviewForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Reading reading = reviews.reading(id, me.id(), me.district());
        reviews.save(id, form.toRatings(reading.judged()), me.id(), me.district());
        redirect.addFlashAttribute("done", "review.saved");
        // Straight to the third reader's page: what is to be said there would not outlive a second redirect.
        return "redirect:/reviews/" + id + (reading.slot() == ReviewSlot.THIRD ? "/reconcile" : "");
    }

    @PostMapping("/{id}")
    ModelAndView send(
            @PathVariable ReviewId id,
            ReviewForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Reading reading = reviews.reading(id, me.id(), me.district());
        Map<String, Rating> ratings = form.toRatings(reading.judged());
        // Kept first, so that what is incomplete is not lost with the window.
        reviews.save(id, ratings, me.id(), me.district());
        try {
            reviews.record(id, ratings, me.id(), me.district());
        } catch (ReviewIncomplete incomplete) {
            return again(reading, form, incomplete, me);
        }
        redirect.addFlashAttribute("done", "review.sent");
        return new ModelAndView("redirect:/reviews");
    }

    @GetMapping("/{id}/evidence/{item}")
    String evidence(
            @PathVariable ReviewId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request) {
        door.open(id.toString(), item, me);
        return "redirect:" + addresses.fresh(door, id, item, me, request);
    }

    @GetMapping("/{id}/evidence/{item}/captions")
    ResponseEntity<String> captions(
            @PathVariable ReviewId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return Captions.answer(reviews.captions(id, item, me.id(), me.district()));
    }

    private ModelAndView again(Reading reading, ReviewForm form, ReviewIncomplete incomplete, SignedInPerson me) {
        ModelAndView page = page(reading, form, me).addObject("problems", problems(reading, incomplete.problems()));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (reading.slot() == ReviewSlot.THIRD) {
            page.addObject("differences", reviews.differences(reading.id(), me.id(), me.district()));
        }
        return page;
    }

    private ModelAndView page(Reading reading, ReviewForm form, SignedInPerson me) {
        return new ModelAndView(reading.slot() == ReviewSlot.THIRD ? "review/reconcile" : "review/read")
                .addObject("reading", reading)
                .addObject("view", ReadingView.of(reading))
                .addObject("levels", ReadingView.levels())
                .addObject("form", form)
                .addObject(
                        "appeal",
                        reviews.appealed(reading.id(), me.id(), me.district()).orElse(null))
                .addObject("dues", Dues.at(clock, settings.of(me.district())));
    }

    /** In the order of the page; each leads to its field. */
    private static Map<String, MessageSourceResolvable> problems(Reading reading, List<RatingProblem> found) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Criterion criterion : reading.judged()) {
            found.stream()
                    .filter(problem -> problem.criterion().equals(criterion.id()))
                    .forEach(problem -> problems.put(
                            criterion.id() + "-" + problem.part(),
                            new DefaultMessageSourceResolvable(
                                    new String[] {problem.messageKey()}, new Object[] {criterion.title()})));
        }
        return problems;
    }
}
