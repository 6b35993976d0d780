package org.waymark.award.endorsements;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeNotFound;
import org.waymark.award.verifying.Turns;
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.people.SignedInPerson;

/** Endorsements of a single badge, as its earner looks after them. */
@Controller
@RequestMapping("/badges/{id}/endorsements")
class EarnersEndorsementsController {

    private static final String AGAIN = "redirect:/badges/{id}/endorsements";

    private final EarnersEndorsements endorsements;
    private final Verifications verifications;
    private final Turns turns;

    EarnersEndorsementsController(EarnersEndorsements endorsements, Verifications verifications, Turns turns) {
        this.endorsements = endorsements;
        this.verifications = verifications;
        this.turns = turns;
    }

    @GetMapping
    ModelAndView list(@PathVariable AwardId id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return page(id, "", earner(me));
    }

    @PostMapping
    ModelAndView add(
            @PathVariable AwardId id,
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes next)
            throws IOException {
        SignedInPerson earner = earner(me);
        endorsements.of(id, earner);
        byte[] bytes = file == null ? new byte[0] : file.getInputStream().readNBytes(EndorsementsController.LARGEST);
        // Other machines are asked here, before anything is written.
        Supplier<Verdict> check =
                bytes.length > 0 ? () -> verifications.ofFile(bytes) : () -> verifications.ofText(badge);
        Optional<Verdict> verdict = turns.take(earner.id(), check);
        String field = bytes.length > 0 ? "file" : "badge";
        if (verdict.isEmpty()) {
            return problem(page(id, badge, earner), field, EndorsementsController.BUSY, HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            endorsements.add(id, verdict.get(), earner);
        } catch (EndorsementRefused refused) {
            return problem(page(id, badge, earner), field, refused.sentence(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("done", "award.endorsed.added");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/{endorsement}/end")
    String end(
            @PathVariable AwardId id,
            @PathVariable EndorsementId endorsement,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes next) {
        endorsements.end(id, endorsement, earner(me));
        next.addFlashAttribute("done", "award.endorsed.ended");
        return AGAIN;
    }

    private static SignedInPerson earner(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new BadgeNotFound();
        }
        return me;
    }

    private static ModelAndView problem(
            ModelAndView page, String field, MessageSourceResolvable sentence, HttpStatus status) {
        page.addObject("problems", Map.of(field, sentence));
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(AwardId id, String badge, SignedInPerson me) {
        return new ModelAndView("award/endorsed", "own", endorsements.of(id, me)).addObject("badge", badge);
    }
}
