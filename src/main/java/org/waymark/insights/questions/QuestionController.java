package org.waymark.insights.questions;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.NamesInText;

/** One question, for whom it was asked. */
@Controller
class QuestionController {

    private final Questions questions;
    private final NamesInText names;

    QuestionController(Questions questions, NamesInText names) {
        this.questions = questions;
        this.names = names;
    }

    @GetMapping("/questions/{id}")
    String ask(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, Model model) {
        model.addAttribute("asked", asked(id, me)).addAttribute("form", new AnswerForm(null, null, null));
        return "insights/question";
    }

    @PostMapping("/questions/{id}")
    ModelAndView answer(
            @PathVariable UUID id,
            AnswerForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Questions.Asked asked = asked(id, me);
        List<String> found = List.copyOf(names.in(form.text()));
        Map<String, MessageSourceResolvable> problems = form.problems(asked.occasion(), found);
        if (!problems.isEmpty()) {
            return new ModelAndView(
                    "insights/question",
                    Map.of("asked", asked, "form", form, "problems", problems, "found", found),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        questions.end(id, form.answers(), form.text(), me.id(), me.district());
        redirect.addFlashAttribute("done", "insights.question.thanks");
        return new ModelAndView("redirect:/home");
    }

    @PostMapping("/questions/{id}/skip")
    String skip(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        questions.end(id, List.of(), null, me.id(), me.district());
        redirect.addFlashAttribute("done", "insights.question.skipped");
        return "redirect:/home";
    }

    @PostMapping("/questions/{id}/withdraw")
    String withdraw(@PathVariable UUID id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        if (questions.withdraw(asked(id, me).id(), me.id(), me.district())) {
            redirect.addFlashAttribute("done", "insights.question.withdrawn");
        }
        return "redirect:/questions/" + id;
    }

    private Questions.Asked asked(UUID id, SignedInPerson me) {
        return questions.asked(id, me.id(), me.district()).orElseThrow(QuestionNotFound::new);
    }
}
