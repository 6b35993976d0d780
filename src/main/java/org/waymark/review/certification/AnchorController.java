package org.waymark.review.certification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.SignedInPerson;
import org.waymark.review.ReadingView;

/** Sample pieces: written by those who design or lead, scored by experts. */
@Controller
@RequestMapping("/admin/samples")
class AnchorController {

    private static final int LONGEST_WHY = 500;

    private final Anchors anchors;
    private final Certifications certifications;

    AnchorController(Anchors anchors, Certifications certifications) {
        this.anchors = anchors;
        this.certifications = certifications;
    }

    @GetMapping
    String all(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        SignedInPerson expert = expert(me);
        model.addAttribute("told", anchors.overview(expert.id(), expert.district()));
        return "review/samples/all";
    }

    @GetMapping("/of/{version}")
    String version(
            @PathVariable DefinitionVersionId version,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            Model model) {
        SignedInPerson expert = expert(me);
        model.addAttribute("told", anchors.of(version, expert.id(), expert.district()));
        return "review/samples/version";
    }

    @PostMapping("/of/{version}")
    String draft(@PathVariable DefinitionVersionId version, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson writer = expert(me);
        return "redirect:/admin/samples/" + anchors.draft(version, writer.id(), writer.district());
    }

    @PostMapping("/of/{version}/ask")
    String ask(
            @PathVariable DefinitionVersionId version,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson writer = expert(me);
        int asked = anchors.ask(version, writer.id(), writer.district());
        redirect.addFlashAttribute("done", asked == 0 ? "review.samples.asked.none" : "review.samples.asked.some");
        return "redirect:/admin/samples/of/" + version;
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        SignedInPerson expert = expert(me);
        Anchors.Shown shown = anchors.shown(id, expert.id(), expert.district());
        return page(shown, AnchorForm.of(shown.work()), LevelsForm.of(shown.said()));
    }

    @PostMapping(path = "/{id}", params = "save")
    ModelAndView save(
            @PathVariable UUID id,
            AnchorForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson writer = expert(me);
        if (!anchors.write(id, form.toWork(), form.seen(), writer.id(), writer.district())) {
            return late(id, form, writer);
        }
        redirect.addFlashAttribute("done", "review.samples.saved");
        return new ModelAndView("redirect:/admin/samples/" + id);
    }

    @PostMapping("/{id}")
    ModelAndView freeze(
            @PathVariable UUID id,
            AnchorForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson writer = expert(me);
        if (!anchors.write(id, form.toWork(), form.seen(), writer.id(), writer.district())) {
            return late(id, form, writer);
        }
        try {
            anchors.freeze(id, writer.id(), writer.district());
        } catch (SampleIncomplete incomplete) {
            Anchors.Shown shown = anchors.shown(id, writer.id(), writer.district());
            return unprocessable(
                    page(shown, form, LevelsForm.of(null)),
                    unfinished(shown.version().content(), incomplete.parts()));
        }
        redirect.addFlashAttribute("done", "review.samples.frozen");
        return new ModelAndView("redirect:/admin/samples/" + id);
    }

    /** Nothing typed is lost: a draft can be saved again, and of what is no draft any more it can be copied. */
    private ModelAndView late(UUID id, AnchorForm form, SignedInPerson writer) {
        Anchors.Late late = anchors.late(id, writer.id(), writer.district());
        ModelAndView page = late.status() == AnchorStatus.DRAFT
                ? page(anchors.shown(id, writer.id(), writer.district()), form, LevelsForm.of(null))
                        .addObject("overtaken", true)
                : new ModelAndView("review/samples/late")
                        .addObject("version", late.version())
                        .addObject("form", form);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    @PostMapping("/{id}/score")
    ModelAndView score(
            @PathVariable UUID id,
            LevelsForm form,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson expert = expert(me);
        Anchors.Shown shown = anchors.shown(id, expert.id(), expert.district());
        List<Criterion> criteria = shown.version().content().criteria();
        boolean counted;
        try {
            counted = anchors.score(id, form.toLevels(criteria), expert.id(), expert.district());
        } catch (SampleIncomplete incomplete) {
            return unprocessable(page(shown, AnchorForm.of(shown.work()), form), levels(criteria, incomplete.parts()));
        }
        redirect.addFlashAttribute("done", counted ? "review.samples.scored" : "review.samples.not-counted");
        return new ModelAndView("redirect:/admin/samples/" + id);
    }

    @PostMapping("/{id}/retire")
    String retire(
            @PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        SignedInPerson writer = expert(me);
        redirect.addFlashAttribute("done", "review.samples.retired");
        return "redirect:/admin/samples/of/" + anchors.retire(id, writer.id(), writer.district());
    }

    @GetMapping("/certificates/{id}/end")
    ModelAndView ending(@PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return ending(id, "", expert(me));
    }

    @PostMapping("/certificates/{id}/end")
    ModelAndView takeBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        SignedInPerson lead = expert(me);
        String said = why.replace("\0", "").strip();
        if (said.isEmpty() || said.length() > LONGEST_WHY) {
            return unprocessable(
                    ending(id, why, lead),
                    Map.of("why", new DefaultMessageSourceResolvable("review.samples.end.problem")));
        }
        certifications.takeBack(id, said, lead.id(), lead.district());
        redirect.addFlashAttribute("done", "review.samples.ended");
        return new ModelAndView("redirect:/admin/samples");
    }

    private ModelAndView ending(UUID id, String why, SignedInPerson lead) {
        return new ModelAndView("review/samples/end")
                .addObject("holder", certifications.holder(id, lead.id(), lead.district()))
                .addObject("why", why);
    }

    static ModelAndView unprocessable(ModelAndView page, Map<String, MessageSourceResolvable> problems) {
        page.addObject("problems", problems).setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Each leads to the first level of its criterion. */
    static Map<String, MessageSourceResolvable> levels(List<Criterion> criteria, List<String> missing) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            if (missing.contains(criterion.id())) {
                problems.put(criterion.id() + "-level", problem("review.problem.level.MISSING", criterion.title()));
            }
        }
        return problems;
    }

    private static Map<String, MessageSourceResolvable> unfinished(DefinitionContent content, List<String> parts) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        content.overview().forEach(prompt -> unfinished(prompt.id(), prompt.text(), parts, problems));
        content.evidence().forEach(asked -> unfinished(asked.id(), asked.title(), parts, problems));
        content.reflection().forEach(prompt -> unfinished(prompt.id(), prompt.text(), parts, problems));
        return problems;
    }

    private static void unfinished(
            String id, String what, List<String> parts, Map<String, MessageSourceResolvable> problems) {
        if (parts.contains(id)) {
            problems.put("part-" + id, problem("review.samples.unfinished", what));
        }
    }

    private static MessageSourceResolvable problem(String key, String argument) {
        return new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {argument});
    }

    private static ModelAndView page(Anchors.Shown shown, AnchorForm form, LevelsForm levels) {
        DefinitionContent content = shown.version().content();
        return new ModelAndView("review/samples/one")
                .addObject("told", shown)
                .addObject("form", form)
                .addObject("chosen", levels)
                .addObject("levels", RubricLevel.values())
                .addObject(
                        "view",
                        ReadingView.of(
                                content, shown.work().shown(shown.version().id(), content)));
    }

    /** The operator is nobody here. */
    private static SignedInPerson expert(@Nullable SignedInPerson me) {
        if (me == null) {
            throw new SampleNotFound();
        }
        return me;
    }
}
