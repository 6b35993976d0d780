package org.waymark.submission.artifacts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.TextConflict;

/** A text that serves as evidence: written on, and kept while it is written. */
@Controller
class WritingController {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_TITLE = 200;

    private final Artifacts artifacts;

    WritingController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** What is on the page. */
    record WritingForm(
            @Nullable String title,
            @Nullable String text,
            @Nullable List<String> criteria,
            @Nullable String edition) {

        public String words() {
            return text == null ? "" : PlainText.typed(text);
        }

        public String name() {
            return title == null ? "" : PlainText.typed(title).replace('\n', ' ');
        }

        public Set<String> served() {
            return criteria == null ? Set.of() : Set.copyOf(criteria);
        }

        public int number() {
            return edition != null && edition.matches("\\d{1,9}") ? Integer.parseInt(edition) : 0;
        }

        Map<String, MessageSourceResolvable> problems() {
            Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
            if (words().isEmpty()) {
                problems.put("text", Words.of("submission.artifacts.error.text"));
            } else if (words().length() > LONGEST) {
                problems.put("text", Words.of("submission.evidence.error.text"));
            }
            if (name().length() > LONGEST_TITLE) {
                problems.put("title", Words.of("submission.evidence.error.title"));
            }
            if (served().isEmpty()) {
                problems.put("criteria", Words.of("submission.evidence.error.criteria"));
            }
            return problems;
        }
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/text")
    ModelAndView show(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        return page(
                view,
                new WritingForm(
                        view.title(), view.text(), List.copyOf(view.serves()), Integer.toString(view.edition())));
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/text")
    ModelAndView save(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            WritingForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            return again(view, form, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            write(id, view.requirement(), item, view.title(), form, me);
        } catch (TextConflict conflict) {
            problems.put("text", Words.of("submission.answer.error.elsewhere"));
            WritingForm mine =
                    new WritingForm(form.title(), form.text(), form.criteria(), Integer.toString(conflict.edition()));
            return again(view, mine, problems, HttpStatus.CONFLICT).addObject("saved", conflict.saved());
        }
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id + "/evidence/" + view.requirement());
    }

    /** What a page sends by itself while somebody writes; a new text is begun with it. */
    @PostMapping("/submissions/{id}/evidence/{requirement}/texts/{item}")
    ResponseEntity<Map<String, Integer>> keep(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @PathVariable EvidenceId item,
            WritingForm form,
            @AuthenticationPrincipal SignedInPerson me) {
        String otherwise =
                artifacts.requirement(id, requirement, me.id(), me.district()).title();
        if (!form.problems().isEmpty()) {
            return ResponseEntity.unprocessableContent().build();
        }
        try {
            return ResponseEntity.ok(Map.of("edition", write(id, requirement, item, otherwise, form, me)));
        } catch (TextConflict conflict) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
    }

    private int write(
            SubmissionId id,
            String requirement,
            EvidenceId item,
            String otherwise,
            WritingForm form,
            SignedInPerson me) {
        String title = form.name().isEmpty() ? otherwise : form.name();
        return artifacts.write(
                id, requirement, item, form.number(), title, form.words(), form.served(), me.id(), me.district());
    }

    private static ModelAndView again(
            ArtifactPage view, WritingForm form, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        ModelAndView again = page(view, form).addObject("problems", problems);
        again.setStatus(status);
        return again;
    }

    private static ModelAndView page(ArtifactPage view, WritingForm form) {
        return new ModelAndView("submission/artifacts/text")
                .addObject("view", view)
                .addObject("form", form);
    }
}
