package org.waymark.submission.artifacts;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.PlainText;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.ArtifactPage;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Requirement;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.TextConflict;

/** A text that serves as evidence: written on, and kept while it is written. */
@Controller
class WritingController {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_TITLE = 200;

    private final Artifacts artifacts;
    private final MessageSource messages;

    WritingController(Artifacts artifacts, MessageSource messages) {
        this.artifacts = artifacts;
        this.messages = messages;
    }

    /**
     * What is on the page.
     *
     * @param file what the page has no place for; nobody is told that it was saved
     * @param link as well
     */
    record WritingForm(
            @Nullable String title,
            @Nullable String text,
            @Nullable List<String> criteria,
            @Nullable String edition,
            @Nullable List<MultipartFile> file,
            @Nullable String link) {

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

        private boolean carriesMore() {
            return file != null && file.stream().anyMatch(each -> !each.isEmpty()) || link != null && !link.isBlank();
        }

        Map<String, MessageSourceResolvable> problems() {
            Map<String, MessageSourceResolvable> problems = unkeepable();
            if (served().isEmpty()) {
                problems.put("criteria", Words.of("submission.evidence.error.criteria"));
            }
            if (carriesMore()) {
                problems.put("text", Words.of("submission.artifacts.error.more"));
            }
            return problems;
        }

        /** What stands in the way of keeping it while it is written. */
        Map<String, MessageSourceResolvable> unkeepable() {
            Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
            if (words().isEmpty()) {
                problems.put("text", Words.of("submission.artifacts.error.text"));
            } else if (words().length() > LONGEST) {
                problems.put("text", Words.of("submission.evidence.error.text"));
            }
            if (name().length() > LONGEST_TITLE) {
                problems.put("title", Words.of("submission.evidence.error.title"));
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
                        view.title(),
                        view.text(),
                        List.copyOf(view.serves()),
                        Integer.toString(view.edition()),
                        null,
                        null));
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
            write(id, view.requirement(), item, view.title(), form.served(), form, me);
        } catch (TextConflict conflict) {
            problems.put("text", Words.of("submission.answer.error.elsewhere"));
            WritingForm mine = new WritingForm(
                    form.title(), form.text(), form.criteria(), Integer.toString(conflict.edition()), null, null);
            return again(view, mine, problems, HttpStatus.CONFLICT).addObject("saved", conflict.saved());
        }
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id + "/evidence/" + view.requirement());
    }

    /** What a page sends by itself while somebody writes; a new text is begun with it. What it serves is asked at Save. */
    @PostMapping("/submissions/{id}/evidence/{requirement}/texts/{item}")
    ResponseEntity<Object> keep(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @PathVariable EvidenceId item,
            WritingForm form,
            @AuthenticationPrincipal SignedInPerson me) {
        Requirement asked = artifacts.requirement(id, requirement, me.id(), me.district());
        for (MessageSourceResolvable problem : form.unkeepable().values()) {
            return ResponseEntity.unprocessableContent()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(messages.getMessage(
                            Words.of("submission.autosave.refused", problem), LocaleContextHolder.getLocale()));
        }
        Set<String> serves = form.served().isEmpty() ? asked.judged() : form.served();
        try {
            return ResponseEntity.ok(Map.of("edition", write(id, requirement, item, asked.title(), serves, form, me)));
        } catch (TextConflict conflict) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
    }

    private int write(
            SubmissionId id,
            String requirement,
            EvidenceId item,
            String otherwise,
            Set<String> serves,
            WritingForm form,
            SignedInPerson me) {
        String title = form.name().isEmpty() ? otherwise : form.name();
        return artifacts.write(
                id, requirement, item, form.number(), title, form.words(), serves, me.id(), me.district());
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
