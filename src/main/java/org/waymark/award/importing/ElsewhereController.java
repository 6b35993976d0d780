package org.waymark.award.importing;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.people.SignedInPerson;

/** One's awards from elsewhere. */
@Controller
@RequestMapping("/record/elsewhere")
class ElsewhereController {

    private static final String AGAIN = "redirect:/record/elsewhere";

    /** What a badge file has at most, and a byte: more is told by the check itself. */
    private static final int LARGEST = 5 * 1024 * 1024 + 1;

    private final Verifications verifications;
    private final ImportedAwards awards;

    ElsewhereController(Verifications verifications, ImportedAwards awards) {
        this.verifications = verifications;
        this.awards = awards;
    }

    @GetMapping
    ModelAndView mine(@AuthenticationPrincipal SignedInPerson me) {
        return page(me, "");
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "") String badge,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes next)
            throws IOException {
        byte[] bytes = file == null ? new byte[0] : file.getInputStream().readNBytes(LARGEST);
        // Other machines are asked here, before anything is written.
        Verdict verdict = bytes.length > 0 ? verifications.ofFile(bytes) : verifications.ofText(badge);
        try {
            awards.add(verdict, me.id(), me.district());
        } catch (ImportRefused refused) {
            ModelAndView again = page(me, badge)
                    .addObject("problems", Map.of(bytes.length > 0 ? "file" : "badge", refused.sentence()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute("done", "award.elsewhere.added");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/{id}/check")
    String check(
            @PathVariable ImportedAwardId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        Verdict verdict = verifications.ofText(credential(id, me));
        awards.checked(id, me.id(), me.district(), verdict);
        next.addFlashAttribute(
                "done",
                switch (verdict.outcome()) {
                    case VALID -> "award.elsewhere.checked.valid";
                    case NOT_VALID -> "award.elsewhere.checked.not-valid";
                    case UNDECIDED, UNREADABLE -> "award.elsewhere.checked.undecided";
                });
        return AGAIN;
    }

    @PostMapping("/{id}/remove")
    String remove(
            @PathVariable ImportedAwardId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        awards.remove(id, me.id(), me.district());
        next.addFlashAttribute("done", "award.elsewhere.removed");
        return AGAIN;
    }

    /** The badge to the letter, as it was brought. */
    @GetMapping("/{id}/file")
    ResponseEntity<String> file(@PathVariable ImportedAwardId id, @AuthenticationPrincipal SignedInPerson me) {
        String credential = credential(id, me);
        boolean json = credential.startsWith("{");
        return ResponseEntity.ok()
                .contentType(json ? MediaType.APPLICATION_JSON : MediaType.TEXT_PLAIN)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("badge-" + id + (json ? ".json" : ".jwt"))
                                .build()
                                .toString())
                .body(credential);
    }

    private String credential(ImportedAwardId id, SignedInPerson me) {
        return awards.credential(id, me.id(), me.district()).orElseThrow(ImportedAwardNotFound::new);
    }

    private ModelAndView page(SignedInPerson me, String badge) {
        return new ModelAndView("award/elsewhere", "awards", awards.of(me.id(), me.district()))
                .addObject("badge", badge);
    }
}
