package org.waymark.insights.goals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DataIntegrityViolationException;
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
import org.waymark.catalog.goals.GoalView;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.NamesInText;

/** Stories of a goal: by whom they are, and as leads hide them. */
@Controller
class GoalStoriesController {

    private static final int LONGEST_WHY = 500;

    private final GoalStories stories;
    private final GoalProgress progress;
    private final NamesInText names;

    GoalStoriesController(GoalStories stories, GoalProgress progress, NamesInText names) {
        this.stories = stories;
        this.progress = progress;
        this.names = names;
    }

    @GetMapping("/goals/{code}/story")
    ModelAndView mine(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        GoalView goal = goal(code, me);
        StoryForm form = stories.own(goal.code(), me)
                .map(own -> new StoryForm(own.words(), own.signed() ? "yes" : null, "yes", null))
                .orElse(new StoryForm(null, null, null, null));
        return page(goal, form, List.of(), me);
    }

    @PostMapping("/goals/{code}/story")
    ModelAndView tell(
            @PathVariable String code,
            StoryForm form,
            @AuthenticationPrincipal SignedInPerson me,
            RedirectAttributes redirect) {
        GoalView goal = goal(code, me);
        UUID award = stories.award(goal.code(), me).orElseThrow(GoalProgressNotFound::new);
        List<String> found = found(form, me);
        Map<String, MessageSourceResolvable> problems = form.problems(found);
        if (!problems.isEmpty()) {
            return again(page(goal, form, found, me), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            stories.tell(goal, award, form.text(), form.isSigned(), me);
        } catch (DataIntegrityViolationException twice) {
            // The same was sent twice at once; the first is there, and this one changes it.
            stories.tell(goal, award, form.text(), form.isSigned(), me);
        }
        redirect.addFlashAttribute("done", "insights.story.told");
        return new ModelAndView("redirect:/goals/" + goal.code() + "/story");
    }

    @PostMapping("/goals/{code}/story/withdraw")
    String withdraw(
            @PathVariable String code, @AuthenticationPrincipal SignedInPerson me, RedirectAttributes redirect) {
        GoalView goal = goal(code, me);
        stories.withdraw(goal, me);
        redirect.addFlashAttribute("done", "insights.story.withdrawn");
        return "redirect:/goals";
    }

    @GetMapping("/insights/stories/{id}/hide")
    ModelAndView hide(@PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return hiding(story(id, me), "");
    }

    @PostMapping("/insights/stories/{id}/hide")
    ModelAndView hidden(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "-1") String edition,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            RedirectAttributes redirect) {
        GoalStories.Story story = story(id, me);
        SignedInPerson lead = Objects.requireNonNull(me);
        String said = PlainText.typed(why);
        if (said.isEmpty() || said.codePointCount(0, said.length()) > LONGEST_WHY) {
            return again(
                    hiding(story, said),
                    Map.of("why", StoryForm.phrase("insights.story.problem.why", LONGEST_WHY)),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        String title = progress.goal(story.goal(), true, lead).title();
        if (!edition.equals(String.valueOf(story.edition())) || !stories.hide(story, said, title, lead)) {
            return again(
                    hiding(story(id, me), said),
                    Map.of("why", StoryForm.phrase("insights.story.problem.changed")),
                    HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", "insights.story.hidden");
        return new ModelAndView("redirect:/goals/" + story.goal() + "/progress");
    }

    @PostMapping("/insights/stories/{id}/show")
    String shown(
            @PathVariable UUID id, @AuthenticationPrincipal @Nullable SignedInPerson me, RedirectAttributes redirect) {
        GoalStories.Story story = story(id, me);
        stories.show(story, Objects.requireNonNull(me));
        redirect.addFlashAttribute("done", "insights.story.shown");
        return "redirect:/goals/" + story.goal() + "/progress";
    }

    /** Who told something can always come back to it. */
    private GoalView goal(String code, SignedInPerson me) {
        return progress.goal(code, progress.mayLead(me) || stories.own(code, me).isPresent(), me);
    }

    /** The writer's own name is no child's; whether it stands beside the story they say themselves. */
    private List<String> found(StoryForm form, SignedInPerson me) {
        return names.in(form.text()).stream()
                .filter(each -> !me.displayName().contains(each))
                .toList();
    }

    private GoalStories.Story story(UUID id, @Nullable SignedInPerson me) {
        if (me == null || !progress.mayHide(me)) {
            throw new GoalProgressNotFound();
        }
        return stories.one(id, me.district()).orElseThrow(GoalProgressNotFound::new);
    }

    private ModelAndView page(GoalView goal, StoryForm form, List<String> found, SignedInPerson me) {
        GoalStories.Own own = stories.own(goal.code(), me).orElse(null);
        boolean may = stories.award(goal.code(), me).isPresent();
        if (own == null && !may) {
            throw new GoalProgressNotFound();
        }
        return new ModelAndView("insights/goals/story")
                .addObject("goal", goal)
                .addObject("form", form)
                .addObject("own", own)
                .addObject("may", may)
                .addObject("found", found);
    }

    private static ModelAndView hiding(GoalStories.Story story, String why) {
        return new ModelAndView("insights/goals/hide").addObject("story", story).addObject("why", why);
    }

    private static ModelAndView again(
            ModelAndView page, Map<String, MessageSourceResolvable> problems, HttpStatus status) {
        page.setStatus(status);
        return page.addObject("problems", problems);
    }
}
