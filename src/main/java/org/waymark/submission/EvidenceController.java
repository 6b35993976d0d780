package org.waymark.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
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
    private final Uploads uploads;
    private final OwnEvidence door;
    private final FileAddresses addresses;

    EvidenceController(
            Drafts drafts, SubmissionPages pages, Uploads uploads, OwnEvidence door, FileAddresses addresses) {
        this.drafts = drafts;
        this.pages = pages;
        this.uploads = uploads;
        this.door = door;
        this.addresses = addresses;
    }

    @GetMapping("/submissions/{id}/evidence/{requirement}")
    String evidence(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @RequestParam(required = false) @Nullable String tooLarge,
            @RequestParam(required = false) @Nullable String tooMany,
            @RequestParam(required = false) @Nullable String added,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect,
            Model model) {
        if (added != null) {
            return added(id, requirement, me, redirect);
        }
        model.addAttribute("view", pages.evidence(id, requirement, me, null));
        model.addAttribute("uploads", uploadsOf(id, requirement, me));
        if (tooLarge != null) {
            model.addAttribute(
                    "problems",
                    Map.of(
                            "file",
                            new Phrase(
                                    "submission.evidence.error.file.at-once", Phrase.size(LargeUploadFilter.LIMIT))));
        }
        if (tooMany != null) {
            model.addAttribute("problems", Map.of("file", new Phrase("submission.evidence.error.file.count")));
        }
        return PAGE;
    }

    /** On to the question of who is in it, to the next piece, or to the list: with scripts and without. */
    private String added(SubmissionId id, String requirement, SignedInPerson me, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", "submission.evidence.added");
        EvidenceView page = pages.evidence(id, requirement, me, null);
        String base = "redirect:/submissions/" + id;
        return page.cards().stream()
                .filter(EvidenceCard::consentOpen)
                .findFirst()
                .map(card -> base + "/evidence/items/" + card.id() + "/students")
                .orElse(page.cards().size() < page.asked().count() ? base + "/evidence/" + requirement : base);
    }

    private List<UploadLine> uploadsOf(SubmissionId id, String requirement, SignedInPerson me) {
        return uploads.of(id, requirement, me.district()).stream()
                .map(UploadLine::of)
                .toList();
    }

    @PostMapping("/submissions/{id}/evidence/{requirement}")
    ModelAndView add(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            EvidenceForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        EvidenceView page = pages.evidence(id, requirement, me, form);
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (problems.isEmpty()) {
            try {
                problems = attach(id, page, form, me);
            } catch (SubmissionLocked locked) {
                problems = Map.of("evidence", new Phrase("submission.evidence.error.locked"));
                return again(page, problems, HttpStatus.CONFLICT, uploadsOf(id, requirement, me));
            }
        }
        if (!problems.isEmpty()) {
            // Of several files, those that were taken are on the page already.
            return again(
                    pages.evidence(id, requirement, me, form),
                    problems,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    uploadsOf(id, requirement, me));
        }
        return new ModelAndView(added(id, requirement, me, redirect));
    }

    /** What was not taken, and why; all else was. */
    private Map<String, MessageSourceResolvable> attach(
            SubmissionId id, EvidenceView page, EvidenceForm form, SignedInPerson me) {
        String asked = page.asked().id();
        String otherwise = page.asked().title();
        Set<String> known = page.known(form.served());
        if (!form.hasFile()) {
            NewEvidence evidence = form.evidence(asked, otherwise, known);
            try {
                drafts.attach(id, me.id(), me.district(), evidence)
                        .filter(item -> evidence.kind() != EvidenceKind.TEXT)
                        .ifPresent(item -> sayWhoIsIn(id, item, form, me));
                return Map.of();
            } catch (RefusedFile refused) {
                return Map.of(evidence.kind() == EvidenceKind.TEXT ? "text" : "link", Refusal.of(refused));
            }
        }
        List<Phrase> refusals = new ArrayList<>();
        for (MultipartFile file : form.files()) {
            NewEvidence evidence = form.evidence(file, asked, otherwise, known);
            try (InputStream bytes = file.getInputStream()) {
                uploads.admit(id, EvidenceForm.nameOf(file), file.getSize(), me.id(), me.district());
                drafts.attach(id, me.id(), me.district(), evidence, bytes)
                        .ifPresent(item -> sayWhoIsIn(id, item, form, me));
            } catch (RefusedFile refused) {
                refusals.add(new Phrase("submission.evidence.error.file.named", evidence.title(), Refusal.of(refused)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return refusals.stream()
                .reduce((one, next) -> new Phrase("submission.evidence.error.file.both", one, next))
                .<Map<String, MessageSourceResolvable>>map(all -> Map.of("file", all))
                .orElse(Map.of());
    }

    private void sayWhoIsIn(SubmissionId id, EvidenceId item, EvidenceForm form, SignedInPerson me) {
        if (!form.said().isEmpty()) {
            drafts.students(id, item, me.id(), me.district(), form.said());
        }
    }

    private static ModelAndView again(
            EvidenceView page,
            Map<String, MessageSourceResolvable> problems,
            HttpStatus status,
            List<UploadLine> uploads) {
        return new ModelAndView(PAGE, Map.of("view", page, "problems", problems, "uploads", uploads), status);
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/remove")
    String askToRemove(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("submission", id);
        model.addAttribute("card", pages.card(id, item, me));
        model.addAttribute("place", pages.placeOf(id, item, me));
        return "submission/remove";
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/remove")
    String remove(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        String place = pages.placeOf(id, item, me);
        drafts.remove(id, item, me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.evidence.removed");
        return "redirect:" + place;
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/file")
    String file(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletRequest request) {
        return "redirect:" + addresses.opened(door, id, item, me, request);
    }
}
