package org.waymark.submission.artifacts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.people.SignedInPerson;
import org.waymark.storage.RefusedFile;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Requirement;
import org.waymark.submission.SubmissionId;

/** What an earner brought before, to be used again for another requirement. */
@Controller
class EarlierController {

    private final Artifacts artifacts;

    EarlierController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** What was ticked. */
    record EarlierForm(
            @Nullable List<String> item, @Nullable List<String> criteria) {

        Set<EvidenceId> items() {
            Set<EvidenceId> items = new LinkedHashSet<>();
            Objects.requireNonNullElse(item, List.<String>of()).stream()
                    .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                    .forEach(id -> items.add(EvidenceId.valueOf(id)));
            return items;
        }

        Set<String> served() {
            return criteria == null ? Set.of() : Set.copyOf(criteria);
        }
    }

    @GetMapping("/submissions/{id}/evidence/{requirement}/earlier")
    ModelAndView earlier(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal SignedInPerson me) {
        Requirement asked = artifacts.requirement(id, requirement, me.id(), me.district());
        return page(asked, q, Set.of(), asked.judged(), me);
    }

    @PostMapping("/submissions/{id}/evidence/{requirement}/earlier")
    ModelAndView use(
            @PathVariable SubmissionId id,
            @PathVariable String requirement,
            @RequestParam(defaultValue = "") String q,
            EarlierForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        Requirement asked = artifacts.requirement(id, requirement, me.id(), me.district());
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (form.items().isEmpty()) {
            problems.put("items", Words.of("submission.artifacts.error.none"));
        }
        if (form.served().isEmpty()) {
            problems.put("criteria", Words.of("submission.evidence.error.criteria"));
        }
        if (problems.isEmpty()) {
            try {
                artifacts.reuse(id, requirement, form.items(), form.served(), me.id(), me.district());
            } catch (RefusedFile refused) {
                problems.put("items", Words.of(refused));
            }
        }
        if (!problems.isEmpty()) {
            ModelAndView again = page(asked, q, form.items(), form.served(), me);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again.addObject("problems", problems);
        }
        redirect.addFlashAttribute("done", "submission.evidence.added");
        return new ModelAndView("redirect:/submissions/" + id + "/evidence/" + requirement);
    }

    private ModelAndView page(
            Requirement asked, String wanted, Set<EvidenceId> chosen, Set<String> served, SignedInPerson me) {
        return new ModelAndView("submission/artifacts/earlier")
                .addObject("view", asked)
                .addObject("wanted", wanted)
                .addObject("chosen", chosen)
                .addObject("served", served)
                .addObject(
                        "artifacts", artifacts.earlier(asked.submission(), asked.id(), wanted, me.id(), me.district()));
    }
}
