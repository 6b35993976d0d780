package org.waymark.submission;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** The pages of questions: the overview and the reflection. */
@Controller
class AnswerController {

    private static final String PAGE = "submission/questions";

    private final Drafts drafts;
    private final SubmissionPages pages;
    private final MessageSource messages;

    AnswerController(Drafts drafts, SubmissionPages pages, MessageSource messages) {
        this.drafts = drafts;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping("/submissions/{id}/{part:overview|reflection}")
    String questions(
            @PathVariable SubmissionId id,
            @PathVariable String part,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        model.addAttribute("view", pages.questions(id, part(part), me));
        return PAGE;
    }

    @PostMapping("/submissions/{id}/{part:overview|reflection}")
    ModelAndView save(
            @PathVariable SubmissionId id,
            @PathVariable String part,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        AnswerForm form = AnswerForm.of(fields);
        QuestionsView page = pages.questions(id, part(part), me).typed(form.typed());
        if (!form.tooLong().isEmpty()) {
            return again(page, "submission.answer.error.long", form.tooLong(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            drafts.save(id, me.id(), me.district(), form.typed());
        } catch (AnswerConflict conflict) {
            return again(
                    page.against(conflict.saved()),
                    "submission.answer.error.elsewhere",
                    conflict.saved().keySet(),
                    HttpStatus.CONFLICT);
        } catch (SubmissionLocked locked) {
            return again(page, "submission.answer.error.submitted", form.typed().keySet(), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "submission.saved");
        // Who changes a name goes on with the next.
        return new ModelAndView("redirect:/submissions/" + id + ("names".equals(fields.get("back")) ? "/names" : ""));
    }

    /** What the page sends by itself while somebody writes; the editions that stand then. */
    @PostMapping("/submissions/{id}/{part:overview|reflection}/keep")
    ResponseEntity<Object> keep(
            @PathVariable SubmissionId id,
            @PathVariable String part,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal SignedInPerson me) {
        AnswerForm form = AnswerForm.of(fields);
        if (!form.tooLong().isEmpty()) {
            return ResponseEntity.unprocessableContent()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(messages.getMessage(
                            new Phrase("submission.autosave.refused", new Phrase("submission.answer.error.long")),
                            LocaleContextHolder.getLocale()));
        }
        try {
            drafts.save(id, me.id(), me.district(), form.typed());
        } catch (AnswerConflict | SubmissionLocked conflict) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        return ResponseEntity.ok(pages.questions(id, part(part), me).questions().stream()
                .collect(
                        Collectors.toMap(question -> "edition-" + question.prompt(), QuestionsView.Question::edition)));
    }

    /** The page with everything that was typed on it. */
    private static ModelAndView again(QuestionsView page, String key, Collection<String> prompts, HttpStatus status) {
        Map<String, MessageSourceResolvable> problems = page.problems(key, prompts);
        return new ModelAndView(PAGE, Map.of("view", page, "problems", problems), status);
    }

    private static QuestionsView.Part part(String name) {
        return QuestionsView.Part.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
