package org.waymark.award.endorsements;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.award.verifying.Turns;
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Endorsements of a district's badges, as leads and designers look after them. */
@Controller
@RequestMapping("/admin/endorsements")
class EndorsementsController {

    private static final String AGAIN = "redirect:/admin/endorsements";

    static final MessageSourceResolvable BUSY = new DefaultMessageSourceResolvable("award.verify.busy");

    /** What a badge file has at most, and a byte: more is told by the check itself. */
    static final int LARGEST = 5 * 1024 * 1024 + 1;

    private final GivenEndorsements endorsements;
    private final Verifications verifications;
    private final Turns turns;
    private final CatalogDesks desks;

    EndorsementsController(
            GivenEndorsements endorsements, Verifications verifications, Turns turns, CatalogDesks desks) {
        this.endorsements = endorsements;
        this.verifications = verifications;
        this.turns = turns;
        this.desks = desks;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        return page(desk(me), "");
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next)
            throws IOException {
        CatalogDesk desk = desk(me);
        byte[] bytes = file == null ? new byte[0] : file.getInputStream().readNBytes(LARGEST);
        // Other machines are asked here, before anything is written.
        Supplier<Verdict> check =
                bytes.length > 0 ? () -> verifications.ofFile(bytes) : () -> verifications.ofText(badge);
        Optional<Verdict> verdict = turns.take(me.id(), check);
        String field = bytes.length > 0 ? "file" : "badge";
        if (verdict.isEmpty()) {
            return problem(desk, badge, field, BUSY, HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            endorsements.add(verdict.get(), desk);
        } catch (EndorsementRefused refused) {
            return problem(desk, badge, field, refused.sentence(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("done", "award.endorsements.added");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable EndorsementId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        endorsements.end(id, desk(me));
        next.addFlashAttribute("done", "award.endorsements.ended");
        return AGAIN;
    }

    private CatalogDesk desk(SignedInPerson me) {
        return desks.of(me, VisibilityRule.STANDARDS_AND_STACKS).orElseThrow(EndorsementNotFound::new);
    }

    private ModelAndView problem(
            CatalogDesk desk, String badge, String field, MessageSourceResolvable sentence, HttpStatus status) {
        ModelAndView again = page(desk, badge).addObject("problems", Map.of(field, sentence));
        again.setStatus(status);
        return again;
    }

    private ModelAndView page(CatalogDesk desk, String badge) {
        return new ModelAndView("award/endorsements", "endorsements", endorsements.of(desk))
                .addObject("subjects", endorsements.subjects(desk.district()))
                .addObject("badge", badge);
    }
}
