package org.waymark.review.certification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
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
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.SignedInPerson;
import org.waymark.review.ReadingView;

/** A reader rates sample pieces. */
@Controller
@RequestMapping("/reviews/samples")
class CertificationController {

    private final Certifications certifications;

    CertificationController(Certifications certifications) {
        this.certifications = certifications;
    }

    @GetMapping
    String mine(@AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("told", certifications.mine(me.id(), me.district()));
        return "review/samples/mine";
    }

    @PostMapping("/{version}")
    String begin(
            @PathVariable DefinitionVersionId version,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        return begun(version, me)
                .map(begun -> "redirect:/reviews/samples/sittings/" + begun)
                .orElseGet(() -> {
                    redirect.addFlashAttribute("done", "review.samples.too-few");
                    return "redirect:/reviews/samples";
                });
    }

    /** Who presses twice at once goes on with what the first press began. */
    private Optional<UUID> begun(DefinitionVersionId version, SignedInPerson me) {
        try {
            return certifications.begin(version, me.id(), me.district());
        } catch (DataIntegrityViolationException quicker) {
            return certifications.begin(version, me.id(), me.district());
        }
    }

    @GetMapping("/sittings/{id}")
    ModelAndView sitting(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me) {
        return page(certifications.sitting(id, me.id(), me.district()), LevelsForm.of(null));
    }

    @PostMapping("/sittings/{id}")
    ModelAndView record(
            @PathVariable UUID id,
            @RequestParam UUID piece,
            LevelsForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Certifications.Sitting sitting = certifications.sitting(id, me.id(), me.district());
        List<Criterion> criteria = sitting.version().content().criteria();
        boolean kept;
        try {
            kept = certifications.record(id, piece, form.toLevels(criteria), me.id(), me.district());
        } catch (SampleIncomplete incomplete) {
            Certifications.Piece next = sitting.next();
            if (next == null || !next.id().equals(piece)) {
                // Typed for another piece than the page would show.
                redirect.addFlashAttribute("done", "review.samples.not-kept");
                return new ModelAndView("redirect:/reviews/samples/sittings/" + id);
            }
            return AnchorController.unprocessable(
                    page(sitting, form), AnchorController.levels(criteria, incomplete.parts()));
        }
        redirect.addFlashAttribute("done", kept ? "review.samples.rated" : "review.samples.not-kept");
        return new ModelAndView("redirect:/reviews/samples/sittings/" + id);
    }

    private static ModelAndView page(Certifications.Sitting sitting, LevelsForm form) {
        ModelAndView page = new ModelAndView("review/samples/sitting")
                .addObject("told", sitting)
                .addObject("chosen", form)
                .addObject("levels", RubricLevel.values());
        Certifications.Piece next = sitting.next();
        if (next != null) {
            DefinitionContent content = sitting.version().content();
            page.addObject(
                    "view",
                    ReadingView.of(content, next.work().shown(sitting.version().id(), content)));
        }
        return page;
    }
}
