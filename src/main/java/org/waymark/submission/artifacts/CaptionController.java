package org.waymark.submission.artifacts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.PlainText;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.ArtifactPage;
import org.waymark.submission.Artifacts;
import org.waymark.submission.Captions;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;

/** The words of a recording, for those who cannot hear it. */
@Controller
class CaptionController {

    private static final int LONGEST = 200_000;

    private final Artifacts artifacts;

    CaptionController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** Captions or plain words, or a tick that there are none. */
    record CaptionForm(@Nullable String words, @Nullable String none) {

        public String typed() {
            // Some programs put a byte order mark before the first letter.
            return words == null ? "" : PlainText.typed(words.replaceFirst("^\uFEFF", ""));
        }

        public boolean nobodySpeaks() {
            return none != null;
        }
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/words")
    ModelAndView show(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        return page(view, new CaptionForm(view.captions(), view.noSpeech() ? "yes" : null));
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/words")
    ModelAndView save(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            CaptionForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        if (form.typed().length() > LONGEST) {
            return again(view, form, "submission.artifacts.error.captions.long");
        }
        if (!form.typed().isEmpty() && form.nobodySpeaks()) {
            return again(view, form, "submission.artifacts.error.captions.both");
        }
        artifacts.caption(
                id, item, form.typed().isEmpty() ? null : form.typed(), form.nobodySpeaks(), me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id + "/evidence/" + view.requirement());
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/captions")
    ResponseEntity<String> captions(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return artifacts
                .captions(id, item, me)
                .map(Captions::answer)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ModelAndView again(ArtifactPage view, CaptionForm form, String key) {
        ModelAndView again = page(view, form);
        again.addObject("problems", Map.<String, MessageSourceResolvable>of("words", Words.of(key)));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView page(ArtifactPage view, CaptionForm form) {
        return new ModelAndView("submission/artifacts/captions")
                .addObject("view", view)
                .addObject("form", form);
    }
}
