package org.waymark.submission.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Phrase;

/** "I already do this": what there is of the last twelve months goes straight to evidence; what is learning is passed over. */
@Controller
class AlreadyController {

    private final Plans plans;

    AlreadyController(Plans plans) {
        this.plans = plans;
    }

    /**
     * What is asked for, and what was said of it.
     *
     * @param made a day, as typed
     */
    record Piece(String id, String title, String made) {}

    @GetMapping("/plan/{id}/already")
    ModelAndView ask(@PathVariable EnrolmentId id, @AuthenticationPrincipal SignedInPerson me) {
        Commitment plan = plans.one(id, me);
        return page(
                plan,
                plans.asked(id, me).stream()
                        .map(asked -> piece(asked, plan.already().get(asked.id())))
                        .toList());
    }

    private static Piece piece(EvidenceRequirement asked, @Nullable LocalDate made) {
        return new Piece(asked.id(), asked.title(), made == null ? "" : made.toString());
    }

    @PostMapping("/plan/{id}/already")
    ModelAndView have(
            @PathVariable EnrolmentId id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        Commitment plan = plans.one(id, me);
        List<Piece> pieces = plans.asked(id, me).stream()
                .map(asked -> new Piece(
                        asked.id(),
                        asked.title(),
                        typed.getOrDefault("made-" + asked.id(), "").strip()))
                .toList();
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        Map<String, LocalDate> madeOn = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (!piece.made().isEmpty()) {
                Optional<LocalDate> day = PlanForm.day(piece.made());
                if (day.isEmpty()) {
                    problems.put("made-" + piece.id(), new Phrase("plan.already.error.date", piece.id()));
                } else if (!plans.isRecent(day.get(), me)) {
                    problems.put("made-" + piece.id(), new Phrase("plan.already.error.old", piece.id()));
                } else {
                    madeOn.put(piece.id(), day.get());
                }
            }
        }
        if (problems.isEmpty() && madeOn.isEmpty() && !pieces.isEmpty()) {
            problems.put("made-" + pieces.get(0).id(), new Phrase("plan.already.error.none"));
        }
        if (!problems.isEmpty()) {
            ModelAndView again = page(plan, pieces);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("problems", problems);
        }
        plans.have(id, madeOn, me);
        return new ModelAndView("redirect:/submissions/" + plan.attempt() + "/evidence/"
                + madeOn.keySet().iterator().next());
    }

    private static ModelAndView page(Commitment plan, List<Piece> pieces) {
        return new ModelAndView("submission/plan/already", Map.of("plan", plan, "pieces", pieces));
    }
}
