package org.waymark.catalog.stacks;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
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
import org.waymark.catalog.CatalogDesk;
import org.waymark.catalog.CatalogDesks;
import org.waymark.catalog.Stage;
import org.waymark.catalog.finding.Catalogue;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.catalog.finding.Shelf;
import org.waymark.catalog.finding.Wanted;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Stacks and pathways as leads and designers write them: one form, one click at a time. */
@Controller
@RequestMapping("/admin/stacks")
class StackAdminController {

    /** In a list to choose from; the search finds the others. */
    private static final int MOST_STACKS = 50;

    private final Stacks stacks;
    private final Catalogue catalogue;
    private final CatalogDesks desks;
    private final MessageSource messages;

    StackAdminController(Stacks stacks, Catalogue catalogue, CatalogDesks desks, MessageSource messages) {
        this.stacks = stacks;
        this.catalogue = catalogue;
        this.desks = desks;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedInPerson me) {
        return new ModelAndView("catalog/stacks/manage").addObject("stacks", stacks.drafts(desk(me).district()));
    }

    @GetMapping("/new")
    ModelAndView blank(@AuthenticationPrincipal SignedInPerson me) {
        desk(me);
        return newPage(new StackForm(Map.of()));
    }

    @PostMapping("/new")
    ModelAndView begin(@RequestParam Map<String, String> typed, @AuthenticationPrincipal SignedInPerson me) {
        CatalogDesk desk = desk(me);
        StackForm form = new StackForm(typed);
        String code = form.get("code").strip();
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!StackForm.isCode(code)) {
            problems.put("code", StackForm.phrase("catalog.problem.code"));
        }
        problems.putAll(form.problems());
        if (!problems.isEmpty()) {
            return again(newPage(form), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        StackText text = new StackText(form.title(), form.summary(), Rule.all(List.of()));
        try {
            return stacks.begin(code, form.get("kind").equals("pathway"), text, by(desk))
                    .map(StackAdminController::to)
                    .orElseGet(() -> again(
                            newPage(form),
                            Map.of("code", StackForm.phrase("catalog.problem.code-taken")),
                            HttpStatus.UNPROCESSABLE_CONTENT));
        } catch (DataIntegrityViolationException | ConcurrencyFailureException quicker) {
            return again(
                    newPage(form),
                    Map.of("code", StackForm.phrase("catalog.problem.code-just-taken")),
                    HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(
            @PathVariable StackId id,
            @RequestParam(defaultValue = "") String q,
            @AuthenticationPrincipal SignedInPerson me) {
        CatalogDesk desk = desk(me);
        StackDraft draft = stacks.draft(id, desk.district());
        return page(desk, draft, StackForm.of(draft, q), draft.text().rule());
    }

    @PostMapping("/{id}")
    ModelAndView write(
            @PathVariable StackId id,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        CatalogDesk desk = desk(me);
        StackDraft draft = stacks.draft(id, desk.district());
        StackForm form = new StackForm(typed);
        Rule rule = form.rule().orElse(draft.text().rule());
        if (!form.problems().isEmpty()) {
            return again(page(desk, draft, form, rule), form.problems(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<Rule> leaving = form.leaving();
        if (leaving.isPresent()) {
            return askToRemove(draft, form, leaving.get(), desk);
        }
        try {
            stacks.write(id, new StackText(form.title(), form.summary(), rule), form.edition(), by(desk));
        } catch (StackConflict | ConcurrencyFailureException conflict) {
            StackDraft now = stacks.draft(id, desk.district());
            ModelAndView page = page(desk, now, form.over(now.edition()), rule).addObject("elsewhere", now.text());
            return again(
                    page, Map.of("title", StackForm.phrase("catalog.stacks.problem.elsewhere")), HttpStatus.CONFLICT);
        }
        if (!form.get("q").isBlank()) {
            redirect.addAttribute("q", form.get("q"));
        }
        if (!form.get("act").equals("publish")) {
            redirect.addFlashAttribute("done", "catalog.stacks.saved");
            return to(id);
        }
        List<RuleFault> faults = stacks.publish(id, by(desk));
        if (!faults.isEmpty()) {
            StackDraft written = stacks.draft(id, desk.district());
            return again(
                    page(
                            desk,
                            written,
                            StackForm.of(written, form.get("q")),
                            written.text().rule()),
                    problems(faults),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("done", "catalog.stacks.published");
        return to(id);
    }

    /** A group with something in it was not made with one click, and does not go with one. */
    private ModelAndView askToRemove(StackDraft draft, StackForm form, Rule group, CatalogDesk desk) {
        Map<Object, String> titles = new LinkedHashMap<>();
        catalogue
                .named(group.credentials(), Shelf.ALL, desk.district())
                .forEach(each -> titles.put(each.definition().id(), each.title()));
        stacks.drafts(desk.district())
                .forEach(each -> titles.put(each.id().id(), each.text().title()));
        return new ModelAndView("catalog/stacks/remove")
                .addObject("stack", draft)
                .addObject("group", group)
                .addObject("lines", RuleLine.of(group))
                .addObject("titles", titles)
                .addObject("removed", form.get("act").replaceFirst("remove", "removed"))
                .addObject("hidden", form.besidesTheClick());
    }

    /** Says what it means first. */
    @GetMapping("/{id}/retire")
    ModelAndView askToRetire(@PathVariable StackId id, @AuthenticationPrincipal SignedInPerson me) {
        CatalogDesk desk = desk(me);
        StackDraft draft = stacks.draft(id, desk.district());
        return draft.number() == 0 || draft.retired()
                ? to(id)
                : new ModelAndView("catalog/stacks/retire")
                        .addObject("stack", draft)
                        .addObject("within", stacks.holding(id, desk.district()));
    }

    @PostMapping("/{id}/retire")
    ModelAndView retire(
            @PathVariable StackId id, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        stacks.retire(id, by(desk(me)));
        redirect.addFlashAttribute("done", "catalog.stacks.retired.done");
        return to(id);
    }

    private CatalogDesk desk(@Nullable SignedInPerson me) {
        return desks.of(me, VisibilityRule.STANDARDS_AND_STACKS).orElseThrow(StackNotFound::new);
    }

    private static Stacks.By by(CatalogDesk desk) {
        return new Stacks.By(desk.district(), desk.actor(), desk.role().name());
    }

    private static ModelAndView newPage(StackForm form) {
        return new ModelAndView("catalog/stacks/new").addObject("form", form);
    }

    private ModelAndView page(CatalogDesk desk, StackDraft draft, StackForm form, Rule rule) {
        Map<String, String> choices = new LinkedHashMap<>();
        Map<Object, String> titles = new LinkedHashMap<>();
        Set<Object> gone = new HashSet<>();
        choices.put("", message("catalog.stacks.choose"));
        Wanted wanted = Wanted.words(form.get("q"));
        FoundPage found = catalogue.find(wanted, Shelf.OPEN, desk.district(), 1);
        catalogue.named(rule.credentials(), Shelf.ALL, desk.district()).forEach(each -> {
            titles.put(each.definition().id(), each.title());
            if (each.stage() == Stage.RETIRED) {
                gone.add(each.definition().id());
            }
        });
        if (!draft.pathway()) {
            found.credentials().forEach(each -> choices.put("c:" + each.definition(), each.title()));
        }
        List<StackDraft> others = stacks.drafts(desk.district());
        others.forEach(each -> titles.put(each.id().id(), each.text().title()));
        others.stream()
                .filter(each -> each.number() > 0 && !each.retired() && !each.pathway())
                .filter(each -> !each.id().equals(draft.id()))
                .filter(each -> wanted.isIn(each.text().title()))
                .limit(MOST_STACKS)
                .forEach(each -> choices.put(
                        "s:" + each.id(),
                        message("catalog.stacks.choice", each.text().title())));
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("ALL", message("catalog.stacks.kind.ALL"));
        kinds.put("ANY", message("catalog.stacks.kind.ANY"));
        return new ModelAndView("catalog/stacks/edit")
                .addObject("stack", draft)
                .addObject("form", form)
                .addObject("json", StackForm.json(rule))
                .addObject("lines", RuleLine.of(rule))
                .addObject("titles", titles)
                .addObject("gone", gone)
                .addObject("choices", choices)
                .addObject("found", found)
                .addObject("kinds", kinds);
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static Map<String, MessageSourceResolvable> problems(List<RuleFault> faults) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        faults.forEach(fault -> problems.putIfAbsent(
                "rule-" + fault.path().replace('.', '-'),
                StackForm.phrase("catalog.stacks.fault." + fault.kind(), fault.number())));
        return problems;
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", problems);
    }

    private static ModelAndView to(StackId id) {
        return new ModelAndView("redirect:/admin/stacks/" + id);
    }
}
