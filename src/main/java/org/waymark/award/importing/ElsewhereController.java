package org.waymark.award.importing;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
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
import org.waymark.award.verifying.Turns;
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.people.SignedInPerson;

/** One's awards from elsewhere. */
@Controller
@RequestMapping("/record/elsewhere")
class ElsewhereController {

    private static final String AGAIN = "redirect:/record/elsewhere";

    private static final MessageSourceResolvable BUSY = new DefaultMessageSourceResolvable("award.verify.busy");

    /** What a badge file has at most, and a byte: more is told by the check itself. */
    private static final int LARGEST = 5 * 1024 * 1024 + 1;

    private final Verifications verifications;
    private final Turns turns;
    private final ImportedAwards awards;

    ElsewhereController(Verifications verifications, Turns turns, ImportedAwards awards) {
        this.verifications = verifications;
        this.turns = turns;
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
        Supplier<Verdict> check =
                bytes.length > 0 ? () -> verifications.ofFile(bytes) : () -> verifications.ofText(badge);
        Optional<Verdict> verdict = turns.take(me.id(), check);
        String field = bytes.length > 0 ? "file" : "badge";
        if (verdict.isEmpty()) {
            return problem(me, badge, field, BUSY, HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            awards.add(verdict.get(), me.id(), me.district());
        } catch (ImportRefused refused) {
            return problem(me, badge, field, refused.sentence(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("done", "award.elsewhere.added");
        return new ModelAndView(AGAIN);
    }

    @PostMapping("/{id}/check")
    ModelAndView check(
            @PathVariable ImportedAwardId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes next) {
        String credential = credential(id, me);
        Optional<Verdict> verdict = turns.take(me.id(), () -> verifications.ofText(credential));
        if (verdict.isEmpty()) {
            return problem(me, "", "badge", BUSY, HttpStatus.TOO_MANY_REQUESTS);
        }
        awards.checked(id, me.district(), verdict.get());
        next.addFlashAttribute(
                "done",
                switch (verdict.get().outcome()) {
                    case VALID -> "award.elsewhere.checked.valid";
                    case NOT_VALID -> "award.elsewhere.checked.not-valid";
                    case UNDECIDED, UNREADABLE -> "award.elsewhere.checked.undecided";
                });
        return new ModelAndView(AGAIN);
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

    private ModelAndView problem(
            SignedInPerson me, String badge, String field, MessageSourceResolvable sentence, HttpStatus status) {
        ModelAndView again = page(me, badge).addObject("problems", Map.of(field, sentence));
        again.setStatus(status);
        return again;
    }

    private ModelAndView page(SignedInPerson me, String badge) {
        return new ModelAndView("award/elsewhere", "awards", awards.of(me.id(), me.district()))
                .addObject("badge", badge);
    }
}
