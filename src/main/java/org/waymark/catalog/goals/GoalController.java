package org.waymark.catalog.goals;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

/** The goals that are addressed to somebody, and how they can contribute. */
@Controller
@RequestMapping("/goals")
class GoalController {

    private final Goals goals;
    private final Contributions contributions;
    private final Audiences audiences;
    private final Clock clock;

    GoalController(Goals goals, Contributions contributions, Audiences audiences, Clock clock) {
        this.goals = goals;
        this.contributions = contributions;
        this.audiences = audiences;
        this.clock = clock;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedInPerson me, Model model) {
        Audience audience = audiences.of(me.id(), me.district());
        List<GoalView> mine = goals.of(me.district()).stream()
                .filter(goal -> goal.audiences().contains(audience))
                .toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(me.zone()));
        model.addAttribute(
                "goals", mine.stream().filter(goal -> !goal.isOver(today)).toList());
        model.addAttribute(
                "over", mine.stream().filter(goal -> goal.isOver(today)).toList());
        return "catalog/goals/list";
    }

    @GetMapping("/{code}")
    String one(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        Audience audience = audiences.of(me.id(), me.district());
        GoalView goal = goals.byCode(code, me.district())
                .filter(found -> found.audiences().contains(audience))
                .orElseThrow(GoalNotFound::new);
        model.addAttribute("goal", goal);
        model.addAttribute("audience", audience);
        model.addAttribute("contributions", contributions.to(goal.code(), audience, me, FoundPage.numbered(page)));
        return "catalog/goals/one";
    }
}
