package org.waymark.insights.goals;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.waymark.catalog.finding.FoundPage;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.TableWords;
import org.waymark.people.CsvLine;
import org.waymark.people.Districts;
import org.waymark.people.SignedInPerson;

/** What was done for a goal, and for all of them on the pages of leads. */
@Controller
class GoalProgressController {

    private static final int STORIES = 20;
    private static final int STORIES_ON_PAPER = 2;
    private static final int GOALS_ON_PAPER = 10;

    private final GoalProgress progress;
    private final GoalStories stories;
    private final TableWords words;
    private final Districts districts;

    GoalProgressController(GoalProgress progress, GoalStories stories, TableWords words, Districts districts) {
        this.progress = progress;
        this.stories = stories;
        this.words = words;
        this.districts = districts;
    }

    @GetMapping("/goals/{code}/progress")
    String one(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String criterion,
            @AuthenticationPrincipal SignedInPerson me,
            Model model) {
        GoalProgress.Seen seen = progress.seen(code, criterion, me);
        String goal = seen.goal().code();
        Set<String> enough = seen.enough() ? Set.of(goal) : Set.of();
        model.addAttribute("seen", seen);
        model.addAttribute("stories", stories.latest(List.of(goal), enough, seen.lead(), STORIES, me));
        model.addAttribute("mayTell", stories.award(goal, me).isPresent());
        model.addAttribute("told", stories.own(goal, me).isPresent());
        return "insights/goals/one";
    }

    @GetMapping("/goals/{code}/progress/{table}.csv")
    void file(
            @PathVariable String code,
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String criterion,
            @AuthenticationPrincipal SignedInPerson me,
            HttpServletResponse response)
            throws IOException {
        GoalProgress.Seen seen = progress.seen(code, criterion, me);
        InsightTable found = Optional.ofNullable(seen.tables().get(table)).orElseThrow(GoalProgressNotFound::new);
        progress.exported(
                found.name() + " " + seen.goal().code(), me.id(), seen.lead() ? "LEAD" : "EARNER", me.district());
        write(found, response);
    }

    @GetMapping("/insights/goals")
    String all(
            @RequestParam(defaultValue = "1") String page,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            Model model) {
        model.addAttribute("all", progress.page(FoundPage.numbered(page), lead(me).district()));
        return "insights/goals/all";
    }

    @GetMapping("/insights/goals.csv")
    void file(@AuthenticationPrincipal @Nullable SignedInPerson me, HttpServletResponse response) throws IOException {
        SignedInPerson lead = lead(me);
        InsightTable table = progress.all(lead.district()).table();
        progress.exported(table.name(), lead.id(), "LEAD", lead.district());
        write(table, response);
    }

    @GetMapping("/insights/goals/report")
    String report(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        SignedInPerson lead = lead(me);
        GoalProgress.All all = progress.current(GOALS_ON_PAPER, lead.district());
        List<String> codes =
                all.lines().stream().map(each -> each.goal().code()).toList();
        // Only where the number of people is shown are they enough to hide among.
        Set<String> enough = all.lines().stream()
                .filter(each -> each.row().value(0) != null)
                .map(each -> each.goal().code())
                .collect(Collectors.toSet());
        model.addAttribute("all", all);
        model.addAttribute("districtName", districts.card(lead.district()).name());
        model.addAttribute("stories", stories.latest(codes, enough, false, STORIES_ON_PAPER, lead));
        return "insights/goals/report";
    }

    private void write(InsightTable table, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("waymark-" + table.name() + ".csv")
                        .build()
                        .toString());
        Writer out = response.getWriter();
        out.write(CsvLine.MARK);
        for (List<String> line : words.lines(table)) {
            out.write(CsvLine.of(line));
        }
    }

    /** The operator is nobody here. */
    private SignedInPerson lead(@Nullable SignedInPerson me) {
        if (me == null || !progress.mayLead(me)) {
            throw new GoalProgressNotFound();
        }
        return me;
    }
}
