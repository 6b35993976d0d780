package org.waymark.review;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
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
    private final Qualified qualified;
    private final DistrictSettings settings;
    private final ReviewedEvidence door;
    private final FileAddresses addresses;
    private final Clock clock;

    ReviewController(
            Reviews reviews,
            ReviewAssignments assignments,
            ReviewPauses pauses,
            Qualified qualified,
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
        this.qualified = qualified;
        this.clock = clock;
    }

    @GetMapping
    String queue(@AuthenticationPrincipal SignedInPerson me, Model model) {
        Queue queue = reviews.queue(me.id(), me.district());
        model.addAttribute("queue", queue);
        model.addAttribute("dues", Dues.at(clock, settings.of(me.district())));
        boolean paused = pauses.isPaused(me.id(), me.district());
        model.addAttribute("paused", paused);
        model.addAttribute("uncertified", !paused && !queue.hasNext() && qualified.lacksAll(me.id(), me.district()));
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
    ModelAndView read(
            @PathVariable ReviewId id,
            @RequestParam(required = false) @Nullable String criterion,
            @AuthenticationPrincipal SignedInPerson me) {
        Reading reading = reviews.open(id, me.id(), me.district());
        return reading.slot() == ReviewSlot.THIRD
                ? new ModelAndView("redirect:" + address(reading, criterion))
                : page(reading, ReviewForm.of(reading), criterion, me);
    }

    @GetMapping("/{id}/reconcile")
    ModelAndView reconcile(
            @PathVariable ReviewId id,
            @RequestParam(required = false) @Nullable String criterion,
            @AuthenticationPrincipal SignedInPerson me) {
        Reading reading = reviews.open(id, me.id(), me.district());
        return page(reading, ReviewForm.of(reading), criterion, me)
                .addObject("differences", reviews.differences(id, me.id(), me.district()));
    }

    @PostMapping(path = "/{id}", params = "save")
    ModelAndView save(
            @PathVariable ReviewId id,
            @RequestParam(required = false) @Nullable String criterion,
            ReviewForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Reading reading = reviews.reading(id, me.id(), me.district());
        try {
            keep(reading, form, me);
        } catch (ReviewElsewhere elsewhere) {
            return over(id, form, criterion, me);
        }
        redirect.addFlashAttribute("done", "review.saved");
        // Straight to the third reader's page: what is to be said there would not outlive a second redirect.
        return new ModelAndView("redirect:" + address(reading, criterion));
    }

    /** From one criterion to the one after it, and from the last to all of them. */
    @PostMapping(
            path = "/{id}",
            params = {"next", "!save"})
    ModelAndView next(
            @PathVariable ReviewId id,
            @RequestParam(required = false) @Nullable String criterion,
            ReviewForm form,
            @AuthenticationPrincipal SignedInPerson me) {
        Reading reading = reviews.reading(id, me.id(), me.district());
        try {
            keep(reading, form, me);
        } catch (ReviewElsewhere elsewhere) {
            return over(id, form, criterion, me);
        }
        String after = ReadingStep.after(criterion, reading);
        // The focus goes on with them: to the levels of the next, or to the review as a whole.
        return new ModelAndView(
                "redirect:" + address(reading, after) + (after == null ? "#mine" : "#" + after + "-level"));
    }

    /** What the page sends by itself while somebody writes; the edition that stands then. */
    @PostMapping("/{id}/keep")
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable ReviewId id, ReviewForm form, @AuthenticationPrincipal SignedInPerson me) {
        try {
            return ResponseEntity.ok(Map.of("edition", keep(reviews.reading(id, me.id(), me.district()), form, me)));
        } catch (ReviewElsewhere elsewhere) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
    }

    /** What the page sends after each minute in which it was looked at. */
    @PostMapping("/{id}/minute")
    ResponseEntity<Void> minute(@PathVariable ReviewId id, @AuthenticationPrincipal SignedInPerson me) {
        reviews.countMinute(id, me.id(), me.district());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}")
    ModelAndView send(
            @PathVariable ReviewId id,
            ReviewForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Reading reading = reviews.reading(id, me.id(), me.district());
        Map<String, Rating> ratings = form.toRatings(reading);
        try {
            // Kept first, so that what is incomplete is not lost with the window. A second click on Send is no other
            // window.
            if (!reading.isRecorded()) {
                keep(reading, form, me);
            }
            reviews.record(id, ratings, me.id(), me.district());
        } catch (ReviewElsewhere elsewhere) {
            return over(id, form, null, me);
        } catch (ReviewIncomplete incomplete) {
            Reading kept = reviews.reading(id, me.id(), me.district());
            return again(kept, ReviewForm.of(kept), null, problems(kept, incomplete.problems()), me);
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
        return "redirect:" + addresses.opened(door, id, item, me, request);
    }

    @GetMapping("/{id}/evidence/{item}/captions")
    ResponseEntity<String> captions(
            @PathVariable ReviewId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return Captions.answer(reviews.captions(id, item, me.id(), me.district()));
    }

    private int keep(Reading reading, ReviewForm form, SignedInPerson me) {
        return reviews.keep(
                reading.id(), form.toRatings(reading), form.notes(reading), form.editionSeen(), me.id(), me.district());
    }

    /** What was typed, beside what was kept from another window; sent again, it replaces that. */
    private ModelAndView over(ReviewId id, ReviewForm form, @Nullable String criterion, SignedInPerson me) {
        Reading now = reviews.reading(id, me.id(), me.district());
        if (now.isRecorded()) {
            return new ModelAndView("redirect:" + address(now, null));
        }
        ModelAndView page =
                again(now, form.over(now), criterion, Map.of(), me).addObject("elsewhere", ReviewForm.of(now));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView again(
            Reading reading,
            ReviewForm form,
            @Nullable String criterion,
            Map<String, MessageSourceResolvable> problems,
            SignedInPerson me) {
        ModelAndView page = page(reading, form, criterion, me).addObject("problems", problems);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        if (reading.slot() == ReviewSlot.THIRD) {
            page.addObject("differences", reviews.differences(reading.id(), me.id(), me.district()));
        }
        return page;
    }

    private ModelAndView page(Reading reading, ReviewForm form, @Nullable String criterion, SignedInPerson me) {
        return new ModelAndView(reading.slot() == ReviewSlot.THIRD ? "review/reconcile" : "review/read")
                .addObject("reading", reading)
                .addObject("view", ReadingView.of(reading))
                .addObject("levels", ReadingView.levels())
                .addObject("steps", ReadingStep.of(reading, form, criterion))
                .addObject("one", ReadingStep.known(criterion, reading))
                .addObject("form", form)
                .addObject(
                        "appeal",
                        reviews.appealed(reading.id(), me.id(), me.district()).orElse(null))
                .addObject("dues", Dues.at(clock, settings.of(me.district())));
    }

    private static String address(Reading reading, @Nullable String criterion) {
        String one = ReadingStep.known(criterion, reading);
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(
                "/reviews/" + reading.id() + (reading.slot() == ReviewSlot.THIRD ? "/reconcile" : ""));
        if (one != null) {
            address.queryParam("criterion", "{one}");
        }
        return one == null
                ? address.toUriString()
                : address.encode().buildAndExpand(one).toUriString();
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
