package org.waymark.catalog.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.waymark.people.SignedInPerson;

/** The pages of the editor: each is saved alone, complete or not. */
@Controller
class SectionController {

    private static final String ADDRESS = "/design/{id}/{section}";

    private static final String FIND = "find";

    private final Drafts drafts;

    SectionController(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * @param more the letter of a list that gets one empty part more
     * @param framework with the words, which standards to offer
     */
    @GetMapping(ADDRESS)
    ModelAndView show(
            @PathVariable DraftId id,
            @PathVariable String section,
            @RequestParam(defaultValue = "") String more,
            @RequestParam(defaultValue = "") String framework,
            @RequestParam(defaultValue = "") String words,
            @AuthenticationPrincipal SignedInPerson me) {
        SectionEdit edit = drafts.section(id, at(section), me);
        if (edit.state() != DraftState.DRAFT) {
            return new ModelAndView("redirect:/design/" + id);
        }
        List<?> found = found(edit, framework, words, me);
        return page(edit, edit.withEmptyParts(more))
                .addObject("framework", framework)
                .addObject("words", words)
                .addObject("found", found.stream().limit(Drafts.MOST_FOUND).toList())
                .addObject("more", found.size() > Drafts.MOST_FOUND);
    }

    private List<?> found(SectionEdit edit, String framework, String words, SignedInPerson me) {
        return edit.section() == Section.ALIGNMENT ? drafts.standards(framework, words, me.district()) : List.of();
    }

    @PostMapping(ADDRESS)
    ModelAndView save(
            @PathVariable DraftId id,
            @PathVariable String section,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        SectionForm form = new SectionForm(sent);
        SectionEdit edit = drafts.section(id, at(section), me);
        boolean upToDate = form.edition().equals(edit.stored().edition());
        Fields typed = upToDate ? Difference.settled(form.fields(), edit.stored(), form.theirs()) : form.fields();
        Map<String, MessageSourceResolvable> problems = edit.problems(typed, form.act());
        if (!problems.isEmpty()) {
            return again(page(edit, typed, form.edition()), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<Removal> removal = edit.removal(typed, form.act());
        if (removal.isPresent()) {
            return new ModelAndView("authoring/remove")
                    .addObject("view", SectionView.of(edit, typed).from(form.edition()))
                    .addObject("removal", removal.get())
                    .addObject("hidden", SectionForm.pairs(typed));
        }
        try {
            drafts.save(id, edit.section(), typed, form.edition(), form.act(), me);
        } catch (DraftConflict conflict) {
            return conflict(drafts.section(id, edit.section(), me), typed, form.act());
        } catch (DraftNotOpen moved) {
            return again(page(edit, typed), Map.of("section", Field.problem("proposed")), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "authoring.saved");
        return new ModelAndView("redirect:" + next(id, edit.section(), form));
    }

    /** Back to the task list; after a button beside a part, the page again. */
    private static String next(DraftId id, Section section, SectionForm form) {
        String act = form.act();
        if (act.isEmpty()) {
            return "/design/" + id;
        }
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/design/" + id + "/" + section.path());
        if (act.startsWith(ItemActs.ADD)) {
            page.queryParam("more", act.substring(ItemActs.ADD.length()));
        } else if (act.equals(FIND)) {
            page.queryParam("framework", "{framework}").queryParam("words", "{words}");
        }
        return page.encode()
                .buildAndExpand(Map.of("framework", form.one("find-framework"), "words", form.one("find-words")))
                .toUriString();
    }

    private static ModelAndView conflict(SectionEdit now, Fields typed, String act) {
        ModelAndView page = new ModelAndView("authoring/conflict")
                .addObject("view", SectionView.of(now, now.stored()))
                .addObject("hidden", SectionForm.pairs(now.asKept(typed)))
                .addObject("act", act)
                .addObject("differences", now.differences(typed));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private static ModelAndView page(SectionEdit edit, Fields shown) {
        return page(edit, shown, edit.stored().edition());
    }

    private static ModelAndView page(SectionEdit edit, Fields shown, String edition) {
        return new ModelAndView("authoring/section")
                .addObject("view", SectionView.of(edit, shown).from(edition))
                .addObject("frameworks", edit.offers().frameworks());
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", new LinkedHashMap<>(problems));
    }

    private static Section at(String path) {
        return Section.at(path).orElseThrow(DraftNotFound::new);
    }
}
