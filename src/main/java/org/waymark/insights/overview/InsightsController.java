package org.waymark.insights.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.waymark.insights.tables.InsightTable;
import org.waymark.insights.tables.TableWords;
import org.waymark.people.CsvLine;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** What a programme adds up to, for leads: pages, and each table as a file. */
@Controller
class InsightsController {

    private final Insights insights;
    private final TableWords words;
    private final CoachedCohorts cohorts;
    private final People people;

    InsightsController(Insights insights, CoachedCohorts cohorts, TableWords words, People people) {
        this.insights = insights;
        this.cohorts = cohorts;
        this.words = words;
        this.people = people;
    }

    @GetMapping("/insights")
    String first(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        return page("overview", lead(me), model);
    }

    @GetMapping("/insights/funnel")
    String funnel(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        return page("funnel", lead(me), model);
    }

    @GetMapping("/insights/schools")
    String schools(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        return page("schools", lead(me), model);
    }

    @GetMapping("/insights/barriers")
    String barriers(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        SignedInPerson lead = lead(me);
        model.addAttribute("words", insights.words(lead.district()));
        return page("barriers", lead, model);
    }

    @GetMapping("/insights/reviews")
    String reviews(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        return page("reviews", lead(me), model);
    }

    @GetMapping("/insights/hours")
    String hours(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        return page("hours", lead(me), model);
    }

    @GetMapping("/insights/coached")
    String coached(@AuthenticationPrincipal @Nullable SignedInPerson me, Model model) {
        model.addAttribute("coached", cohorts.of(seeing(me, VisibilityRule.COACHED)));
        return "insights/coached";
    }

    @GetMapping("/insights/coached.csv")
    void coachedFile(@AuthenticationPrincipal @Nullable SignedInPerson me, HttpServletResponse response)
            throws IOException {
        SignedInPerson coach = seeing(me, VisibilityRule.COACHED);
        cohorts.exported(coach);
        write(cohorts.of(coach).table(), response);
    }

    @GetMapping("/insights/{table}.csv")
    void file(
            @PathVariable String table,
            @AuthenticationPrincipal @Nullable SignedInPerson me,
            HttpServletResponse response)
            throws IOException {
        SignedInPerson lead = lead(me);
        InsightTable found =
                Optional.ofNullable(insights.tables(lead.district()).get(table)).orElseThrow(InsightsNotFound::new);
        insights.exported(table, lead.id(), lead.district());
        write(found, response);
    }

    private void write(InsightTable found, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("waymark-" + found.name() + ".csv")
                        .build()
                        .toString());
        Writer out = response.getWriter();
        out.write(CsvLine.MARK);
        for (List<String> line : words.lines(found)) {
            out.write(CsvLine.of(line));
        }
    }

    private String page(String name, SignedInPerson lead, Model model) {
        model.addAttribute("seen", insights.seen(lead.district()).orElse(null));
        return "insights/" + name;
    }

    private SignedInPerson lead(@Nullable SignedInPerson me) {
        return seeing(me, VisibilityRule.INSIGHTS);
    }

    /** The operator is nobody here. */
    private SignedInPerson seeing(@Nullable SignedInPerson me, VisibilityRule rule) {
        if (me == null || !rule.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new InsightsNotFound();
        }
        return me;
    }
}
