package org.waymark.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.RefusedFile;

/** Adding, looking at and taking away evidence. */
@Controller
class EvidenceController {

    private static final String PAGE = "submission/evidence";

    private final Drafts drafts;
    private final SubmissionPages pages;

    EvidenceController(Drafts drafts, SubmissionPages pages) {
        this.drafts = drafts;
        this.pages = pages;
    }

    @GetMapping("/submissions/{id}/evidence/{requirement}")
    String evidence(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @RequestParam(required = false) @Nullable String tooLarge,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("view", pages.evidence(id, requirement, me, null));
        if (tooLarge != null) {
            model.addAttribute("problems", refused(RefusedFile.Reason.TOO_LARGE));
        }
        return PAGE;
    }

    @PostMapping("/submissions/{id}/evidence/{requirement}")
    ModelAndView add(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            EvidenceForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect)
            throws IOException {
        EvidenceView page = pages.evidence(id, requirement, me, form);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return again(page, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            attach(id, page, form, me);
        } catch (RefusedFile refused) {
            return again(page, refused(refused.reason()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (SubmissionLocked locked) {
            return again(page, Map.of("evidence", new Phrase("submission.evidence.error.locked")), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "submission.evidence.added");
        boolean more = page.cards().size() + 1 < page.asked().count();
        return new ModelAndView("redirect:/submissions/" + id + (more ? "/evidence/" + requirement : ""));
    }

    private void attach(SubmissionId id, EvidenceView page, EvidenceForm form, SignedInPerson me) throws IOException {
        NewEvidence evidence = form.evidence(page.asked().id(), page.asked().title(), page.known(form.served()));
        if (form.hasFile()) {
            try (InputStream bytes = form.bytes()) {
                drafts.attach(id, me.id(), me.district(), evidence, bytes);
            }
        } else {
            drafts.attach(id, me.id(), me.district(), evidence);
        }
    }

    private static Map<String, MessageSourceResolvable> refused(RefusedFile.Reason reason) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        problems.put("file", new Phrase("submission.evidence.error.file." + reason));
        return problems;
    }

    private static ModelAndView again(
            EvidenceView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        return new ModelAndView(PAGE, Map.of("view", page, "problems", problems), status);
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/remove")
    String askToRemove(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("submission", id);
        model.addAttribute("card", pages.card(id, item, me));
        return "submission/remove";
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/remove")
    String remove(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        drafts.remove(id, item, me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.evidence.removed");
        return "redirect:/submissions/" + id;
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/consent")
    String confirmConsent(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        drafts.confirmConsent(id, item, me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.saved");
        return "redirect:/submissions/" + id;
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/file")
    ResponseEntity<InputStreamResource> file(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        EvidenceFile file = pages.file(id, item, me);
        ContentDisposition.Builder disposition =
                file.picture() ? ContentDisposition.inline() : ContentDisposition.attachment();
        // What a person sent may do nothing in our name: no script, no form, no frame of ours, no guessing of its type.
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.bytes())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(file.content()));
    }
}
