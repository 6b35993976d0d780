package org.waymark.submission.artifacts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.waymark.catalog.PlainText;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.ArtifactPage;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Moment;
import org.waymark.submission.SubmissionId;

/** Where in a recording or a document readers should look, in the earner's words. */
@Controller
class PointController {

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,3}):([0-5]\\d)");
    private static final int LONGEST = 300;

    private final Artifacts artifacts;

    PointController(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** A place and what is to be seen there, as typed. */
    record PointForm(@Nullable String at, @Nullable String words) {

        public String typedAt() {
            return at == null ? "" : PlainText.typed(at);
        }

        public String typedWords() {
            return words == null ? "" : PlainText.typed(words);
        }

        /** Empty where it is no place. */
        Optional<Moment> moment(boolean timed) {
            if (!timed) {
                return typedAt().matches("[1-9]\\d{0,3}")
                        ? Optional.of(new Moment(null, Integer.valueOf(typedAt()), typedWords()))
                        : Optional.empty();
            }
            Matcher time = TIME.matcher(typedAt());
            if (!time.matches()) {
                return Optional.empty();
            }
            int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
            int second = hours * 3600 + Integer.parseInt(time.group(2)) * 60 + Integer.parseInt(time.group(3));
            return Optional.of(new Moment(second, null, typedWords()));
        }
    }

    @GetMapping("/submissions/{id}/evidence/items/{item}/moments")
    ModelAndView moments(
            @PathVariable SubmissionId id, @PathVariable EvidenceId item, @AuthenticationPrincipal SignedInPerson me) {
        return page(artifacts.page(id, item, me.id(), me.district()), new PointForm(null, null));
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/moments")
    ModelAndView point(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            PointForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        ArtifactPage view = artifacts.page(id, item, me.id(), me.district());
        Optional<Moment> moment = form.moment(view.timed());
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (moment.isEmpty()) {
            problems.put(
                    "at",
                    Words.of(view.timed() ? "submission.artifacts.error.time" : "submission.artifacts.error.page"));
        }
        if (form.typedWords().isEmpty()) {
            problems.put("words", Words.of("submission.artifacts.error.words"));
        } else if (form.typedWords().length() > LONGEST) {
            problems.put("words", Words.of("submission.artifacts.error.words.long"));
        }
        if (view.moments().size() >= Moment.MOST) {
            problems.put("at", Words.of("submission.artifacts.error.moments", Moment.MOST));
        }
        if (!problems.isEmpty() || moment.isEmpty()) {
            ModelAndView again = page(view, form).addObject("problems", problems);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        artifacts.point(id, item, moment.get(), me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.saved");
        return new ModelAndView("redirect:/submissions/" + id + "/evidence/items/" + item + "/moments");
    }

    @PostMapping("/submissions/{id}/evidence/items/{item}/moments/remove")
    String unpoint(
            @PathVariable SubmissionId id,
            @PathVariable EvidenceId item,
            @RequestParam int place,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        artifacts.unpoint(id, item, place, me.id(), me.district());
        redirect.addFlashAttribute("done", "submission.evidence.removed");
        return "redirect:/submissions/" + id + "/evidence/items/" + item + "/moments";
    }

    private static ModelAndView page(ArtifactPage view, PointForm form) {
        return new ModelAndView("submission/artifacts/moments")
                .addObject("view", view)
                .addObject("form", form);
    }
}
