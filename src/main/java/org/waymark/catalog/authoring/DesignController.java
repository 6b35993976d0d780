package org.waymark.catalog.authoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Limits;
import org.waymark.catalog.PlainText;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.ServedGoals;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.Shelf;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.settings.Once;

/** Drafts of micro-credentials: the list, the task list of each, its previews and who writes along. */
@Controller
@RequestMapping("/design")
class DesignController {

    private final Drafts drafts;
    private final Catalogue catalogue;
    private final ServedGoals goals;

    DesignController(Drafts drafts, Catalogue catalogue, ServedGoals goals) {
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.goals = goals;
    }

    /** What was typed to begin one. */
    record BeginForm(@Nullable String title, @Nullable String language) {

        String name() {
            return title == null ? "" : PlainText.line(PlainText.withoutControls(title));
        }

        Map<String, MessageSourceResolvable> problems() {
            Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
            if (name().isEmpty()) {
                problems.put("title", Field.problem("title"));
            } else if (name().length() > Limits.TITLE) {
                problems.put("title", Field.problem("long", Limits.TITLE));
            } else if (PlainText.fault(name()).isPresent()) {
                problems.put("title", Field.problem("markup"));
            }
            if (AboutPage.languages().stream()
                    .noneMatch(choice -> choice.value().equals(language))) {
                problems.put("language", Field.problem("choice"));
            }
            return problems;
        }
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String q, @AuthenticationPrincipal SignedInPerson me) {
        return listPage(new BeginForm(null, me.language()), q, me);
    }

    @PostMapping
    ModelAndView begin(BeginForm form, @RequestParam @Nullable UUID once, @AuthenticationPrincipal SignedInPerson me) {
        Map<String, MessageSourceResolvable> problems = form.problems();
        if (!problems.isEmpty()) {
            ModelAndView page = listPage(form, "", me).addObject("problems", problems);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return new ModelAndView("redirect:/design/"
                + made(
                        Once.of(once, me.id(), form.name(), form.language()),
                        id -> drafts.begin(id, form.name(), String.valueOf(form.language()), me)));
    }

    private ModelAndView listPage(BeginForm form, String words, SignedInPerson me) {
        return new ModelAndView("authoring/list")
                .addObject("lists", drafts.seenBy(me))
                .addObject("languages", AboutPage.languages())
                .addObject("q", words)
                .addObject("once", UUID.randomUUID())
                .addObject("open", catalogue.find(Wanted.words(words), Shelf.OPEN, me.district(), 1))
                .addObject("form", form);
    }

    @PostMapping("/revise")
    String revise(
            @RequestParam DefinitionId definition,
            @RequestParam @Nullable UUID once,
            @AuthenticationPrincipal SignedInPerson me) {
        return "redirect:/design/" + made(Once.of(once, me.id(), definition), id -> drafts.revise(id, definition, me));
    }

    private static DraftId made(UUID once, UnaryOperator<DraftId> making) {
        DraftId id = new DraftId(once);
        try {
            return making.apply(id);
        } catch (DuplicateKeyException secondClick) {
            return id;
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("authoring/draft").addObject("page", drafts.page(id, me));
    }

    @GetMapping("/{id}/discard")
    ModelAndView discarding(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("authoring/discard").addObject("view", drafts.discarding(id, me));
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        drafts.discard(id, me);
        redirect.addFlashAttribute("done", "authoring.discarded");
        return "redirect:/design";
    }

    @GetMapping("/{id}/as-earner")
    ModelAndView asEarner(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        DraftView draft = drafts.seen(id, me);
        return preview("authoring/as-earner", draft)
                .addObject("readers", draft.content().about().readers())
                .addObject("goals", goals.of(draft.content(), null, me.district()))
                .addObject("picture", "/design/" + id + "/picture/badge.svg");
    }

    @GetMapping("/{id}/as-reviewer")
    ModelAndView asReviewer(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return preview("authoring/as-reviewer", drafts.seen(id, me)).addObject("form", new Unrated());
    }

    private static ModelAndView preview(String view, DraftView draft) {
        return new ModelAndView(view).addObject("credential", draft).addObject("levels", RubricLevel.values());
    }

    /** A rubric in which nobody has chosen or written anything. */
    static class Unrated {

        public String typed(String field, String criterion) {
            return "";
        }
    }

    @GetMapping("/{id}/editors")
    ModelAndView editors(@PathVariable DraftId id, @AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("authoring/editors").addObject("view", drafts.editors(id, me));
    }

    @PostMapping("/{id}/editors")
    String add(
            @PathVariable DraftId id,
            @RequestParam PersonId person,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        drafts.add(person, id, me);
        redirect.addFlashAttribute("done", "authoring.editors.added");
        return "redirect:/design/" + id + "/editors";
    }

    @PostMapping("/{id}/editors/remove")
    String remove(
            @PathVariable DraftId id,
            @RequestParam PersonId person,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        drafts.remove(person, id, me);
        redirect.addFlashAttribute("done", "authoring.editors.removed");
        return "redirect:/design/" + id + "/editors";
    }
}
